import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { Bundles } from '#deliberate/domain/opinion/opinion-bundles.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { SnapshotTaken } from '#deliberate/domain/results/take-snapshot.ts';
import '#deliberate/server/tables.ts';

type BundlesOf = {
  readonly forumId: string;
  readonly deliberationId: string;
  readonly stratum: Stratum;
};

/** Whom earlier analyses counted together; for the next one, never to be handed out. */
export async function readBundles(
  db: Reader,
  { forumId, deliberationId, stratum }: BundlesOf,
): Promise<Bundles> {
  const rows = await db
    .selectFrom('opinion_bundles')
    .select(['reactor_id', 'bundle'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('stratum', '=', stratum)
    .execute();
  return new Map(rows.map(({ reactor_id, bundle }) => [reactor_id, bundle]));
}

/** Of those alone whose bundle is another than before. */
export async function writeBundles(tx: Tx, taken: SnapshotTaken, forumId: string): Promise<void> {
  for (const stratum of ['accredited', 'public'] as const) {
    const changed = taken.found[stratum]?.bundles;
    if (changed === undefined || changed.size === 0) continue;
    await sql`INSERT INTO opinion_bundles (forum_id, deliberation_id, stratum, reactor_id, bundle)
      SELECT ${forumId}::uuid, ${taken.deliberationId}::uuid, ${stratum}::text, reactor_id, bundle
      FROM unnest(${[...changed.keys()]}::uuid[], ${[...changed.values()]}::integer[]) AS u (reactor_id, bundle)
      ON CONFLICT (forum_id, deliberation_id, stratum, reactor_id) DO UPDATE SET bundle = excluded.bundle`.execute(
      tx,
    );
  }
}

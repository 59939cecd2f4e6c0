import type { Act, Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '../database/db.ts';

/**
 * Whether one of these acts would be entered into a log that has ended. Until this transaction ends nobody can seal
 * the edition: the seal waits for all public acts under way, and they for it, so that nothing public follows it.
 */
export async function entersSealed(
  tx: Tx,
  { forumId }: Pick<Command<unknown>, 'forumId'>,
  acts: readonly Act[],
): Promise<boolean> {
  const editions = new Set(
    acts.flatMap(({ entry, editionId }) => (entry === undefined || editionId === null ? [] : [editionId])),
  );
  for (const editionId of [...editions].sort()) {
    await sql`SELECT 1 FROM editions WHERE forum_id = ${forumId} AND edition_id = ${editionId}
      FOR KEY SHARE`.execute(tx);
    if ((await sealedAt(tx, { forumId, editionId })) !== null) return true;
  }
  return false;
}

type Edition = { readonly forumId: string; readonly editionId: string };

/** Waits for every public act under way and keeps new ones waiting until the transaction ends. */
export async function lockForSeal(tx: Tx, { forumId, editionId }: Edition): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM editions WHERE forum_id = ${forumId} AND edition_id = ${editionId}
    FOR UPDATE`.execute(tx);
  return rows.length > 0;
}

export async function sealedAt(db: Reader, { forumId, editionId }: Edition): Promise<Date | null> {
  const row = await db
    .selectFrom('edition_seals')
    .select('sealed_at')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return row?.sealed_at ?? null;
}

export async function writeSeal(tx: Tx, { forumId, editionId }: Edition, at: Date): Promise<void> {
  await tx
    .insertInto('edition_seals')
    .values({ forum_id: forumId, edition_id: editionId, sealed_at: at })
    .execute();
}

import { knotKey, type Knot, type KnotRef } from '#kernel/domain/thread.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import './tables.ts';

type Wanted = {
  readonly forumId: string;
  readonly editionId: string;
  /** As read through the gate: conclude does not look for interventions itself. */
  readonly interventionIds: readonly string[];
};

/** What a paragraph of this edition's text can cite, in the order of kinds: all of it seen by everyone. */
export async function citableIn(db: Reader, wanted: Wanted, sight: PublicSight): Promise<Knot[]> {
  const { forumId, editionId, interventionIds } = wanted;
  const [positions, snapshots, documents] = await Promise.all([
    db
      .selectFrom('positions')
      .select('position_id as id')
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', editionId)
      .where('state', '=', 'open')
      .orderBy('number')
      .execute(),
    db
      .selectFrom('opinion_snapshots')
      .select('snapshot_id as id')
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', editionId)
      .orderBy('taken_at', 'desc')
      .execute(),
    db
      .selectFrom('documents')
      .select('document_id as id')
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', editionId)
      .orderBy('created_at')
      .execute(),
  ]);
  const refs: KnotRef[] = [
    ...positions.map(({ id }) => ({ kind: 'position' as const, id })),
    ...interventionIds.map((id) => ({ kind: 'intervention' as const, id })),
    ...snapshots.map(({ id }) => ({ kind: 'snapshot' as const, id })),
    ...documents.map(({ id }) => ({ kind: 'document' as const, id })),
  ];
  const seen = await sight(db, forumId, refs);
  return refs.flatMap((ref) => seen.get(knotKey(ref)) ?? []);
}

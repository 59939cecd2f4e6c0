import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { UNFULFILLED } from '../domain/commitment-state.ts';
import type { CommitmentView } from '../domain/outcome-view.ts';
import './tables.ts';

type Wanted = { readonly forumId: string; readonly editionId: string };

/** What was promised at an edition, in the order it was put on record. Commitments are public. One query. */
export async function commitmentsOf(db: Reader, { forumId, editionId }: Wanted): Promise<CommitmentView[]> {
  const rows = await db
    .selectFrom('commitments')
    .select(['commitment_id as commitmentId', 'texts', 'made_by as madeBy', 'state', 'note'])
    .select(['paragraph_id', 'intervention_id'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .orderBy('created_at')
    .orderBy('commitment_id')
    .execute();
  return rows.map(({ paragraph_id, intervention_id, ...row }) => ({
    ...row,
    source:
      paragraph_id !== null
        ? { kind: 'paragraph' as const, id: paragraph_id }
        : intervention_id !== null
          ? { kind: 'intervention' as const, id: intervention_id }
          : null,
  }));
}

export type CommitmentBefore = {
  readonly commitmentId: string;
  readonly texts: Texts;
  readonly madeBy: Texts;
  readonly editionNames: Texts;
  /** Path below `/{lang}`. */
  readonly path: string;
};

/** Not yet fulfilled, of editions that began before this one, the newest edition first: input to its call. One query. */
export async function openCommitmentsBefore(
  db: Reader,
  { forumId, editionId }: Wanted,
): Promise<CommitmentBefore[]> {
  const rows = await db
    .selectFrom('commitments as c')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'c.forum_id').onRef('e.edition_id', '=', 'c.edition_id'),
    )
    .innerJoin('editions as now', (on) =>
      on.onRef('now.forum_id', '=', 'c.forum_id').on('now.edition_id', '=', editionId),
    )
    .innerJoin('forums as f', 'f.forum_id', 'c.forum_id')
    .select(['c.commitment_id as commitmentId', 'c.texts', 'c.made_by as madeBy'])
    .select(['e.names as editionNames', 'e.slug as edition', 'f.slug as forum'])
    .where('c.forum_id', '=', forumId)
    .where('c.state', 'in', [...UNFULFILLED])
    .whereRef('e.edition_id', '<>', 'now.edition_id')
    // An edition whose date is not set yet lies ahead of all that have one.
    .where((by) =>
      by.or([
        by('e.starts_on', '<', by.ref('now.starts_on')),
        by.and([by('now.starts_on', 'is', null), by('e.starts_on', 'is not', null)]),
      ]),
    )
    .orderBy('e.starts_on', 'desc')
    .orderBy('c.created_at')
    .execute();
  return rows.map(({ edition, forum, ...row }) => ({
    ...row,
    path: `/${forum}/${edition}/outcome#commitment-${row.commitmentId}`,
  }));
}

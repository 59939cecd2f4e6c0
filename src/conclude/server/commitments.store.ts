import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { CommitmentState } from '../domain/commitment-state.ts';
import type {
  CommitmentFollowedUp,
  CommitmentMade,
  FollowUpCommitment,
  MakeCommitment,
} from '../domain/commitments.ts';
import './tables.ts';

/** A source is an operative paragraph of an adopted text, or an intervention that everyone may see. */
export async function loadSource(
  tx: Tx,
  { forumId, input }: Command<MakeCommitment>,
  sight: PublicSight,
): Promise<{ readonly sourceSeen: boolean }> {
  const { kind, id } = input.source;
  if (kind === 'intervention') return { sourceSeen: (await sight(tx, forumId, [{ kind, id }])).size > 0 };
  const row = await tx
    .selectFrom('outcome_paragraphs as p')
    .innerJoin('outcome_documents as d', (on) =>
      on.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.document_id', '=', 'p.document_id'),
    )
    .select('p.paragraph_id')
    .where('p.forum_id', '=', forumId)
    .where('p.edition_id', '=', input.editionId)
    .where('p.paragraph_id', '=', id)
    .where('p.kind', '=', 'operative')
    .where('d.state', '=', 'adopted')
    .executeTakeFirst();
  return { sourceSeen: row !== undefined };
}

export async function writeCommitment(
  tx: Tx,
  change: CommitmentMade,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { kind, id } = change.source;
  await tx
    .insertInto('commitments')
    .values({
      forum_id: forumId,
      commitment_id: change.commitmentId,
      edition_id: change.editionId,
      paragraph_id: kind === 'paragraph' ? id : null,
      intervention_id: kind === 'intervention' ? id : null,
      texts: JSON.stringify(change.texts),
      made_by: JSON.stringify(change.madeBy),
      state: 'open',
      note: null,
      changed_at: null,
      created_at: at,
    })
    .execute();
}

export async function loadCommitment(
  tx: Tx,
  { forumId, input }: Command<FollowUpCommitment>,
): Promise<{ readonly state: CommitmentState | null }> {
  const row = await tx
    .selectFrom('commitments')
    .select('state')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('commitment_id', '=', input.commitmentId)
    .forUpdate()
    .executeTakeFirst();
  return { state: row?.state ?? null };
}

export async function writeFollowUp(
  tx: Tx,
  change: CommitmentFollowedUp,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const noted = Object.keys(change.note).length > 0;
  await tx
    .updateTable('commitments')
    .set({ state: change.state, note: noted ? JSON.stringify(change.note) : null, changed_at: at })
    .where('forum_id', '=', forumId)
    .where('commitment_id', '=', change.commitmentId)
    .execute();
}

import type { Command } from '#kernel/domain/command.ts';
import { sql, type Tx } from '#kernel/server/database/db.ts';
import type {
  MergePosition,
  MergeState,
  PositionMerged,
  PositionSplit,
  SplitPosition,
  SplitState,
} from '#deliberate/domain/positions/join-and-split.ts';
import { numbersIn, writeDraft } from './drafts.store.ts';
import { lockPosition } from './positions.store.ts';
import '#deliberate/server/tables.ts';

/** Locked in the order of their ids, so that two merges of the same pair never wait for each other. */
export async function loadMergeState(
  tx: Tx,
  { forumId, input }: Command<MergePosition>,
): Promise<MergeState> {
  const { editionId, positionId, intoId } = input;
  const found = new Map<string, MergeState['position']>();
  for (const id of [...new Set([positionId, intoId])].sort())
    found.set(id, (await lockPosition(tx, forumId, { editionId, positionId: id }))?.position ?? null);
  return { position: found.get(positionId) ?? null, into: found.get(intoId) ?? null };
}

export async function writeMerge(
  tx: Tx,
  { positionId, into, reason, by }: PositionMerged,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const state_reason = reason === null ? null : JSON.stringify(reason);
  await tx
    .updateTable('positions')
    .set({ state: 'merged', state_reason, reason_code: 'duplicate', answered_at: at })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
  await tx
    .insertInto('position_lineage')
    .values({
      forum_id: forumId,
      position_id: into.positionId,
      from_position_id: positionId,
      kind: 'merged',
      made_as: by.as,
      made_at: at,
    })
    .execute();
}

export async function loadSplitState(
  tx: Tx,
  { forumId, input }: Command<SplitPosition>,
): Promise<SplitState> {
  const found = await lockPosition(tx, forumId, input);
  if (found === null) return { position: null, deliberation: 'draft', lastNumber: 0, held: 0 };
  const { position, deliberation } = found;
  return { position, deliberation, ...(await numbersIn(tx, forumId, position.deliberationId)) };
}

/** The parts rest on the same words as the whole, whether or not anyone was ever asked about that. */
export async function writeSplit(
  tx: Tx,
  split: PositionSplit,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { positionId, editionId, deliberationId, parts, by } = split;
  await tx
    .updateTable('positions')
    .set({ state: 'split', state_reason: null, reason_code: 'two_things', answered_at: at })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
  for (const part of parts) {
    const of = { editionId, deliberationId, interventionId: null, span: null, reasonAt: null, by };
    await writeDraft(tx, { ...part, ...of, origin: 'split', state: 'proposed' }, { forumId, at });
  }
  await sql`
    UPDATE positions AS part SET intervention_id = whole.intervention_id, span = whole.span
    FROM positions AS whole
    WHERE part.forum_id = ${forumId} AND part.position_id = ANY (${parts.map((part) => part.positionId)}::uuid[])
      AND whole.forum_id = ${forumId} AND whole.position_id = ${positionId}`.execute(tx);
  await tx
    .insertInto('position_lineage')
    .values(
      parts.map((part) => ({
        forum_id: forumId,
        position_id: part.positionId,
        from_position_id: positionId,
        kind: 'split' as const,
        made_as: by.as,
        made_at: at,
      })),
    )
    .execute();
}

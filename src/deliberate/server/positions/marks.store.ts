import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { MarkPosition, MarkState, PositionMarked } from '#deliberate/domain/positions/mark-position.ts';
import { lockPosition } from './positions.store.ts';
import '#deliberate/server/tables.ts';

export async function loadMarkState(tx: Tx, { forumId, input }: Command<MarkPosition>): Promise<MarkState> {
  return (await lockPosition(tx, forumId, input)) ?? { position: null, deliberation: 'draft' };
}

export async function writeMark(
  tx: Tx,
  { positionId, about, aboutVersion, reason }: PositionMarked,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('positions')
    .set({ about, about_reason: JSON.stringify(reason), about_version: aboutVersion })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
}

import { sql, type Database } from '#kernel/server/database/db.ts';
import { tellOthers } from '#kernel/server/live/live-relay.ts';
import type { FloorAnswer, FloorMessage, Room } from './floor-message.ts';
import '../tables.ts';

/** Heard by the writer of the room, whichever process it is in. */
export const inboxTopic = ({ sessionId }: Room) => `floor-inbox/${sessionId}`;

/** Sending the same command again finds the row of the first time. */
export async function sendForward(db: Database, room: Room, message: FloorMessage, at: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('floor_forwards')
      .values({
        forum_id: room.forumId,
        session_id: room.sessionId,
        command_id: message.commandId,
        message: JSON.stringify(message),
        answer: null,
        sent_at: at,
      })
      .onConflict((on) => on.columns(['forum_id', 'session_id', 'command_id']).doNothing())
      .execute();
    await tellOthers(tx, [inboxTopic(room)]);
  });
}

/** Takes the answer away, if it has come. */
export async function takeAnswer(
  db: Database,
  { forumId, sessionId }: Room,
  commandId: string,
): Promise<FloorAnswer | null> {
  const { rows } = await sql<{ answer: FloorAnswer }>`
    DELETE FROM floor_forwards WHERE forum_id = ${forumId} AND session_id = ${sessionId}
      AND command_id = ${commandId} AND answer IS NOT NULL RETURNING answer`.execute(db);
  return rows[0]?.answer ?? null;
}

/** Nobody waits for it any more. */
export async function dropForward(
  db: Database,
  { forumId, sessionId }: Room,
  commandId: string,
): Promise<void> {
  await db
    .deleteFrom('floor_forwards')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .where('command_id', '=', commandId)
    .execute();
}

/** What came in from other processes and has no answer yet, in the order of coming; what nobody waits for is dropped. */
export async function unanswered(
  db: Database,
  { forumId, sessionId }: Room,
  since: Date,
): Promise<FloorMessage[]> {
  await db
    .deleteFrom('floor_forwards')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .where('sent_at', '<', since)
    .execute();
  const rows = await db
    .selectFrom('floor_forwards')
    .select('message')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .where('answer', 'is', null)
    .orderBy('sent_at')
    .orderBy('command_id')
    .execute();
  // Written by `sendForward`, in this form.
  return rows.map(({ message }) => message as FloorMessage);
}

export async function answerForward(
  db: Database,
  { forumId, sessionId }: Room,
  commandId: string,
  answer: FloorAnswer,
): Promise<void> {
  await db
    .updateTable('floor_forwards')
    .set({ answer: JSON.stringify(answer) })
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .where('command_id', '=', commandId)
    .execute();
}

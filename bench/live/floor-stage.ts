import type { FloorOrder } from '#convene/domain/floor/floor-command.ts';
import type { FloorMessage, Room } from '#convene/server/floor/floor-message.ts';
import type { FloorRooms } from '#convene/server/floor/floor-rooms.ts';
import { newId, type Stage } from './stage.ts';

export const FLOOR_WRITERS = 50;

/** A session whose floor can be opened. */
export async function addPlenary({ db }: Stage, { forumId, editionId, sessionId }: Room): Promise<void> {
  const session = { slug: sessionId, kind: 'plenary', titles: '{}', record_mode: 'attributed' } as const;
  await db
    .insertInto('sessions')
    .values({
      ...{ forum_id: forumId, session_id: sessionId, edition_id: editionId, parent_id: null },
      ...{ summary: null, held_on: null, starts_at: null, ends_at: null, room: null, stream_url: null },
      ...session,
      ...{ place_in_order: 1, created_at: new Date() },
    })
    .execute();
}

export function floorOrder(wanted: FloorOrder): FloorMessage {
  const by = { chair: true, participationId: null };
  return { commandId: newId(), by, seen: null, offRecord: false, order: wanted, actorId: null, text: null };
}

export type FloorWriter = (who: number) => Promise<void>;

/** Each writer asks for the floor, withdraws, and asks again, as somebody new to the list. */
export function askAndWithdraw(
  rooms: FloorRooms,
  room: Room,
  answered: (one: { readonly commandId: string; readonly version: number }) => void = () => undefined,
): FloorWriter {
  const waiting = new Map<number, string>();
  const people = Array.from({ length: FLOOR_WRITERS }, newId);
  return async (who) => {
    const asked = waiting.get(who);
    const participationId = people[who] ?? '';
    const seat = { group: 'academia', region: null, attendance: 'remote', party: participationId } as const;
    const sent = floorOrder(
      asked === undefined
        ? { do: 'ask', kind: 'speech', speaker: { ...seat, participationId } }
        : { do: 'withdraw', requestId: asked },
    );
    const answer = await rooms.run(room, sent);
    if (!answer.ok) throw new Error(`an order under measurement was refused: ${answer.refusal.code}`);
    answered({ commandId: sent.commandId, version: answer.version });
    if (asked === undefined) waiting.set(who, sent.commandId);
    else waiting.delete(who);
  };
}

import type { App } from '#kernel/server/app.ts';
import { refuseFloor } from '../../domain/floor/floor-refusals.ts';
import {
  answerForward,
  dropForward,
  inboxTopic,
  sendForward,
  takeAnswer,
  unanswered,
} from './floor-forwards.store.ts';
import type { FloorAnswer, FloorMessage, Room } from './floor-message.ts';

/** Longer than a lease, so that an order outlives the writer it was sent to. */
const ANSWER_MS_MAX = 12_000;
const LOOK_EVERY_MS = 100;

type Parts = Pick<App, 'db' | 'live' | 'now'>;
type Forwarding = {
  readonly room: Room;
  readonly message: FloorMessage;
  /** Not null once this process has become the writer. */
  readonly takeOver: () => Promise<object | null>;
  readonly run: (room: Room, message: FloorMessage) => Promise<FloorAnswer>;
};

/**
 * Sends an order to the process that writes the room and waits for its answer. Meanwhile it looks whether that process
 * is still there; when it is not, the order is carried out here. Whoever did it, the command's id makes it once.
 */
export async function forwardFloor(parts: Parts, forwarding: Forwarding): Promise<FloorAnswer> {
  const { room, message, takeOver, run } = forwarding;
  const { db, now } = parts;
  await sendForward(db, room, message, now());
  const until = performance.now() + ANSWER_MS_MAX;
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const answer = await takeAnswer(db, room, message.commandId);
    if (answer !== null) return answer;
    if ((await takeOver()) === null) continue;
    await dropForward(db, room, message.commandId);
    return run(room, message);
  }
  await dropForward(db, room, message.commandId);
  return { ok: false, refusal: refuseFloor('floor-away').refusal, version: 0 };
}

/** Carries out what other processes send, from before this one became the writer too; returns how to stop. */
export function hearForwards(
  { db, live, now }: Parts,
  room: Room,
  run: (message: FloorMessage) => Promise<FloorAnswer>,
): () => void {
  const busy = new Set<string>();
  const look = async () => {
    const since = new Date(now().getTime() - ANSWER_MS_MAX);
    const found = (await unanswered(db, room, since)).filter(({ commandId }) => !busy.has(commandId));
    await Promise.all(
      found.map(async (message) => {
        busy.add(message.commandId);
        try {
          await answerForward(db, room, message.commandId, await run(message));
        } finally {
          busy.delete(message.commandId);
        }
      }),
    );
  };
  // Whoever sent it looks for the answer until its time is over, and sends it again then: nothing more to do here.
  const quietly = () => void look().catch(() => undefined);
  const stop = live.subscribe(inboxTopic(room), quietly);
  quietly();
  return stop;
}

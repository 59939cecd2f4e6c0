import type { Refusal } from '#kernel/domain/decision.ts';
import { applyFloor } from '../../domain/floor/apply-floor.ts';
import { decideFloor } from '../../domain/floor/decide-floor.ts';
import type { FloorOrder } from '../../domain/floor/floor-command.ts';
import type { FloorEventAt } from '../../domain/floor/floor-event.ts';
import { refuseFloor } from '../../domain/floor/floor-refusals.ts';
import type { FloorState } from '../../domain/floor/floor-state.ts';
import type { FloorAnswer, FloorMessage } from './floor-message.ts';
import type { EventRow } from './floor.store.ts';

const BATCH_COMMANDS_MAX = 500;
/** Beyond this the honest answer is "busy, try again shortly", before memory grows. */
export const QUEUE_COMMANDS_MAX = 2_000;
const RETRY_AFTER_SECONDS = 2;

/** What changes more than the floor has a transaction of its own. */
const ALONE: ReadonlySet<FloorOrder['do']> = new Set([
  ...(['open', 'close_list', 'reopen_list', 'end', 'give_text', 'open_item', 'close_item'] as const),
]);

export type Weighty = { readonly message: FloorMessage; readonly row: EventRow; readonly after: FloorState };
export type RoomParts = {
  readonly state: FloorState;
  /** By command, the version it made. */
  readonly known: Map<string, number>;
  readonly now: () => number;
  /** Resolves after the commit. Whatever it throws, the room is read again before anything else is decided. */
  readonly append: (rows: readonly EventRow[], turned: boolean) => Promise<void>;
  /** The same for an event alone; answers with the state as it is now, or with why it was not to be. */
  readonly appendWeighty: (weighty: Weighty) => Promise<FloorState | Refusal>;
};
export type FloorRoom = {
  run(message: FloorMessage): Promise<FloorAnswer>;
  /** Waits until all that was accepted is committed. */
  drain(): Promise<void>;
  readonly idle: () => boolean;
};

type Waiting = {
  readonly message: FloorMessage;
  readonly resolve: (answer: FloorAnswer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Group commit for one room: commands are collected while the last batch commits, decided in order on the state in
 * memory, written as one statement and answered after the commit. After a failure the room takes nothing more: whether
 * its last batch was written is for the database to say, and for the room that is opened next.
 */
export function openRoom({ state: first, known, now, append, appendWeighty }: RoomParts): FloorRoom {
  let state = first;
  let queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  let broken: { readonly error: unknown } | null = null;

  async function run(): Promise<void> {
    // What arrives together is written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0 && broken === null) {
      const batch = queue.splice(0, batchLength(queue));
      try {
        await commit(batch);
      } catch (error) {
        broken = { error };
        for (const { reject } of [...batch, ...queue]) reject(error);
        queue = [];
      }
    }
    running = null;
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    const decided = decideBatch(batch, { state, known, now });
    const { rows, answers } = decided;
    let { after } = decided;
    const [row] = rows;
    const [only] = batch;
    if (row !== undefined && only !== undefined && ALONE.has(only.message.order.do)) {
      const done = await appendWeighty({ message: only.message, row, after });
      if ('meaning' in done) {
        only.resolve({ ok: false, refusal: done, version: state.version });
        return;
      }
      after = done;
    } else if (row !== undefined) await append(rows, after.turnVersion !== state.turnVersion);
    state = after;
    for (const { commandId, version } of rows) known.set(commandId, version);
    batch.forEach(({ resolve }, at) => {
      const answer = answers[at];
      if (answer !== undefined) resolve(answer);
    });
  }

  return {
    run(message) {
      // The caller opens the room anew and asks again.
      if (broken !== null) return Promise.reject(broken.error);
      if (queue.length >= QUEUE_COMMANDS_MAX) {
        const { refusal } = refuseFloor('floor-busy', { seconds: RETRY_AFTER_SECONDS });
        return Promise.resolve({ ok: false, refusal, version: state.version });
      }
      return new Promise((resolve, reject) => {
        queue.push({ message, resolve, reject });
        running ??= run();
      });
    },
    async drain() {
      while (running !== null) await running;
    },
    idle: () => running === null,
  };
}

/** Up to an order that changes more than the floor, which goes alone. */
function batchLength(queue: readonly Waiting[]): number {
  const alone = queue.findIndex(({ message }) => ALONE.has(message.order.do));
  return Math.min(alone < 0 ? queue.length : Math.max(1, alone), BATCH_COMMANDS_MAX);
}

type Deciding = Pick<RoomParts, 'state' | 'known' | 'now'>;

/** Each command on the state that the one before it left; what came before and is known already makes nothing. */
function decideBatch(batch: readonly Waiting[], { state, known, now }: Deciding) {
  let after = state;
  const rows: EventRow[] = [];
  const made = new Map<string, number>();
  const answers = batch.map(({ message }): FloorAnswer => {
    const { commandId, actorId } = message;
    const version = known.get(commandId) ?? made.get(commandId);
    if (version !== undefined) return { ok: true, version };
    const ms = now();
    const decided = decideFloor(after, { ...message, ms });
    if (!decided.accepted) return { ok: false, refusal: decided.refusal, version: after.version };
    if (decided.change === null) return { ok: true, version: after.version };
    const event: FloorEventAt = { event: decided.change, ms };
    after = applyFloor(after, event);
    rows.push({ version: after.version, commandId, event, actorId });
    made.set(commandId, after.version);
    return { ok: true, version: after.version };
  });
  return { after, rows, answers };
}

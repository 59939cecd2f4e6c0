import type { Database } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { writeReactionBatch, type ReactionToWrite } from './reaction-batch.store.ts';

/** A batch starts at once when the writer is idle; while a commit runs, what arrives waits for it. */
const GATHER_MS = 2;
const BATCH_REACTIONS_MAX = 4_000;
/** Beyond this the honest answer is "busy, try again shortly", before memory grows. */
export const QUEUE_REACTIONS_MAX = 20_000;
export const RETRY_AFTER_SECONDS = 2;

export type Verdict = 'taken' | 'not_open' | 'reworded';
export type Taking =
  | { readonly ok: true; readonly verdicts: readonly Verdict[] }
  | { readonly ok: false; readonly retryAfterSeconds: number };

export type ReactionWriter = {
  /**
   * Resolves after the reactions are committed. `ok: false` means that nothing was taken because the queue is full.
   * Rejects when the database does: then nothing of this call is known to be stored, and sending it again is safe.
   */
  cast(forumId: string, stratum: Stratum, reactions: readonly ReactionToWrite[]): Promise<Taking>;
  /** Waits until all that was accepted is committed. */
  drain(): Promise<void>;
};

type Waiting = {
  readonly forumId: string;
  readonly stratum: Stratum;
  readonly reactions: readonly ReactionToWrite[];
  readonly resolve: (taking: Taking) => void;
  readonly reject: (error: unknown) => void;
};

export type WriterParts = {
  readonly db: Database;
  readonly now: () => Date;
  /** Told after commit, once per changed deliberation and batch. */
  readonly changed: (deliberationId: string) => void;
};

/** Group commit for reactions: collects while the last batch commits, writes each batch with one statement per stratum. */
export function createReactionWriter(parts: WriterParts): ReactionWriter {
  let queue: Waiting[] = [];
  let queued = 0;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    while (queue.length > 0) {
      const calls = takeBatch();
      await Promise.all(groups(calls).map((group) => commit(parts, group)));
    }
    running = null;
  }

  function takeBatch(): Waiting[] {
    let count = 0;
    let calls = 0;
    for (const { reactions } of queue) {
      if (calls > 0 && count + reactions.length > BATCH_REACTIONS_MAX) break;
      count += reactions.length;
      calls += 1;
    }
    const batch = queue.slice(0, calls);
    queue = queue.slice(calls);
    queued -= count;
    return batch;
  }

  return {
    cast(forumId, stratum, reactions) {
      if (queued + reactions.length > QUEUE_REACTIONS_MAX) {
        return Promise.resolve({ ok: false, retryAfterSeconds: RETRY_AFTER_SECONDS });
      }
      queued += reactions.length;
      return new Promise((resolve, reject) => {
        queue.push({ forumId, stratum, reactions, resolve, reject });
        running ??= run();
      });
    },
    async drain() {
      while (running !== null) await running;
    },
  };
}

/** Calls of one forum and stratum share a statement. */
function groups(calls: readonly Waiting[]): Waiting[][] {
  const byKey = new Map<string, Waiting[]>();
  for (const call of calls) {
    const key = `${call.forumId}/${call.stratum}`;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [call]);
    else group.push(call);
  }
  return [...byKey.values()];
}

async function commit({ db, now, changed }: WriterParts, group: readonly Waiting[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const batch = {
    forumId: first.forumId,
    stratum: first.stratum,
    at: now(),
    reactions: group.flatMap(({ reactions }) => reactions),
  };
  try {
    const { notOpen, reworded, deliberations } = await writeReactionBatch(db, batch);
    const verdictOn = (place: number): Verdict => {
      if (notOpen.has(place)) return 'not_open';
      return reworded.has(place) ? 'reworded' : 'taken';
    };
    let from = 0;
    for (const { reactions, resolve } of group) {
      const first = from;
      resolve({ ok: true, verdicts: reactions.map((_, index) => verdictOn(first + index)) });
      from += reactions.length;
    }
    for (const id of deliberations) changed(id);
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}

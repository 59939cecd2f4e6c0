import type { Database, Tx } from './db.ts';
import {
  freeLease,
  insertLease,
  lockLease,
  passLease,
  readLease,
  renewLease,
  type LeaseName,
  type LeaseRow,
} from './lease.store.ts';

/** Long enough for a slow disk, short enough that work resumes soon after a process was killed. */
export const LEASE_MS = 15_000;
/** Renewals within one duration, so that a single lost one costs nothing. */
const RENEWALS_PER_DURATION = 3;

/** Proof of holding a lease. Whoever writes under it locks it with `guardByLease` in the same transaction. */
export type Fence = LeaseName & {
  readonly token: number;
  /** Aborted when the lease is no longer surely ours: long work stops here. */
  readonly lost: AbortSignal;
};

export type Lease = {
  /**
   * Takes the lease if it is free, abandoned or already ours, and renews it beside the work until it is released or
   * lost. null while another process holds it; asking again is how a waiting process notices that the holder died.
   */
  take(): Promise<Fence | null>;
  /** Lets another process take it at once. */
  release(): Promise<void>;
};

export type LeaseParts = LeaseName & {
  readonly db: Database;
  /** Names this process, for those who look into the table. */
  readonly holder: string;
  readonly durationMs?: number;
  /** Milliseconds that only ever rise; a wall clock that jumps must not end or prolong a lease. */
  readonly monotonic?: () => number;
};

/** The work went on after the lease had passed to another process. Nothing of the transaction was written. */
export class LeaseLost extends Error {
  constructor({ name, token }: Pick<Fence, 'name' | 'token'>) {
    super(`The lease "${name}" with token ${token} has passed to another process.`);
  }
}

/**
 * Refuses to write under a lease that has passed on. Called right before writing: until the transaction ends, nobody
 * can take the lease, so what the next holder reads includes all that this one wrote.
 */
export async function guardByLease(tx: Tx, fence: Fence): Promise<void> {
  if ((await lockLease(tx, fence)) !== fence.token) throw new LeaseLost(fence);
}

/**
 * A lease that compares no wall clocks: a waiting process takes over when it has seen the holder's beat stand still for
 * the holder's whole duration, by its own rising clock; the holder stops itself when it could not renew for as long.
 * A holder that slept through both is refused by the token.
 */
export function createLease(parts: LeaseParts): Lease {
  const own = { durationMs: LEASE_MS, monotonic: () => performance.now(), ...parts };
  const contend = contender(own);
  let held: Fence | null = null;
  let taking: Promise<Fence | null> | null = null;
  let stop = () => {};

  async function takeNow(): Promise<Fence | null> {
    if (held !== null && !held.lost.aborted) return held;
    const asked = own.monotonic();
    const token = await contend();
    if (token === null) return null;
    const abort = new AbortController();
    held = { forumId: own.forumId, name: own.name, token, lost: abort.signal };
    stop = keepUp(own, held, asked, abort);
    return held;
  }

  return {
    take() {
      taking ??= takeNow().finally(() => (taking = null));
      return taking;
    },
    async release() {
      await taking?.catch(() => null);
      stop();
      if (held !== null) await freeLease(own.db, own, held.token);
      held = null;
    },
  };
}

type Own = Required<LeaseParts>;

/** Asks for the lease once; remembers what it saw, so that a beat standing still is noticed the next time. */
function contender(own: Own): () => Promise<number | null> {
  const { db, monotonic } = own;
  let watched: { readonly row: LeaseRow; readonly since: number } | null = null;
  return async () => {
    const row = await readLease(db, own);
    if (row === null) return insertLease(db, own);
    if (row.holder === null) return passLease(db, own, row);
    if (watched?.row.token !== row.token || watched.row.beat !== row.beat)
      watched = { row, since: monotonic() };
    return monotonic() - watched.since < row.durationMs ? null : passLease(db, own, row);
  };
}

/** Renews until stopped, refused, or out of reach of the database for the whole duration; then the fence is lost. */
function keepUp(own: Own, fence: Fence, asked: number, abort: AbortController): () => void {
  const { db, durationMs, monotonic } = own;
  let surelyUntil = asked + durationMs;
  const renewal = setInterval(() => void renew(), durationMs / RENEWALS_PER_DURATION);
  renewal.unref();
  const lose = () => {
    clearInterval(renewal);
    if (!abort.signal.aborted) abort.abort(new LeaseLost(fence));
  };
  async function renew(): Promise<void> {
    const at = monotonic();
    if (at >= surelyUntil) return lose();
    // While the database is away the lease simply runs out; the next tick sees that it has.
    const renewed = await renewLease(db, fence, fence.token).catch(() => null);
    if (renewed === false || monotonic() >= surelyUntil) lose();
    else if (renewed) surelyUntil = at + durationMs;
  }
  return lose;
}

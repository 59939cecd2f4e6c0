import { hostname } from 'node:os';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { createLease, type Lease } from '#kernel/server/database/lease.ts';
import { startRegularWork, type RegularWork } from '#kernel/server/running/regular-work.ts';
import { EPOCH_MINUTES_MIN } from '#deliberate/domain/deliberate-limits.ts';
import {
  closeDeliberationCommand,
  takeSnapshotCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import '#deliberate/server/tables.ts';

const LOOK_EVERY_MS = 60_000;
const EPOCH_MS_MIN = EPOCH_MINUTES_MIN * 60_000;

/** Epochs and closings that nobody asks for are made in the name of the rules, with no account behind them. */
const THE_RULES: Viewer = {
  account: null,
  roles: new Set(['public', 'secretariat']),
  participation: null,
  visitorId: null,
};

/** Closes deliberations at their time and takes epochs that are due, beside the requests. */
export function startEpochs(app: App, log: (line: string) => void): RegularWork {
  const looked = new Map<string, number>();
  const leases = new Map<string, Lease>();

  async function pass(): Promise<void> {
    const now = app.now().getTime();
    for (const one of await openDeliberations(app)) {
      if ((await leaseOf(one.forumId).take()) === null) continue;
      const asking = { forumId: one.forumId, viewer: THE_RULES };
      const input = { editionId: one.editionId, deliberationId: one.deliberationId };
      if (one.closesAt !== null && one.closesAt.getTime() <= now) {
        await execute(app, asking, closeDeliberationCommand, input);
      } else if (one.resultsShown !== 'at_close' && isDue(one, now)) {
        looked.set(one.deliberationId, now);
        await execute(app, asking, takeSnapshotCommand, { ...input, cause: 'due' });
      }
    }
  }
  /**
   * Of several processes one does this for a forum. The lease saves the others the work; that epochs come one after
   * another is kept by the lock on the deliberation and the key of the snapshots, whoever asks.
   */
  function leaseOf(forumId: string): Lease {
    const held = leases.get(forumId);
    if (held !== undefined) return held;
    const made = createLease({ db: app.db, forumId, name: 'epochs', holder: `${hostname()}:${process.pid}` });
    leases.set(forumId, made);
    return made;
  }
  /** Counting is not free: what told nothing new is left alone for as long as what did. */
  function isDue({ deliberationId, takenAt }: Open, now: number): boolean {
    const last = Math.max(takenAt?.getTime() ?? 0, looked.get(deliberationId) ?? 0);
    return now - last >= EPOCH_MS_MIN;
  }
  const work = startRegularWork({ name: 'epochs', everyMs: LOOK_EVERY_MS, pass, log });
  return {
    settle: work.settle,
    async stop() {
      await work.stop();
      for (const lease of leases.values()) await lease.release();
    },
  };
}

type Open = Awaited<ReturnType<typeof openDeliberations>>[number];

/** Over all forums: this is the one reader that belongs to none. */
function openDeliberations({ db }: App) {
  return db
    .selectFrom('deliberations as d')
    .select([
      'd.forum_id as forumId',
      'd.edition_id as editionId',
      'd.deliberation_id as deliberationId',
      'd.closes_at as closesAt',
      'd.results_shown as resultsShown',
    ])
    .select((by) =>
      by
        .selectFrom('opinion_snapshots as s')
        .select((last) => last.fn.max('s.taken_at').as('takenAt'))
        .whereRef('s.forum_id', '=', 'd.forum_id')
        .whereRef('s.deliberation_id', '=', 'd.deliberation_id')
        .as('takenAt'),
    )
    .where('d.state', '=', 'open')
    .execute();
}

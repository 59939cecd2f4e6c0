import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { execute } from '#kernel/server/execute.ts';
import { openDeliberationCommand } from './deliberations.commands.ts';
import './tables.ts';

const LOOK_EVERY_MS = 15_000;

/** What was announced opens in the name of its rules, with no account behind it. */
const THE_RULES: Viewer = {
  account: null,
  roles: new Set(['public', 'secretariat']),
  participation: null,
  visitorId: null,
};

export type Openings = { settle(): Promise<void>; stop(): Promise<void> };

/**
 * Opens announced deliberations at their time. Several processes may try: the first opens, the others find it open.
 * One that cannot open, because no position was drafted, is told of once.
 */
export function startOpenings(app: App, log: (line: string) => void): Openings {
  const told = new Set<string>();
  let work: Promise<void> = Promise.resolve();

  async function pass(): Promise<void> {
    const due = await app.db
      .selectFrom('deliberations')
      .select(['forum_id as forumId', 'edition_id as editionId', 'deliberation_id as deliberationId'])
      .where('state', '=', 'announced')
      .where('opens_at', '<=', app.now())
      .execute();
    for (const { forumId, ...one } of due) {
      const outcome = await execute(app, { forumId, viewer: THE_RULES }, openDeliberationCommand, one);
      if (outcome.ok || outcome.refusal.code === 'rules-fixed' || told.has(one.deliberationId)) continue;
      told.add(one.deliberationId);
      log(`[openings] ${one.deliberationId}: ${outcome.refusal.code}`);
    }
  }
  function settle(): Promise<void> {
    work = work
      .then(pass)
      .catch((error: unknown) => log(`[openings] ${error instanceof Error ? error.message : String(error)}`));
    return work;
  }
  const regular = setInterval(() => void settle(), LOOK_EVERY_MS);
  return {
    settle,
    async stop() {
      clearInterval(regular);
      await work;
    },
  };
}

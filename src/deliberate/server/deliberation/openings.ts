import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App } from '#kernel/server/app.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { startRegularWork, type RegularWork } from '#kernel/server/running/regular-work.ts';
import { openDeliberationCommand } from './deliberations.commands.ts';
import '#deliberate/server/tables.ts';

const LOOK_EVERY_MS = 15_000;

/** What was announced opens in the name of its rules, with no account behind it. */
const THE_RULES: Viewer = {
  account: null,
  roles: new Set(['public', 'secretariat']),
  participation: null,
  visitorId: null,
};

/**
 * Opens announced deliberations at their time. Several processes may try: the first opens, the others find it open.
 * One that cannot open, because no position was drafted, is told of once.
 */
export function startOpenings(app: App, log: (line: string) => void): RegularWork {
  const told = new Set<string>();

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
  return startRegularWork({ name: 'openings', everyMs: LOOK_EVERY_MS, pass, log });
}

import type { App } from '#kernel/server/app.ts';
import { sql } from '#kernel/server/db.ts';
import './tables.ts';

/** Routing needs to know roughly where reactions are missing; a count this old is as good as a new one. */
const KEPT_MS = 10_000;

type Kept = { readonly until: number; readonly counts: Promise<ReadonlyMap<string, number>> };
const memory = new WeakMap<App, Map<string, Kept>>();

/** How many have reacted to each position, in both populations; used to choose the next card, never shown. */
export function reactionCounts(
  app: App,
  forumId: string,
  deliberationId: string,
): Promise<ReadonlyMap<string, number>> {
  const kept = memory.get(app) ?? new Map<string, Kept>();
  memory.set(app, kept);
  const now = app.now().getTime();
  const held = kept.get(deliberationId);
  if (held !== undefined && held.until > now) return held.counts;
  const counts = count(app, forumId, deliberationId);
  kept.set(deliberationId, { until: now + KEPT_MS, counts });
  counts.catch(() => kept.delete(deliberationId));
  return counts;
}

async function count({ db }: App, forumId: string, deliberationId: string) {
  const { rows } = await sql<{ position_id: string; reactions: number }>`
    SELECT both_strata.position_id, count(*) AS reactions FROM (
      SELECT position_id, version FROM reactions
      WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId}
      UNION ALL
      SELECT position_id, version FROM public_reactions
      WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId}
    ) AS both_strata
    JOIN positions AS p ON p.forum_id = ${forumId} AND p.position_id = both_strata.position_id
      AND both_strata.version >= p.asked_version
    GROUP BY both_strata.position_id`.execute(db);
  return new Map(rows.map(({ position_id, reactions }) => [position_id, reactions]));
}

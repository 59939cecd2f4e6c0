import { dayIn } from '#kernel/domain/calendar.ts';
import type { Knot, KnotRef } from '#kernel/domain/thread.ts';
import { sql } from '#kernel/server/database/db.ts';
import type { Edge, ThreadSource, ThreadView } from '#kernel/server/thread.ts';
import { groundInWords } from '#deliberate/domain/results/agreement-in-words.ts';
import type { Ground } from '#deliberate/domain/results/common-ground.ts';
import type { ResultsShown } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import './tables.ts';

/**
 * Deliberate's part of the thread: a position rests on the intervention it puts into one sentence, on the position it was
 * a part of, and on those that were merged into it. Its figure is that of the released epoch, and only where everyone
 * may see it: a thread says the same to all.
 */
export const deliberateThread: ThreadSource = {
  kinds: ['position', 'snapshot'],
  async knots(view, refs) {
    const [positions, snapshots] = await Promise.all([
      positionKnots(view, idsOf(refs, 'position')),
      snapshotKnots(view, idsOf(refs, 'snapshot')),
    ]);
    return [...positions, ...snapshots];
  },
  async back(view, refs) {
    const ids = idsOf(refs, 'position');
    const [said, lineage] = await Promise.all([
      edges(view, 'position_id', ids),
      lineageEdges(view, 'position_id', ids),
    ]);
    return [...said, ...lineage];
  },
  async forward(view, refs) {
    const [said, lineage] = await Promise.all([
      edges(view, 'intervention_id', idsOf(refs, 'intervention')),
      lineageEdges(view, 'from_position_id', idsOf(refs, 'position')),
    ]);
    return [...said, ...lineage].map(({ from, to }) => ({ from: to, to: from }));
  },
};

function idsOf(refs: readonly KnotRef[], kind: KnotRef['kind']): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

/**
 * From positions to what was said. Where one that nobody was asked about was merged into another, the other rests on its
 * intervention too: the voice stays on the thread although the sentence was never put to anyone.
 */
async function edges(
  { db, forumId }: ThreadView,
  column: 'position_id' | 'intervention_id',
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const asked = sql.ref(`rests.${column}`);
  const { rows } = await sql<{ position_id: string; intervention_id: string }>`
    SELECT position_id, intervention_id FROM (
      SELECT position_id, intervention_id, created_at FROM positions
      WHERE forum_id = ${forumId}
      UNION
      SELECT l.position_id, p.intervention_id, p.created_at FROM position_lineage AS l
      JOIN positions AS p ON p.forum_id = l.forum_id AND p.position_id = l.from_position_id
      WHERE l.forum_id = ${forumId} AND l.kind = 'merged' AND p.opened_at IS NULL
    ) AS rests
    WHERE ${asked} = ANY (${[...ids]}::uuid[]) AND intervention_id IS NOT NULL
    ORDER BY created_at`.execute(db);
  return rows.map(({ position_id, intervention_id }) => ({
    from: { kind: 'position', id: position_id },
    to: { kind: 'intervention', id: intervention_id },
  }));
}

async function lineageEdges(
  { db, forumId }: ThreadView,
  column: 'position_id' | 'from_position_id',
  ids: readonly string[],
): Promise<Edge[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('position_lineage')
    .select(['position_id', 'from_position_id'])
    .where('forum_id', '=', forumId)
    .where(column, 'in', [...ids])
    .orderBy('made_at')
    .orderBy('position_id')
    .execute();
  return rows.map(({ position_id, from_position_id }) => ({
    from: { kind: 'position', id: position_id },
    to: { kind: 'position', id: from_position_id },
  }));
}

async function positionKnots(view: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await positionRows(view, ids);
  return rows.map((row): Knot => ({
    kind: 'position',
    id: row.position_id,
    words: row.texts,
    authentic: row.authentic_language,
    from: { ko: `입장 ${row.number}`, en: `Position ${row.number}` },
    figure: row.ground === null || !shownToAll(row) ? null : groundInWords(row.ground, row.epoch ?? 0),
    on: dayIn(row.time_zone, row.created_at),
    path: `/${row.forum}/${row.edition}/positions/${row.position_id}`,
  }));
}

type Shown = { readonly results_shown: ResultsShown; readonly phase: DeliberationState };
const shownToAll = ({ results_shown, phase }: Shown) =>
  mayReadResults({ state: phase, resultsShown: results_shown }, false);

function positionRows({ db, forumId }: ThreadView, ids: readonly string[]) {
  // Only the one line of the latest epoch that is about this position leaves the database.
  const ground = sql<Ground | null>`(
    SELECT line FROM jsonb_array_elements(latest.outputs -> 'commonGround') AS line
    WHERE line ->> 'positionId' = p.position_id::text)`;
  return db
    .selectFrom('positions as p')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'p.forum_id').onRef('e.edition_id', '=', 'p.edition_id'),
    )
    .innerJoin('forums as f', 'f.forum_id', 'p.forum_id')
    .innerJoin('deliberations as d', (on) =>
      on.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.deliberation_id', '=', 'p.deliberation_id'),
    )
    .leftJoinLateral(
      (by) =>
        by
          .selectFrom('opinion_snapshots as s')
          .select(['s.epoch', 's.outputs'])
          .whereRef('s.forum_id', '=', 'p.forum_id')
          .whereRef('s.deliberation_id', '=', 'p.deliberation_id')
          .where((or) =>
            or.or([or('p.reworded_at', 'is', null), or('s.taken_at', '>=', or.ref('p.reworded_at'))]),
          )
          .orderBy('s.epoch', 'desc')
          .limit(1)
          .as('latest'),
      (on) => on.onTrue(),
    )
    .select(['p.position_id', 'p.number', 'p.texts', 'p.authentic_language', 'p.created_at', 'time_zone'])
    .select(['e.slug as edition', 'f.slug as forum', 'd.results_shown', 'd.state as phase', 'latest.epoch'])
    .select(ground.as('ground'))
    .where('p.forum_id', '=', forumId)
    .where('p.position_id', 'in', [...ids])
    .where('p.state', 'in', [...PUBLIC_STATES])
    .where('p.opened_at', 'is not', null)
    .execute();
}

async function snapshotKnots({ db, forumId }: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('opinion_snapshots as s')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 's.forum_id').onRef('e.edition_id', '=', 's.edition_id'),
    )
    .innerJoin('forums as f', 'f.forum_id', 's.forum_id')
    .innerJoin('deliberations as d', (on) =>
      on.onRef('d.forum_id', '=', 's.forum_id').onRef('d.deliberation_id', '=', 's.deliberation_id'),
    )
    .select(['s.snapshot_id', 's.epoch', 's.taken_at', 'd.titles', 'd.results_shown', 'd.state as phase'])
    .select(['e.slug as edition', 'f.slug as forum', 'time_zone'])
    .where('s.forum_id', '=', forumId)
    .where('s.snapshot_id', 'in', [...ids])
    .execute();
  return rows.filter(shownToAll).map((row) => ({
    kind: 'snapshot',
    id: row.snapshot_id,
    words: { ko: `${row.epoch}차 결과`, en: `Results, epoch ${row.epoch}` },
    authentic: null,
    from: row.titles,
    figure: null,
    on: dayIn(row.time_zone, row.taken_at),
    path: `/${row.forum}/${row.edition}/results`,
  }));
}

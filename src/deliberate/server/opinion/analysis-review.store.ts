import type { Viewer } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import {
  burstsIn,
  WINDOW_MINUTES,
  type Arrivals,
  type Burst,
} from '#deliberate/domain/opinion/arrival-bursts.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { mayReadResults } from '#deliberate/domain/results/results-shown.ts';
import {
  SAME_PEOPLE_MIN,
  SAME_REACTIONS_MIN,
  SAME_SHOWN_MAX,
  type SameAnswers,
} from '#deliberate/domain/opinion/same-answers.ts';
import type { OpinionReview } from '#deliberate/domain/results/take-snapshot.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import '#deliberate/server/tables.ts';

export type StratumReview = {
  readonly stratum: Stratum;
  readonly epoch: number;
  readonly flags: OpinionReview['flags'];
  /** Null as long as results are promised for later: it speaks of them. */
  readonly sensitivity: OpinionReview['sensitivity'] | null;
};
export type AnalysisReview = {
  readonly strata: readonly StratumReview[];
  readonly bursts: readonly Burst[];
  readonly same: readonly SameAnswers[];
};

type Where = { readonly forumId: string; readonly editionId: string; readonly viewer: Viewer };

/** What the secretariat should look at: of each population the latest analysis, and when many came at once. */
export async function analysisReview(db: Reader, where: Where): Promise<AnalysisReview> {
  const deliberation = await deliberationForAll(db, where);
  if (deliberation === null) return { strata: [], bursts: [], same: [] };
  const { forumId } = where;
  const { deliberationId } = deliberation;
  const rows = await db
    .selectFrom('opinion_analyses')
    .distinctOn('stratum')
    .select(['stratum', 'epoch', 'review'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .orderBy('stratum')
    .orderBy('epoch', 'desc')
    .execute();
  // Those who have reacted may know; the secretariat has not, and is promised nothing more than they are.
  const shown = mayReadResults(deliberation, false);
  const strata = rows.map(({ stratum, epoch, review }) => ({
    stratum,
    epoch,
    flags: review.flags,
    sensitivity: shown ? review.sensitivity : null,
  }));
  const bursts = burstsIn(await publicArrivals(db, forumId, deliberationId));
  return { strata, bursts, same: await sameAnswers(db, forumId, deliberationId) };
}

/**
 * Rows of the open public that are equal throughout, the largest sets first. What they say is not read out: how many
 * are alike, and when they came, is enough to look into it.
 */
export async function sameAnswers(
  db: Reader,
  forumId: string,
  deliberationId: string,
): Promise<SameAnswers[]> {
  const { rows } = await sql<SameAnswers>`
    SELECT count(*) AS people, reactions, min(first_at) AS "from", max(first_at) AS "to"
    FROM (
      SELECT count(*) AS reactions, min(reacted_at) AS first_at,
        sha256(convert_to(string_agg(position_id || '/' || stance, ' ' ORDER BY position_id), 'UTF8')) AS answers
      FROM public_reactions
      WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId}
      GROUP BY visitor_id HAVING count(*) >= ${SAME_REACTIONS_MIN}
    ) AS people
    GROUP BY answers, reactions HAVING count(*) >= ${SAME_PEOPLE_MIN}
    ORDER BY people DESC, "from" LIMIT ${SAME_SHOWN_MAX}`.execute(db);
  return rows;
}

async function publicArrivals(db: Reader, forumId: string, deliberationId: string): Promise<Arrivals[]> {
  const { rows } = await sql<Arrivals>`
    SELECT date_bin(make_interval(mins => ${WINDOW_MINUTES}), first_at, 'epoch'::timestamptz) AS "from",
      count(*) AS people
    FROM (
      SELECT min(reacted_at) AS first_at FROM reaction_log
      WHERE forum_id = ${forumId} AND deliberation_id = ${deliberationId} AND stratum = 'public'
      GROUP BY reactor_id
    ) AS arrivals
    GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}

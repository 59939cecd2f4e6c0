import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { Forum } from '#kernel/server/acts/forums.store.ts';
import { topicList } from '#call/server/topic-list.store.ts';
import type { Edition } from '#convene/domain/forum/edition.ts';
import { readInterventions } from '#convene/server/words/interventions.store.ts';
import { factsOf, relatedTo } from '#convene/server/people/organisations.store.ts';
import { collectiveActsOf, sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { reactionsOnRecord as recordedReactions } from '#deliberate/server/reacting/on-record.store.ts';
import { allShownReasons } from '#deliberate/server/reacting/reasons.store.ts';
import { positionCards } from '#deliberate/server/positions/position-list.store.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';
import { commitmentsOf } from '#conclude/server/commitment-list.store.ts';
import { outcomesOf } from '#conclude/server/outcome-list.store.ts';
import type { EditionRecord } from '#publish/domain/edition-record.ts';

/** Whoever opens the page without an account: what they may read is what may be published. */
const OUTSIDER: Viewer = { account: null, roles: new Set(['public']), participation: null, visitorId: null };

/** More proposals than any edition is expected to have; the list says how many there are beyond. */
const TOPICS_IN_RECORD_MAX = 10_000;

export type RecordWanted = { readonly forum: Forum; readonly edition: Edition };

/** Puts the public record of an edition together from every phase, each through its own gate. */
export async function editionRecord(db: Reader, { forum, edition }: RecordWanted): Promise<EditionRecord> {
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const asked = { ...where, viewer: OUTSIDER };
  const [organisations, facts, sessions, interventions, collectiveActs] = await Promise.all([
    relatedTo(db, where.forumId, [where.editionId]),
    factsOf(db, where.forumId, [where.editionId]),
    sessionsOf(db, where.forumId, where.editionId),
    readInterventions(db, asked),
    collectiveActsOf(db, where),
  ]);
  const [{ topics }, positions, results, reactionsOnRecord, { documents }, commitments] = await Promise.all([
    topicList(db, { ...asked, perPage: TOPICS_IN_RECORD_MAX }),
    positionsOf(db, asked),
    readResults(db, asked),
    recordedReactions(db, where),
    outcomesOf(db, asked),
    commitmentsOf(db, where),
  ]);
  const reasons = await allShownReasons(db, where);
  return {
    forum: { slug: forum.slug, names: forum.names },
    edition,
    organisations,
    facts,
    sessions,
    interventions,
    collectiveActs,
    topics,
    positions,
    results,
    reactionsOnRecord,
    reasons,
    outcomes: documents,
    commitments,
  };
}

async function positionsOf(db: Reader, asked: { forumId: string; editionId: string; viewer: Viewer }) {
  const deliberation = await deliberationForAll(db, asked);
  if (deliberation === null) return [];
  const cards = await positionCards(db, { forumId: asked.forumId, viewer: asked.viewer, deliberation });
  // An outsider has reacted to nothing; the empty place of their own reaction is no part of the record.
  return cards.map(({ own: _own, ...position }) => position);
}

import type { Viewer } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { TopicState } from '../domain/topic-state.ts';
import { LISTED_AT_FIRST, type TopicList, type TopicView } from '../domain/topic-view.ts';
import './tables.ts';

export const TOPICS_PER_PAGE = 50;
/** Words beyond these would not narrow a search any more. */
const SEARCH_WORDS_MAX = 8;

export type TopicsWanted = {
  readonly forumId: string;
  readonly editionId: string;
  readonly viewer: Viewer;
  /** Every one of these words must stand in the title or the reasons, in any language. */
  readonly find?: string;
  readonly states?: readonly TopicState[];
  readonly page?: number;
  readonly perPage?: number;
};

/** One page of an edition's proposals, the newest first. One query. */
export async function topicList(db: Reader, wanted: TopicsWanted): Promise<TopicList> {
  const page = Math.max(1, Math.trunc(wanted.page ?? 1));
  const perPage = wanted.perPage ?? TOPICS_PER_PAGE;
  let query = topics(db, wanted)
    .select(sql<number>`count(*) OVER ()`.as('total'))
    .where('t.edition_id', '=', wanted.editionId)
    .where('t.state', 'in', [...(wanted.states ?? LISTED_AT_FIRST)]);
  for (const word of searchWords(wanted.find ?? '')) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(sql<boolean>`EXISTS (
      SELECT FROM (SELECT value FROM jsonb_each_text(t.titles) UNION ALL SELECT value FROM jsonb_each_text(t.reasons)) AS said
      WHERE said.value ILIKE ${pattern})`);
  }
  const rows = await query
    .orderBy('t.created_at', 'desc')
    .orderBy('t.topic_id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  const total = rows[0]?.total ?? 0;
  return { topics: rows.map(viewOf), total, page, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** One proposal, or null where there is none in this edition. One query. */
export async function oneTopic(
  db: Reader,
  wanted: Pick<TopicsWanted, 'forumId' | 'editionId' | 'viewer'> & { readonly topicId: string },
): Promise<TopicView | null> {
  const row = await topics(db, wanted)
    .where('t.edition_id', '=', wanted.editionId)
    .where('t.topic_id', '=', wanted.topicId)
    .executeTakeFirst();
  return row === undefined ? null : viewOf(row);
}

function topics(db: Reader, { forumId, viewer }: { readonly forumId: string; readonly viewer: Viewer }) {
  const own = viewer.account?.id ?? '';
  return db
    .selectFrom('topic_proposals as t')
    .leftJoin('topic_proposals as into', (on) =>
      on.onRef('into.forum_id', '=', 't.forum_id').onRef('into.topic_id', '=', 't.merged_into_id'),
    )
    .leftJoinLateral(
      (by) =>
        by
          .selectFrom('topic_supports as s')
          .select([
            sql<number>`count(*)`.as('supports'),
            sql<boolean>`coalesce(bool_or(s.supporter_id = ${own}), false)`.as('supported'),
          ])
          .whereRef('s.forum_id', '=', 't.forum_id')
          .whereRef('s.topic_id', '=', 't.topic_id')
          .as('counted'),
      (on) => on.onTrue(),
    )
    .select([
      't.topic_id as topicId',
      't.titles',
      't.reasons',
      't.authentic_language as language',
      't.proposer_name as proposerName',
      't.stakeholder_group as stakeholderGroup',
      't.state',
      't.answer',
      't.answered_at as answeredAt',
      'into.topic_id as intoId',
      'into.titles as intoTitles',
      't.commitment_id as commitmentId',
      't.simulated',
      't.created_at as createdAt',
      'counted.supports',
      'counted.supported',
      sql<boolean>`t.proposer_id = ${own}`.as('mine'),
    ])
    .where('t.forum_id', '=', forumId);
}

type Row = Awaited<ReturnType<ReturnType<typeof topics>['execute']>>[number] & { readonly total?: number };

function viewOf({ intoId, intoTitles, supports, supported, total: _total, ...topic }: Row): TopicView {
  const mergedInto = intoId === null || intoTitles === null ? null : { topicId: intoId, titles: intoTitles };
  return { ...topic, mergedInto, supports: supports ?? 0, supported: supported ?? false };
}

function searchWords(find: string): string[] {
  return find.normalize('NFC').split(/\s+/).filter(Boolean).slice(0, SEARCH_WORDS_MAX);
}

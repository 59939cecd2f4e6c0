import type { DeskAsked, Waiting } from '#kernel/domain/waiting.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import { UNANSWERED } from '../domain/topic-view.ts';
import type { CallWaiting } from '../domain/waiting-kinds.ts';
import './tables.ts';

/** Proposals that nobody has answered yet. One query. */
export async function callWaiting(
  db: Reader,
  { forumId, editionId }: DeskAsked,
): Promise<Waiting<CallWaiting>[]> {
  const { count, since } = await db
    .selectFrom('topic_proposals')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('created_at').as('since')])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('state', 'in', [...UNANSWERED])
    .executeTakeFirstOrThrow();
  return count === 0 ? [] : [{ kind: 'topics-unanswered', count, since }];
}

import { z } from 'zod';
import { isUuid } from '#kernel/domain/uuid.ts';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { TOPIC_STATES } from '../domain/topic-state.ts';
import { oneTopic, topicList } from './topic-list.store.ts';
import {
  answerTopicCommand,
  proposeTopicCommand,
  supportTopicCommand,
  withdrawSupportCommand,
  withdrawTopicCommand,
} from './topics.commands.ts';

/** A program reads all of a call at once; the rest of a larger one is found on the pages. */
const TOPICS_PER_ANSWER_MAX = 1_000;

const texts = z.record(z.string(), z.string());
const topic = z.object({
  topicId: z.uuid(),
  titles: texts,
  reasons: texts,
  language: z.string(),
  proposerName: z.string(),
  stakeholderGroup: z.string().nullable(),
  state: z.enum(TOPIC_STATES),
  answer: texts.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  mergedInto: z.object({ topicId: z.uuid(), titles: texts }).nullable(),
  commitmentId: z.uuid().nullable(),
  simulated: z.boolean(),
  createdAt: z.iso.datetime(),
  supports: z.int(),
  mine: z.boolean(),
  supported: z.boolean(),
});

export function topicRoutes(sight: PublicSight): readonly ApiRoute[] {
  return [
    queryRoute({
      path: '/topics',
      summary: 'The topics proposed for this edition, the newest first.',
      access: ['public'],
      answer: z.object({ topics: z.array(topic), total: z.int(), page: z.int(), pages: z.int() }),
      run: ({ app, forum, edition, viewer }) =>
        topicList(app.db, {
          forumId: forum.forumId,
          editionId: edition.editionId,
          viewer,
          states: TOPIC_STATES,
          perPage: TOPICS_PER_ANSWER_MAX,
        }),
    }),
    queryRoute({
      path: '/topics/:topicId',
      summary: 'One proposal with the answer it got and why.',
      access: ['public'],
      answer: topic,
      run: async ({ app, forum, edition, viewer }, { topicId }) => {
        if (!isUuid(topicId)) return null;
        return oneTopic(app.db, { forumId: forum.forumId, editionId: edition.editionId, viewer, topicId });
      },
    }),
    commandRoute('POST', '/topics', 'Propose a topic.', proposeTopicCommand(sight)),
    commandRoute('PUT', '/topics/:topicId/support', 'Support a topic.', supportTopicCommand),
    commandRoute('DELETE', '/topics/:topicId/support', 'Take support back.', withdrawSupportCommand),
    commandRoute('POST', '/topics/:topicId/withdrawal', 'Withdraw one’s own topic.', withdrawTopicCommand),
    commandRoute('POST', '/topics/:topicId/answer', 'Answer a topic, with the reason.', answerTopicCommand),
  ];
}

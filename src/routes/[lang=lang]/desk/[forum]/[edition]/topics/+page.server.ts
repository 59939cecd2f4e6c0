import { redirect } from '@sveltejs/kit';
import { TOPIC_STATES } from '#call/domain/topic-state.ts';
import { topicList } from '#call/server/topic-list.store.ts';
import { answerTopicCommand } from '#call/server/topics.commands.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

/** A desk of one call sees all of it; more than this is worked off from the front. */
const DESK_TOPICS_MAX = 500;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const list = await topicList(app.db, { ...where, states: TOPIC_STATES, perPage: DESK_TOPICS_MAX });
  return {
    topics: list.topics,
    open: url.searchParams.get('topic'),
    done: url.searchParams.has('done'),
    timeZone: edition.timeZone,
  };
};

export const actions: Actions = {
  answer: async ({ request, locals, url }) => {
    const { edition } = here(locals);
    const fields = await fieldsOf(request);
    const { topicId, answer, mergedIntoId, reasonKo = '', reasonEn = '' } = fields;
    const merging = answer === 'merge' && mergedIntoId ? { mergedIntoId } : {};
    const reason = { ko: reasonKo, en: reasonEn };
    const input = { editionId: edition.editionId, topicId, answer, reason, ...merging };
    const done = await act(locals, answerTopicCommand, input, fields);
    if (!done.ok) return done.failure;
    redirect(303, `${url.pathname}?done`);
  },
};

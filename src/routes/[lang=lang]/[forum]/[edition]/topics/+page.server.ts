import { redirect } from '@sveltejs/kit';
import { dayIn } from '#kernel/domain/calendar.ts';
import { topicList } from '#call/server/topic-list.store.ts';
import { proposeTopicCommand } from '#call/server/topics.commands.ts';
import { topicSearchFrom } from '#call/web/topic-search.ts';
import { openCommitmentsBefore } from '#conclude/server/commitment-list.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const asked = topicSearchFrom(url.searchParams);
  const { find, state, page } = asked;
  const states = state === '' ? {} : { states: [state] };
  const [list, commitments] = await Promise.all([
    topicList(app.db, { ...where, viewer, find, page, ...states }),
    openCommitmentsBefore(app.db, where),
  ]);
  const span = edition.phases.find(({ phase }) => phase === 'call') ?? { opensOn: null, closesOn: null };
  const today = dayIn(edition.timeZone, app.now());
  const takingUp = url.searchParams.get('commitment');
  return { base, asked, list, commitments, span, today, takingUp, name: viewer.account?.name ?? '' };
};

export const actions: Actions = {
  propose: async ({ request, locals }) => {
    const { app, edition, base } = here(locals);
    const fields = await fieldsOf(request);
    const { commitmentId, ...given } = fields;
    const input = { ...given, editionId: edition.editionId, ...(commitmentId ? { commitmentId } : {}) };
    const done = await act(locals, proposeTopicCommand(app.thread.publicSight), input, fields);
    if (!done.ok) return done.failure;
    redirect(303, `${base}/topics/${done.change?.topicId ?? ''}?sent`);
  },
};

import { factsOf, relatedTo } from '#convene/server/people/organisations.store.ts';
import { collectiveActsOf } from '#convene/server/sessions/sessions.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, base } = here(locals);
  const { forumId } = forum;
  const { editionId } = edition;
  const [organisations, facts, acts] = await Promise.all([
    relatedTo(app.db, forumId, [editionId]),
    factsOf(app.db, forumId, [editionId]),
    collectiveActsOf(app.db, { forumId, editionId }),
  ]);
  const together = acts.filter(({ sessionId }) => sessionId === null);
  return { base, year: edition, organisations, facts, together };
};

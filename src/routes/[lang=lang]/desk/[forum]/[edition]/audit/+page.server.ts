import { here } from '../../../../../acting.ts';
import { latestActs } from '#kernel/server/acts/acts.store.ts';
import type { PageServerLoad } from './$types';

const ACTS_SHOWN = 200;

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition } = here(locals);
  return {
    acts: await latestActs(app.db, forum.forumId, edition.editionId, ACTS_SHOWN),
    timeZone: edition.timeZone,
  };
};

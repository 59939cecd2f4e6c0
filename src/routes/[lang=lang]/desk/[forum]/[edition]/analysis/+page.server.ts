import { analysisReview } from '#deliberate/server/opinion/analysis-review.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, viewer } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  return { ...(await analysisReview(app.db, where)), timeZone: edition.timeZone };
};

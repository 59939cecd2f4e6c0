import { readResults } from '#deliberate/server/results.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  return {
    base,
    results: await readResults(app.db, where),
    jsonPath: `/api/v1/${forum.slug}/${edition.slug}/results`,
  };
};

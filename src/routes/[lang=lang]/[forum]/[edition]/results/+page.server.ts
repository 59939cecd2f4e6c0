import { resultsPage } from '#deliberate/server/results-page.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const page = await resultsPage(app.db, where, url.searchParams.get('of'));
  // What is made for one person is kept nowhere.
  if (page?.own) setHeaders({ 'cache-control': 'private, no-store' });
  return {
    base,
    page,
    all: url.searchParams.get('all'),
    jsonPath: `/api/v1/${forum.slug}/${edition.slug}/results`,
  };
};

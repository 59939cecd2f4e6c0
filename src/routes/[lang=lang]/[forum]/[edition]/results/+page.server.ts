import { lineFrom } from '#kernel/server/live/line.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { resultsTopic } from '#deliberate/server/results/results-feed.ts';
import { resultsPage } from '#deliberate/server/results/results-page.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const deliberation = await deliberationForAll(app.db, where);
  // Which event the page is made after is noted before its figures are read: what comes in between is heard, not missed.
  const line = deliberation === null ? null : lineFrom(app.live, resultsTopic(deliberation.deliberationId));
  const page = await resultsPage(app.db, where, url.searchParams.get('of'));
  // What is made for one person is kept nowhere.
  if (page?.own) setHeaders({ 'cache-control': 'private, no-store' });
  return {
    base,
    page,
    line,
    all: url.searchParams.get('all'),
    seen: epochIn(url.searchParams.get('seen')),
    jsonPath: `/api/v1/${forum.slug}/${edition.slug}/results`,
  };
};

function epochIn(written: string | null): number | null {
  return written !== null && /^[1-9]\d{0,5}$/.test(written) ? Number(written) : null;
}

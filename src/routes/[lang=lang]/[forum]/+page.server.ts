import { error } from '@sveltejs/kit';
import { editionsOf } from '#convene/server/forum/editions.store.ts';
import { factsOf, relatedTo } from '#convene/server/people/organisations.store.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, place } = locals;
  if (place === null) error(404, 'not-found');
  const { forum } = place;
  const editions = await editionsOf(app.db, forum.forumId, app.now());
  const ids = editions.map(({ editionId }) => editionId);
  const [organisations, facts] = await Promise.all([
    relatedTo(app.db, forum.forumId, ids),
    factsOf(app.db, forum.forumId, ids),
  ]);
  return { names: forum.names, about: forum.about, slug: forum.slug, editions, organisations, facts };
};

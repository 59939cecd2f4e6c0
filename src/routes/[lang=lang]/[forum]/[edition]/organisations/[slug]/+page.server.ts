import { error } from '@sveltejs/kit';
import { readOrganisation } from '#convene/server/people/organisations.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, viewer, lang } = here(locals);
  const wanted = { forumId: forum.forumId, viewer, slug: params.slug };
  const found = await readOrganisation(app.db, wanted);
  if (found === null) error(404, 'not-found');
  return { ...found, forumBase: `/${lang}/${forum.slug}` };
};

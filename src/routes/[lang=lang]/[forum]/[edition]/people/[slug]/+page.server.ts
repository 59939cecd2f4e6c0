import { error } from '@sveltejs/kit';
import { readPerson } from '#convene/server/people/person-page.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, viewer, lang } = here(locals);
  const person = await readPerson(app.db, { forumId: forum.forumId, viewer, slug: params.slug });
  if (person === null) error(404, 'not-found');
  return { person, forumBase: `/${lang}/${forum.slug}` };
};

import { redirect } from '@sveltejs/kit';
import { changeEditionCommand } from '#convene/server/forum/editions.commands.ts';
import { relatedTo } from '#convene/server/people/organisations.store.ts';
import { editionInput } from '#convene/web/desk-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition } = here(locals);
  const organisations = await relatedTo(app.db, forum.forumId, [edition.editionId]);
  return { year: edition, organisations, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
  save: async ({ request, locals }) => {
    const { edition, forum, lang } = here(locals);
    const fields = await fieldsOf(request);
    const { sample, source, editionId } = edition;
    const input = { ...editionInput(fields, { sample, source }), editionId };
    const done = await act(locals, changeEditionCommand, input, fields);
    if (!done.ok) return done.failure;
    const slug = done.change?.facts.slug ?? edition.slug;
    redirect(303, `/${lang}/desk/${forum.slug}/${slug}/edition?saved`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { execute } from '#kernel/server/acts/execute.ts';
import { openEditionCommand } from '#convene/server/forum/editions.commands.ts';
import { editionsOf } from '#convene/server/forum/editions.store.ts';
import { editionInput } from '#convene/web/desk-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { failedAs, fieldsOf } from '../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, place, lang } = locals;
  if (place === null) error(404, 'not-found');
  const { forum } = place;
  const editions = await editionsOf(app.db, forum.forumId, app.now());
  return { names: forum.names, editions, deskBase: `/${lang}/desk/${forum.slug}` };
};

export const actions: Actions = {
  open: async ({ request, locals }) => {
    const { app, place, lang } = locals;
    if (place === null) error(404, 'not-found');
    const { forum, viewer } = place;
    const entered = await fieldsOf(request);
    const input = editionInput(entered, { sample: false, source: null });
    const done = await execute(app, { forumId: forum.forumId, viewer }, openEditionCommand, input);
    if (!done.ok) return failedAs(done.refusal, lang, entered);
    redirect(303, `/${lang}/desk/${forum.slug}/${done.change?.facts.slug ?? ''}`);
  },
};

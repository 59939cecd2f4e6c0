import { redirect } from '@sveltejs/kit';
import { addSessionCommand, changeSessionCommand } from '#convene/server/sessions/sessions.commands.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { sessionInput } from '#convene/web/desk-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, base } = here(locals);
  const sessions = await sessionsOf(app.db, forum.forumId, edition.editionId);
  const open = url.searchParams.get('session');
  return { base, sessions, open, saved: url.searchParams.has('saved'), timeZone: edition.timeZone };
};

export const actions: Actions = {
  save: async ({ request, locals, url }) => {
    const { edition } = here(locals);
    const fields = await fieldsOf(request);
    const input = sessionInput(fields, edition);
    const { sessionId } = fields;
    const done = sessionId
      ? await act(locals, changeSessionCommand, { ...input, sessionId }, fields)
      : await act(locals, addSessionCommand, input, fields);
    if (!done.ok) return done.failure;
    redirect(303, `${url.pathname}?saved`);
  },
};

import { redirect } from '@sveltejs/kit';
import { addSessionCommand, changeSessionCommand } from '#convene/server/sessions/sessions.commands.ts';
import { readAgenda } from '#convene/server/agenda/agenda.store.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { sessionInput } from '#convene/web/desk-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const [sessions, items] = await Promise.all([
    sessionsOf(app.db, where.forumId, where.editionId),
    readAgenda(app.db, where),
  ]);
  const itemsOf = Map.groupBy(items, ({ sessionId }) => sessionId);
  const open = url.searchParams.get('session');
  const saved = url.searchParams.has('saved');
  return {
    ...{ base, sessions, open, saved, here: url.pathname, timeZone: edition.timeZone },
    itemsOf: new Map([...itemsOf].map(([sessionId, { length }]) => [sessionId, length])),
  };
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

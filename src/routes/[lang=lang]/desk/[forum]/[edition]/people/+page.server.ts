import { redirect } from '@sveltejs/kit';
import { deskPeople } from '#convene/server/desk.store.ts';
import { addPersonCommand, changePersonCommand } from '#convene/server/people/people.commands.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { personInput } from '#convene/web/desk-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition } = here(locals);
  const [people, sessions] = await Promise.all([
    deskPeople(app.db, forum.forumId, edition.editionId),
    sessionsOf(app.db, forum.forumId, edition.editionId),
  ]);
  return { people, sessions, open: url.searchParams.get('person'), saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
  save: async ({ request, locals, url }) => {
    const { app, forum, edition } = here(locals);
    const fields = await fieldsOf(request);
    const { personId } = fields;
    const people = personId ? await deskPeople(app.db, forum.forumId, edition.editionId) : [];
    const known = people.find((one) => one.personId === personId);
    const input = personInput(fields, edition.editionId, known?.names);
    const done = personId
      ? await act(locals, changePersonCommand, { ...input, personId }, fields)
      : await act(locals, addPersonCommand, input, fields);
    if (!done.ok) return done.failure;
    redirect(303, `${url.pathname}?saved`);
  },
};

import { redirect } from '@sveltejs/kit';
import { deskPeople } from '#convene/server/desk.store.ts';
import { readAgenda } from '#convene/server/agenda/agenda.store.ts';
import { recordInterventionCommand } from '#convene/server/words/interventions.commands.ts';
import { readInterventions } from '#convene/server/words/interventions.store.ts';
import { turnsToRecord } from '#convene/server/floor/turns-to-record.store.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { recordInput } from '#convene/web/words/intervention-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  const { editionId } = edition;
  const [people, sessions, agenda, interventions, turns] = await Promise.all([
    deskPeople(app.db, forumId, editionId),
    sessionsOf(app.db, forumId, editionId),
    readAgenda(app.db, { forumId, editionId }),
    readInterventions(app.db, { forumId, viewer, editionId }),
    turnsToRecord(app, { forumId, editionId }),
  ]);
  // Rapporteurs open this page too: they need to know who speaks, not how to write to them.
  const speakers = people.map((person) => ({ ...person, email: null }));
  const turn = turns.find(({ requestId }) => requestId === url.searchParams.get('turn')) ?? null;
  const done = url.searchParams.get('done');
  return { base, people: speakers, sessions, agenda, interventions, turns, turn, done };
};

export const actions: Actions = {
  record: async ({ request, locals, url }) => {
    const { edition } = here(locals);
    const fields = await fieldsOf(request);
    const input = recordInput(fields, edition.editionId);
    const done = await act(locals, recordInterventionCommand, input, fields);
    if (!done.ok) return done.failure;
    redirect(303, `${url.pathname}?done=${done.change === null ? 'not-stored' : 'recorded'}`);
  },
};

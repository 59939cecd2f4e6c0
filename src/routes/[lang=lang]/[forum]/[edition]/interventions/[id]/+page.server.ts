import { error } from '@sveltejs/kit';
import { readInterventionPage } from '#convene/server/words/intervention-page.store.ts';
import {
  changeRecordModeCommand,
  correctInterventionCommand,
} from '#convene/server/words/interventions.commands.ts';
import { correctionInput } from '#convene/web/words/intervention-fields.ts';
import { takesProposals } from '#deliberate/server/positions/proposing.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { editionId, timeZone, source: editionSource } = edition;
  const page = await readInterventionPage(app, { forumId: forum.forumId, viewer, editionId, id: params.id });
  if (page === null) error(404, 'not-found');
  const proposing = await takesProposals(app.db, { forumId: forum.forumId, editionId });
  return { ...page, base, timeZone, editionSource, proposing };
};

export const actions: Actions = {
  correct: async ({ request, locals, params }) => {
    const fields = await fieldsOf(request);
    const done = await act(locals, correctInterventionCommand, correctionInput(fields, params.id), fields);
    return done.ok
      ? { done: done.change === null ? ('same' as const) : ('corrected' as const) }
      : done.failure;
  },
  stricter: async ({ request, locals, params }) => {
    const fields = await fieldsOf(request);
    const input = { interventionId: params.id, recordMode: fields['recordMode'] };
    const done = await act(locals, changeRecordModeCommand, input, fields);
    return done.ok
      ? { done: done.change === null ? ('same' as const) : ('stricter' as const) }
      : done.failure;
  },
};

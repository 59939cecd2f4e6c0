import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { documentById } from '#convene/server/documents.store.ts';
import {
  changeRecordModeCommand,
  correctInterventionCommand,
} from '#convene/server/interventions.commands.ts';
import { readIntervention } from '#convene/server/interventions.store.ts';
import { correctionInput } from '#convene/web/intervention-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  if (!z.uuid().safeParse(params.id).success) error(404, 'not-found');
  const wanted = { forumId, viewer, editionId: edition.editionId, id: params.id };
  const [intervention, strand] = await Promise.all([
    readIntervention(app.db, wanted),
    app.thread.read(viewer, forumId, { kind: 'intervention', id: params.id }, 'forward'),
  ]);
  if (intervention === null) error(404, 'not-found');
  const { source } = intervention;
  const document =
    source?.kind === 'document' ? await documentById(app.db, forumId, source.documentId) : null;
  return { base, intervention, document, strand, timeZone: edition.timeZone };
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

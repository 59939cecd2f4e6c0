import { act, fieldsOf, here } from '../../../../../acting.ts';
import { witnessesOf } from '#kernel/server/record/witness-policy.ts';
import { logState, witnessLines } from '#publish/server/log.store.ts';
import {
  eraseFieldCommand,
  sealEditionCommand,
  settleIncidentCommand,
} from '#publish/server/record.commands.ts';
import { settlingInput } from '#publish/web/settling-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const witnesses = await witnessLines(app.db, where, await witnessesOf(app.config.witnesses));
  const state = await logState(app.db, where.forumId, where.editionId);
  return { witnesses, state, timeZone: edition.timeZone, base: `${base}/record` };
};

export const actions: Actions = {
  seal: async ({ locals, request }) => {
    const { edition } = here(locals);
    const { confirmed } = await fieldsOf(request);
    const input = { editionId: edition.editionId, confirmed: confirmed === 'yes' };
    const done = await act(locals, sealEditionCommand, input);
    return done.ok ? { done: 'sealed' as const } : done.failure;
  },
  settle: async ({ locals, request }) => {
    const { edition } = here(locals);
    const fields = await fieldsOf(request);
    const done = await act(locals, settleIncidentCommand, settlingInput(edition.editionId, fields), fields);
    return done.ok ? { done: 'settled' as const } : done.failure;
  },
  erase: async ({ locals, request }) => {
    const { app, edition } = here(locals);
    const fields = await fieldsOf(request);
    const input = { ...fields, editionId: edition.editionId, index: Number(fields['index'] || Number.NaN) };
    const done = await act(locals, eraseFieldCommand(app.erasures), input, fields);
    return done.ok ? { done: 'erased' as const } : done.failure;
  },
};

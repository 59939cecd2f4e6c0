import { fail, redirect } from '@sveltejs/kit';
import { withdrawPositionCommand } from '#deliberate/server/positions/positions.commands.ts';
import { ownProposals } from '#deliberate/server/positions/proposal-list.store.ts';
import { revisePositionCommand } from '#deliberate/server/positions/proposals.commands.ts';
import { sentenceFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';
import { unseenSimilar } from '../../../../../proposing.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const proposals = await ownProposals(app.db, {
    forumId: forum.forumId,
    editionId: edition.editionId,
    account: viewer.account?.id ?? '',
  });
  return { base, proposals, done: url.searchParams.get('done') };
};

export const actions: Actions = {
  revise: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const similar = await unseenSimilar(locals, fields);
    if (similar.length > 0) return fail(409, { similar, entered: fields });
    const input = { ...sentenceFrom(fields), editionId: here(locals).edition.editionId };
    const done = await act(locals, revisePositionCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=revised`) : done.failure;
  },
  withdraw: async ({ request, locals, url }) => {
    const { positionId } = await fieldsOf(request);
    const input = { positionId, editionId: here(locals).edition.editionId };
    const done = await act(locals, withdrawPositionCommand, input);
    return done.ok ? redirect(303, `${url.pathname}?done=withdrawn`) : done.failure;
  },
};

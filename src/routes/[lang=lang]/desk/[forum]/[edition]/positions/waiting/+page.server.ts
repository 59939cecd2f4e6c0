import { redirect } from '@sveltejs/kit';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { mergePositionCommand } from '#deliberate/server/positions/join-and-split.commands.ts';
import { MOVES } from '#deliberate/server/positions/positions.commands.ts';
import { proposalQueue } from '#deliberate/server/positions/proposal-list.store.ts';
import { reasonFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../../acting.ts';
import { markOnPage } from '../../../../../../drafting.ts';

const ANSWERS = { accept: 'accepted', open: 'opened', return: 'returned' } as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, lang, forum, edition, base } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const deliberation = await deliberationForDesk(app.db, where);
  const queue = await proposalQueue(app.db, {
    forumId: forum.forumId,
    deliberationId: deliberation?.deliberationId ?? edition.editionId,
  });
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  return {
    base,
    deskBase,
    open: deliberation?.state === 'open',
    ...queue,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  move: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const event = fields['event'] === 'open' || fields['event'] === 'return' ? fields['event'] : 'accept';
    const place = { editionId: here(locals).edition.editionId, positionId: fields['positionId'] };
    const done = await act(locals, MOVES[event], { ...place, ...reasonFrom(fields) }, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=${ANSWERS[event]}`) : done.failure;
  },
  merge: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const { positionId, intoId } = fields;
    const { reason } = reasonFrom(fields);
    const input = { editionId: here(locals).edition.editionId, positionId, intoId, reason };
    const done = await act(locals, mergePositionCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=merged`) : done.failure;
  },
  mark: markOnPage,
};

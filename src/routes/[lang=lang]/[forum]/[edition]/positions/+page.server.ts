import { redirect, type RequestEvent } from '@sveltejs/kit';
import { confirmOnRecordCommand } from '#deliberate/server/reacting/on-record.commands.ts';
import {
  castReactionCommand,
  takeBackReactionCommand,
} from '#deliberate/server/reacting/reactions.commands.ts';
import { reactionFrom } from '#deliberate/web/reacting/reaction-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../acting.ts';
import { askedOf } from '../../../../asking.ts';
import { CARD, reactOnPage } from '../../../../reacting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const place = here(locals);
  const { roles } = place.viewer;
  const mayDraft = roles.has('rapporteur') || roles.has('secretariat');
  return { base: place.base, mayDraft, ...(await askedOf(place, url)) };
};

const leadTo = (event: RequestEvent, query: string) =>
  redirect(303, `${here(event.locals).base}/positions?${query}${CARD}`);

export const actions: Actions = {
  confirm: async (event) => {
    const { deliberationId } = await fieldsOf(event.request);
    const { editionId } = here(event.locals).edition;
    const done = await act(event.locals, confirmOnRecordCommand, { editionId, deliberationId });
    return done.ok ? redirect(303, event.url.pathname) : done.failure;
  },
  react: async (event) => {
    const { number, ...input } = reactionFrom(await event.request.formData());
    const done = await reactOnPage(event, castReactionCommand, input);
    return done.ok ? leadTo(event, `done=${number}`) : done.failure;
  },
  undo: async (event) => {
    const { number, positionId } = reactionFrom(await event.request.formData());
    const done = await reactOnPage(event, takeBackReactionCommand, { positionId });
    return done.ok ? leadTo(event, `at=${number}`) : done.failure;
  },
};

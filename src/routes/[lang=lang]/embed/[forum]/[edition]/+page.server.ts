import { redirect, type RequestEvent } from '@sveltejs/kit';
import { visitorToken } from '#kernel/server/http/visitor.ts';
import {
  castReactionCommand,
  takeBackReactionCommand,
} from '#deliberate/server/reacting/reactions.commands.ts';
import { reactionFrom } from '#deliberate/web/reacting/reaction-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';
import { askedOf } from '../../../../asking.ts';
import { enterFrame } from '../../../../framing.ts';
import { CARD, reactOnPage } from '../../../../reacting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.frame === undefined) await enterFrame(locals, url, null);
  const { who = '', origins = [] } = locals.frame ?? {};
  const place = here(locals);
  return { base: place.base, who, mayFrame: origins.length > 0, ...(await askedOf(place, url)) };
};

/** Reads the form and says who it is from, before anything is decided. */
async function sent({ locals, request, url }: RequestEvent) {
  const form = await request.formData();
  await enterFrame(locals, url, String(form.get('who') ?? ''));
  return reactionFrom(form);
}

function leadTo({ locals, url }: RequestEvent, query: string) {
  const who = encodeURIComponent(visitorToken(locals.visitorId, locals.app.config.secret));
  return redirect(303, `${url.pathname}?who=${who}&${query}${CARD}`);
}

export const actions: Actions = {
  react: async (event) => {
    const { number, ...input } = await sent(event);
    const done = await reactOnPage(event, castReactionCommand, input);
    return done.ok ? leadTo(event, `done=${number}`) : done.failure;
  },
  undo: async (event) => {
    const { number, positionId } = await sent(event);
    const done = await reactOnPage(event, takeBackReactionCommand, { positionId });
    return done.ok ? leadTo(event, `at=${number}`) : done.failure;
  },
};

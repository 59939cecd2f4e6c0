import { redirect } from '@sveltejs/kit';
import { reactorOf } from '#deliberate/domain/cast-reaction.ts';
import { hasOpened } from '#deliberate/domain/deliberation-state.ts';
import { chooseCards, nextPosition } from '#deliberate/domain/next-position.ts';
import { deliberationForAll } from '#deliberate/server/deliberation-view.store.ts';
import { positionCards } from '#deliberate/server/position-list.store.ts';
import { castReactionCommand } from '#deliberate/server/reactions.commands.ts';
import { routingOf } from '#deliberate/server/routing.ts';
import { reactionFrom } from '#deliberate/web/reaction-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';
import { reactOnPage } from '../../../../reacting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  const mayDraft = viewer.roles.has('rapporteur') || viewer.roles.has('secretariat');
  const deliberation = await deliberationForAll(app.db, { forumId, editionId: edition.editionId });
  if (deliberation === null || !hasOpened(deliberation.state)) return { base, mayDraft, asking: null };
  const [cards, routing] = await Promise.all([
    positionCards(app.db, { forumId, viewer, deliberation }),
    routingOf(app, { forumId, editionId: edition.editionId, deliberationId: deliberation.deliberationId }),
  ]);
  const asked = { at: url.searchParams.get('at'), done: url.searchParams.get('done') };
  const reactor = reactorOf({ viewer }, deliberation.publicStratum);
  const group = viewer.participation?.stakeholderGroup ?? null;
  const person = { participant: reactor?.reactorId ?? '', group: group ?? ('public' as const) };
  const chosen = chooseCards(cards, deliberation.state === 'open', asked, (askable) =>
    nextPosition(askable, routing, person),
  );
  const start = chosen.shown && { kind: 'position' as const, id: chosen.shown.positionId };
  const back = start && (await app.thread.read(viewer, forumId, start, 'back'));
  const stratum = reactor?.stratum ?? null;
  return { base, mayDraft, asking: { ...chosen, deliberation, back, stratum, group } };
};

export const actions: Actions = {
  react: async (event) => {
    const { number, ...input } = reactionFrom(await event.request.formData());
    const done = await reactOnPage(event, castReactionCommand, input);
    if (!done.ok) return done.failure;
    redirect(303, `${here(event.locals).base}/positions?done=${number}`);
  },
};

import { reactorOf } from '#deliberate/domain/reacting/cast-reaction.ts';
import { hasOpened } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { isOverdue } from '#deliberate/domain/deliberation/opening-delay.ts';
import { nextPosition } from '#deliberate/domain/reacting/next-position.ts';
import { chooseWithUpcoming } from '#deliberate/domain/reacting/upcoming-cards.ts';
import { missingOf } from '#deliberate/server/admission/admission.store.ts';
import { deliberationToReact } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { positionCards } from '#deliberate/server/positions/position-list.store.ts';
import { reactorTag } from '#deliberate/server/admission/reactor-tag.ts';
import { routingOf } from '#deliberate/server/reacting/routing.ts';
import type { Here } from './acting.ts';

/** What a reader is asked here and now: nothing yet, only the rules, or one card and those that come after it. */
export async function askedOf({ app, forum, edition, viewer }: Here, url: URL) {
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const deliberation = await deliberationToReact(app.db, where);
  if (deliberation === null || deliberation.state === 'draft') return { announced: null, asking: null };
  if (!hasOpened(deliberation.state)) {
    const overdue = isOverdue(deliberation, app.now());
    return { announced: { ...deliberation, overdue }, asking: null };
  }
  const { forumId } = where;
  const { deliberationId } = deliberation;
  const reactor = reactorOf({ viewer }, deliberation.publicStratum);
  const group = viewer.participation?.stakeholderGroup ?? null;
  const [cards, routing, missing] = await Promise.all([
    positionCards(app.db, { forumId, viewer, deliberation }),
    routingOf(app, { ...where, deliberationId }),
    reactor === null ? null : missingOf(app.db, { forumId, viewer, deliberation }),
  ]);
  const person = { participant: reactor?.reactorId ?? '', group: group ?? ('public' as const) };
  const asked = { at: url.searchParams.get('at'), done: url.searchParams.get('done') };
  const chosen = chooseWithUpcoming(cards, deliberation.state === 'open', asked, (askable) =>
    nextPosition(askable, routing, person),
  );
  const start = chosen.shown && { kind: 'position' as const, id: chosen.shown.positionId };
  const back = start && (await app.thread.read(viewer, forumId, start, 'back'));
  const stratum = reactor?.stratum ?? null;
  const tag = reactor === null ? 'public' : reactorTag(reactor, app.config.secret);
  return { announced: null, asking: { ...chosen, deliberation, back, stratum, group, missing, tag } };
}

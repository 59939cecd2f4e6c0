import { error, redirect } from '@sveltejs/kit';
import type { Knot } from '#kernel/domain/thread.ts';
import { lineFrom } from '#kernel/server/live/line.ts';
import { mayAny } from '#kernel/domain/viewer.ts';
import { keepsNoNames } from '#convene/domain/sessions/record-mode.ts';
import { readFloor } from '#convene/server/floor/floor-page.store.ts';
import { CHAIR_ACCESS, orderOwn, ownOrder } from '#convene/server/floor/order-floor.ts';
import { readSession } from '#convene/server/sessions/session-page.store.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { fieldsOf, here } from '../../../../../acting.ts';
import { orderOnPage } from '../../../../../flooring.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, forum, edition, viewer, base, lang } = here(locals);
  const { forumId } = forum;
  const { editionId, timeZone } = edition;
  const [page, sessions] = await Promise.all([
    readSession(app.db, { forumId, viewer, editionId, slug: params.slug }),
    sessionsOf(app.db, forumId, editionId),
  ]);
  if (page === null) error(404, 'not-found');
  const { sessionId, parentId } = page.session;
  const about = page.agenda.flatMap((item) => item.about ?? []);
  // The event to hear from is named before the floor is read: what changes in between is heard, not missed.
  const line = lineFrom(app.live, `session/${sessionId}`);
  const [{ floor, heard, own }, subjects] = await Promise.all([
    readFloor(app, { forumId, editionId }, page.session, viewer),
    about.length === 0 ? new Map<string, Knot>() : app.thread.publicSight(app.db, forumId, about),
  ]);
  return {
    ...page,
    floor: {
      ...{ view: floor, own, line, nameless: keepsNoNames(page.session.recordMode) },
      mayAsk: viewer.participation !== null,
      chairPage: mayAny(viewer, CHAIR_ACCESS)
        ? `/${lang}/floor/${forum.slug}/${edition.slug}/${page.session.slug}`
        : null,
      textGiven: url.searchParams.has('given'),
    },
    heard,
    subjects,
    base,
    forumBase: `/${lang}/${forum.slug}`,
    timeZone,
    parent: sessions.find((one) => one.sessionId === parentId) ?? null,
    within: sessions.filter((one) => one.parentId === sessionId),
  };
};

export const actions: Actions = {
  floor: async ({ request, locals, url }) => {
    const failure = await orderOnPage(locals, { schema: ownOrder, send: orderOwn }, await fieldsOf(request));
    return failure ?? redirect(303, `${url.pathname}#floor`);
  },
  text: async ({ request, locals, url }) => {
    const { words = '', language = '', ...fields } = await fieldsOf(request);
    const order = { ...fields, do: 'give_text', texts: { [language]: words }, authenticLanguage: language };
    const failure = await orderOnPage(locals, { schema: ownOrder, send: orderOwn }, order, {
      words,
      language,
    });
    return failure ?? redirect(303, `${url.pathname}?given#floor`);
  },
};

import { error, redirect } from '@sveltejs/kit';
import { keepsNoNames } from '#convene/domain/record-mode.ts';
import { readChairFloor } from '#convene/server/floor/floor-page.store.ts';
import { findForFloor, FOUND_PEOPLE_MAX } from '#convene/server/floor/floor-voices.store.ts';
import { chairOrder, orderChair } from '#convene/server/floor/order-floor.ts';
import { sessionBySlug } from '#convene/server/sessions.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { fieldsOf, here } from '../../../../../acting.ts';
import { orderOnPage } from '../../../../../flooring.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, forum, edition, lang, base } = here(locals);
  const at = { forumId: forum.forumId, editionId: edition.editionId };
  const session = await sessionBySlug(app.db, { ...at, slug: params.slug });
  if (session === null) error(404, 'not-found');
  const topic = `session/${session.sessionId}`;
  // The event to hear from is named before anything is read: what changes in between is heard, not missed.
  const topics = [`${topic}@${app.live.latest(topic)}`];
  const who = url.searchParams.get('who')?.trim() ?? '';
  const [desk, found] = await Promise.all([
    readChairFloor(app, at, session),
    who === '' ? [] : findForFloor(app.db, { ...at, sessionId: session.sessionId }, who),
  ]);
  const hall = `/${lang}/hall/${forum.slug}/${edition.slug}/${session.slug}`;
  const forgets = keepsNoNames(session.recordMode);
  return { base, session, desk, topics, who, found, most: FOUND_PEOPLE_MAX, hall, forgets };
};

export const actions: Actions = {
  order: async ({ request, locals, url }) => {
    const failure = await orderOnPage(
      locals,
      { schema: chairOrder, send: orderChair },
      await fieldsOf(request),
    );
    return failure ?? redirect(303, url.pathname);
  },
};

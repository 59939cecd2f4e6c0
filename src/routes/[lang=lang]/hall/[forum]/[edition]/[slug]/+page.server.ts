import { error } from '@sveltejs/kit';
import { lineFrom } from '#kernel/server/live/line.ts';
import { readAgenda } from '#convene/server/agenda/agenda.store.ts';
import { readFloor } from '#convene/server/floor/floor-page.store.ts';
import { latestStanding } from '#convene/domain/ruling/ruling.ts';
import { readRulings } from '#convene/server/ruling/rulings.store.ts';
import { sessionBySlug } from '#convene/server/sessions/sessions.store.ts';
import { readHall } from '#deliberate/server/hall/hall-view.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  const { editionId } = edition;
  const session = await sessionBySlug(app.db, { forumId, editionId, slug: params.slug });
  if (session === null) error(404, 'not-found');
  // The events to hear from are named before anything is read: what changes in between is heard, not missed.
  const line = lineFrom(app.live, `session/${session.sessionId}`, `edition/${editionId}/positions`);
  const room = { forumId, editionId, sessionId: session.sessionId };
  const [hall, { floor }, rulings, agenda] = await Promise.all([
    readHall(app.db, { forumId, editionId, viewer, sessionId: session.sessionId }),
    readFloor(app, { forumId, editionId }, session, viewer),
    readRulings(app.db, room, session.recordMode),
    readAgenda(app.db, room),
  ]);
  const { origin, host } = app.config.publicUrl;
  const path = `${base}/positions`;
  return {
    session,
    hall,
    floor,
    agenda,
    ruling: latestStanding(rulings),
    line,
    now: app.now(),
    react: { href: `${origin}${path}`, shown: `${host}${path}` },
  };
};

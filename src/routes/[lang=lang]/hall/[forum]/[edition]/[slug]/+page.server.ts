import { error } from '@sveltejs/kit';
import { readFloor } from '#convene/server/floor/floor-page.store.ts';
import { sessionBySlug } from '#convene/server/sessions.store.ts';
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
  const topics = [`session/${session.sessionId}`, `edition/${editionId}/positions`].map(
    (topic) => `${topic}@${app.live.latest(topic)}`,
  );
  const [hall, { floor }] = await Promise.all([
    readHall(app.db, { forumId, editionId, viewer, sessionId: session.sessionId }),
    readFloor(app, { forumId, editionId }, session, viewer),
  ]);
  const { origin, host } = app.config.publicUrl;
  const path = `${base}/positions`;
  return {
    session,
    hall,
    floor,
    topics,
    now: app.now(),
    react: { href: `${origin}${path}`, shown: `${host}${path}` },
  };
};

import { error } from '@sveltejs/kit';
import { readSession } from '#convene/server/session-page.store.ts';
import { sessionsOf } from '#convene/server/sessions.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app, forum, edition, viewer, base, lang } = here(locals);
  const { forumId } = forum;
  const { editionId, timeZone } = edition;
  const [page, sessions] = await Promise.all([
    readSession(app.db, { forumId, viewer, editionId, slug: params.slug }),
    sessionsOf(app.db, forumId, editionId),
  ]);
  if (page === null) error(404, 'not-found');
  const { sessionId, parentId } = page.session;
  return {
    ...page,
    base,
    forumBase: `/${lang}/${forum.slug}`,
    timeZone,
    parent: sessions.find((one) => one.sessionId === parentId) ?? null,
    within: sessions.filter((one) => one.parentId === sessionId),
  };
};

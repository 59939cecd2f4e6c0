import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, base } = here(locals);
  const sessions = await sessionsOf(app.db, forum.forumId, edition.editionId);
  return { base, sessions, timeZone: edition.timeZone };
};

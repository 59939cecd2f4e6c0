import { readAgenda } from '#convene/server/agenda/agenda.store.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import type { PageServerLoad } from './$types';
import { here } from '../../../../acting.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { app, forum, edition, base } = here(locals);
  const { forumId } = forum;
  const { editionId, timeZone } = edition;
  const [sessions, items] = await Promise.all([
    sessionsOf(app.db, forumId, editionId),
    readAgenda(app.db, { forumId, editionId }),
  ]);
  return { base, sessions, agendas: Map.groupBy(items, ({ sessionId }) => sessionId), timeZone };
};

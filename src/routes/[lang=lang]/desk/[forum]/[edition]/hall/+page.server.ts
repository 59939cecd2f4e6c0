import { redirect } from '@sveltejs/kit';
import { mayAny } from '#kernel/domain/viewer.ts';
import { CHAIR_ACCESS } from '#convene/server/floor/order-floor.ts';
import { sessionsOf } from '#convene/server/sessions/sessions.store.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { showInHallCommand } from '#deliberate/server/hall/hall.commands.ts';
import { shownInHalls } from '#deliberate/server/hall/hall.store.ts';
import { positionCards } from '#deliberate/server/positions/position-list.store.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, lang } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const deliberation = await deliberationForAll(app.db, where);
  const [sessions, shown, positions] = await Promise.all([
    sessionsOf(app.db, where.forumId, where.editionId),
    shownInHalls(app.db, where),
    deliberation === null ? [] : positionCards(app.db, { forumId: where.forumId, viewer, deliberation }),
  ]);
  const hallBase = `/${lang}/hall/${forum.slug}/${edition.slug}`;
  const floorBase = mayAny(viewer, CHAIR_ACCESS) ? hallBase.replace('/hall/', '/floor/') : null;
  return { sessions, shown, positions, hallBase, floorBase, done: url.searchParams.get('done') };
};

export const actions: Actions = {
  show: async ({ request, locals, url }) => {
    const { sessionId, positionId = '' } = await fieldsOf(request);
    const { editionId } = here(locals).edition;
    const input = { editionId, sessionId, positionId: positionId === '' ? null : positionId };
    const done = await act(locals, showInHallCommand, input);
    return done.ok ? redirect(303, `${url.pathname}?done=${sessionId}`) : done.failure;
  },
};

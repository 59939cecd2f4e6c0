import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/domain/uuid.ts';
import { MOVE_EVENTS } from '#deliberate/domain/positions/position-state.ts';
import {
  draftPositionCommand,
  editPositionCommand,
  MOVES,
} from '#deliberate/server/positions/positions.commands.ts';
import { reasonToDraw } from '#deliberate/server/reacting/reasons.store.ts';
import { reasonFrom, wordsFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';
import { draftingDesk, markOnPage } from '../../../../../drafting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const desk = here(locals);
  const maySecretariat = desk.viewer.roles.has('secretariat');
  const [from, edit, done] = ['from', 'edit', 'done'].map((name) => url.searchParams.get(name));
  const reasonId = url.searchParams.get('reason');
  const given =
    reasonId !== null && isUuid(reasonId)
      ? await reasonToDraw(desk.app.db, desk.forum.forumId, { ...place(locals), reasonId })
      : null;
  return {
    base: desk.base,
    maySecretariat,
    from,
    edit,
    done,
    given,
    reasonId,
    ...(await draftingDesk(desk)),
  };
};

const place = (locals: App.Locals) => ({ editionId: here(locals).edition.editionId });

export const actions: Actions = {
  draft: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const handler = draftPositionCommand(locals.app.thread.publicSight);
    const done = await act(locals, handler, { ...wordsFrom(fields), ...place(locals) }, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=drafted`) : done.failure;
  },
  edit: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const done = await act(locals, editPositionCommand, { ...wordsFrom(fields), ...place(locals) }, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=saved`) : done.failure;
  },
  move: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const { positionId, event } = fields;
    const command = MOVES[MOVE_EVENTS.find((one) => one === event) ?? 'close'];
    const done = await act(locals, command, { ...place(locals), positionId, ...reasonFrom(fields) }, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=saved`) : done.failure;
  },
  mark: markOnPage,
};

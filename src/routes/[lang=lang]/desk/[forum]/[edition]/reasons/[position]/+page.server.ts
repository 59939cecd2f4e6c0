import { error, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/domain/uuid.ts';
import { draftedPosition } from '#deliberate/server/positions/position-list.store.ts';
import { keepBackReasonCommand, showReasonCommand } from '#deliberate/server/reacting/reasons.commands.ts';
import { deliberationById } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { reasonsAt } from '#deliberate/server/reacting/reasons.store.ts';
import { keepingBackFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, lang, forum, edition } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId, positionId: params.position };
  const position = isUuid(params.position) ? await draftedPosition(app.db, where) : null;
  if (position === null) error(404, 'not-found');
  const after = url.searchParams.get('after');
  const page = { ...where, after: after !== null && isUuid(after) ? after : null };
  const [given, deliberation] = await Promise.all([
    reasonsAt(app.db, page),
    deliberationById(app.db, { ...where, deliberationId: position.deliberationId }),
  ]);
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  const reasonsShown = deliberation?.reasonsShown ?? false;
  return { position, ...given, reasonsShown, deskBase, done: url.searchParams.get('done') };
};

const place = (locals: App.Locals) => ({ editionId: here(locals).edition.editionId });

export const actions: Actions = {
  show: async ({ request, locals, url }) => {
    const { reasonId } = await fieldsOf(request);
    const done = await act(locals, showReasonCommand, { ...place(locals), reasonId });
    return done.ok ? redirect(303, `${url.pathname}?done=shown`) : done.failure;
  },
  keepBack: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const input = { ...place(locals), ...keepingBackFrom(fields) };
    const done = await act(locals, keepBackReasonCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=kept_back`) : done.failure;
  },
};

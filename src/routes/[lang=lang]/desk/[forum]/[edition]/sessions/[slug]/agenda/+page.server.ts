import { error, redirect } from '@sveltejs/kit';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  addAgendaItemCommand,
  changeAgendaItemCommand,
  moveAgendaItemCommand,
  removeAgendaItemCommand,
} from '#convene/server/agenda/agenda.commands.ts';
import { readAgenda, usedItems } from '#convene/server/agenda/agenda.store.ts';
import { sessionBySlug } from '#convene/server/sessions/sessions.store.ts';
import { agendaItemInput } from '#convene/web/agenda/agenda-fields.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here, type Sent } from '../../../../../../../acting.ts';

type Asked = Sent & { readonly params: { readonly slug: string } };

async function placeOf({ locals, params }: Pick<Asked, 'locals' | 'params'>) {
  const { app, forum, edition } = here(locals);
  const where = { forumId: forum.forumId, editionId: edition.editionId };
  const session = await sessionBySlug(app.db, { ...where, slug: params.slug });
  return session === null ? error(404, 'not-found') : { session, where };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, edition, base } = here(locals);
  const { session, where } = await placeOf({ locals, params });
  const room = { ...where, sessionId: session.sessionId };
  const [items, used] = await Promise.all([readAgenda(app.db, room), usedItems(app.db, room)]);
  const open = items.find(({ itemId }) => itemId === url.searchParams.get('item')) ?? null;
  const about = open?.about ?? null;
  const seen = about && (await app.thread.publicSight(app.db, where.forumId, [about]));
  const subject = seen?.values().next().value ?? null;
  return { base, session, items, used, open, subject, timeZone: edition.timeZone };
};

async function arrange<Input, State, Change>(asked: Asked, handler: Handler<Input, State, Change>) {
  const fields = await fieldsOf(asked.request);
  const { session, where } = await placeOf(asked);
  const input = { ...fields, editionId: where.editionId, sessionId: session.sessionId };
  const done = await act(asked.locals, handler, input);
  return done.ok ? redirect(303, asked.url.pathname) : done.failure;
}

export const actions: Actions = {
  async save(asked) {
    const fields = await fieldsOf(asked.request);
    const { session } = await placeOf(asked);
    const { editionId, timeZone } = here(asked.locals).edition;
    const input = agendaItemInput(fields, { editionId, timeZone, sessionId: session.sessionId });
    const { itemId } = fields;
    const done = itemId
      ? await act(asked.locals, changeAgendaItemCommand, { ...input, itemId }, fields)
      : await act(asked.locals, addAgendaItemCommand, input, fields);
    return done.ok ? redirect(303, asked.url.pathname) : done.failure;
  },
  move: (asked) => arrange(asked, moveAgendaItemCommand),
  remove: (asked) => arrange(asked, removeAgendaItemCommand),
};

import { error, redirect } from '@sveltejs/kit';
import { lineFrom } from '#kernel/server/live/line.ts';
import { keepsNoNames } from '#convene/domain/sessions/record-mode.ts';
import { readAgenda } from '#convene/server/agenda/agenda.store.ts';
import { readChairFloor } from '#convene/server/floor/floor-page.store.ts';
import { findForFloor, FOUND_PEOPLE_MAX } from '#convene/server/floor/floor-voices.store.ts';
import { chairOrder, orderChair } from '#convene/server/floor/order-floor.ts';
import {
  noteObjectionCommand,
  ruleOnProposalCommand,
  setAsideRulingCommand,
} from '#convene/server/ruling/rulings.commands.ts';
import { readRulings } from '#convene/server/ruling/rulings.store.ts';
import { sessionBySlug } from '#convene/server/sessions/sessions.store.ts';
import { PROPOSAL_CHARACTERS_MAX } from '#convene/server/texts-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { fieldsOf, here } from '../../../../../acting.ts';
import { orderOnPage } from '../../../../../flooring.ts';
import { ruleOnPage } from '../../../../../ruling.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, forum, edition, lang, base } = here(locals);
  const at = { forumId: forum.forumId, editionId: edition.editionId };
  const session = await sessionBySlug(app.db, { ...at, slug: params.slug });
  if (session === null) error(404, 'not-found');
  // The event to hear from is named before anything is read: what changes in between is heard, not missed.
  const line = lineFrom(app.live, `session/${session.sessionId}`);
  const who = url.searchParams.get('who')?.trim() ?? '';
  const objector = url.searchParams.get('objector')?.trim() ?? '';
  const room = { ...at, sessionId: session.sessionId };
  const find = (part: string) => (part === '' ? [] : findForFloor(app.db, room, part));
  const [desk, found, rulings, objectors, agenda] = await Promise.all([
    readChairFloor(app, at, session),
    find(who),
    readRulings(app.db, room, null),
    find(objector),
    readAgenda(app.db, room),
  ]);
  const hall = `/${lang}/hall/${forum.slug}/${edition.slug}/${session.slug}`;
  const forgets = keepsNoNames(session.recordMode);
  const ruling = { rulings, objector, found: objectors, charactersMax: PROPOSAL_CHARACTERS_MAX };
  return { base, session, agenda, desk, line, who, found, most: FOUND_PEOPLE_MAX, hall, forgets, ruling };
};

export const actions: Actions = {
  rule: (event) => ruleOnPage(event, ruleOnProposalCommand),
  object: (event) => ruleOnPage(event, noteObjectionCommand),
  setAside: (event) => ruleOnPage(event, setAsideRulingCommand, 'reason'),
  order: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const failure = await orderOnPage(locals, { schema: chairOrder, send: orderChair }, fields, fields);
    return failure ?? redirect(303, url.pathname);
  },
};

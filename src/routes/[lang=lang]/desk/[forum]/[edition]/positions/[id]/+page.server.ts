import { error, redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/domain/uuid.ts';
import { SPLIT_PARTS_MAX } from '#deliberate/domain/deliberate-limits.ts';
import { looksAboutPerson } from '#deliberate/domain/positions/looks-about-person.ts';
import { nextPositionState } from '#deliberate/domain/positions/position-state.ts';
import {
  mergePositionCommand,
  splitPositionCommand,
} from '#deliberate/server/positions/join-and-split.commands.ts';
import { lineageOf } from '#deliberate/server/positions/lineage.store.ts';
import { draftedPosition } from '#deliberate/server/positions/position-list.store.ts';
import { proposalQueue } from '#deliberate/server/positions/proposal-list.store.ts';
import { partsFrom, reasonFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../../acting.ts';
import { markOnPage } from '../../../../../../drafting.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app, lang, forum, edition, base } = here(locals);
  const one = { forumId: forum.forumId, editionId: edition.editionId, positionId: params.id };
  if (!isUuid(params.id)) error(404, 'not-found');
  const position = await draftedPosition(app.db, one);
  const whole = await lineageOf(app.db, one, { sight: app.thread.publicSight, all: true });
  if (position === null || whole === null) error(404, 'not-found');
  const { standing } = await proposalQueue(app.db, { ...one, deliberationId: position.deliberationId });
  const may = {
    merge: nextPositionState(position.state, 'merge') !== null,
    split: nextPositionState(position.state, 'split') !== null,
  };
  const deskBase = `/${lang}/desk/${forum.slug}/${edition.slug}`;
  return {
    base,
    deskBase,
    position,
    whole,
    standing,
    may,
    looksAboutPerson: looksAboutPerson(position),
    done: url.searchParams.get('done'),
  };
};

const place = (locals: App.Locals) => ({ editionId: here(locals).edition.editionId });

export const actions: Actions = {
  merge: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const { positionId, intoId } = fields;
    const input = { ...place(locals), positionId, intoId, reason: reasonFrom(fields).reason };
    const done = await act(locals, mergePositionCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=merged`) : done.failure;
  },
  split: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const input = { ...place(locals), ...fields, parts: partsFrom(fields, SPLIT_PARTS_MAX) };
    const done = await act(locals, splitPositionCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=split`) : done.failure;
  },
  mark: markOnPage,
};

import { redirect } from '@sveltejs/kit';
import { openingDelay } from '#deliberate/domain/deliberation/opening-delay.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import {
  announceDeliberationCommand,
  closeDeliberationCommand,
  openDeliberationCommand,
  planDeliberationCommand,
  retractDeliberationCommand,
  takeSnapshotCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { deskFigures } from '#deliberate/server/positions/position-list.store.ts';
import { rulesFrom } from '#deliberate/web/desk-input.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, base } = here(locals);
  const { forumId } = forum;
  const deliberation = await deliberationForDesk(app.db, { forumId, editionId: edition.editionId });
  const figures = await deskFigures(app.db, forumId, deliberation?.deliberationId ?? null);
  const delay = deliberation && openingDelay(deliberation, figures.drafted, app.now());
  const { timeZone } = edition;
  return { base, deliberation, delay, ...figures, timeZone, done: url.searchParams.get('done') };
};

function step<Input, State, Change>(handler: Handler<Input, State, Change>, done: string): Actions[string] {
  return async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const { editionId, timeZone } = here(locals).edition;
    const input = { ...rulesFrom(fields, timeZone), deliberationId: fields['deliberationId'], editionId };
    const acted = await act(locals, handler, input, fields);
    if (!acted.ok) return acted.failure;
    redirect(303, `${url.pathname}?done=${acted.change === null ? 'nothing' : done}`);
  };
}

export const actions: Actions = {
  plan: step(planDeliberationCommand, 'planned'),
  announce: step(announceDeliberationCommand, 'announced'),
  retract: step(retractDeliberationCommand, 'retracted'),
  open: step(openDeliberationCommand, 'opened'),
  release: step(takeSnapshotCommand, 'released'),
  close: step(closeDeliberationCommand, 'closed'),
};

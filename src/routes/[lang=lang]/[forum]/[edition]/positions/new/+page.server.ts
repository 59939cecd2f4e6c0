import { fail, redirect } from '@sveltejs/kit';
import { knotKey } from '#kernel/domain/thread.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import { mayPropose } from '#deliberate/domain/positions/proposing.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { returnedProposals } from '#deliberate/server/positions/proposal-list.store.ts';
import { submitPositionCommand } from '#deliberate/server/positions/proposals.commands.ts';
import { sentenceFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';
import { similarTo, unseenSimilar } from '../../../../../proposing.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, viewer, base } = here(locals);
  const { forumId } = forum;
  const deliberation = await deliberationForAll(app.db, { forumId, editionId: edition.editionId });
  const where = { forumId, deliberationId: deliberation?.deliberationId ?? '' };
  if (deliberation === null || deliberation.state === 'draft')
    return { base, rules: null, open: false, may: false, said: null, from: null, returned: null };
  const from = url.searchParams.get('from');
  const ref = from !== null && isUuid(from) ? { kind: 'intervention' as const, id: from } : null;
  const [seen, returned] = await Promise.all([
    ref && app.thread.publicSight(app.db, forumId, [ref]),
    returnedProposals(app.db, where),
  ]);
  const knot = ref && seen?.get(knotKey(ref));
  const said = knot ? { texts: knot.words, authentic: knot.authentic } : null;
  const { proposing, answersShown } = deliberation;
  const rules = { proposing, answersShown };
  const may = mayPropose(viewer, proposing);
  const told = answersShown === 'everyone' ? returned : null;
  return { base, rules, open: deliberation.state === 'open', may, said, from: said && from, returned: told };
};

export const actions: Actions = {
  // Only looks: what the script asks while somebody writes, answered with the page as sending would show it.
  check: async ({ request, locals }) => {
    const fields = await fieldsOf(request);
    return { similar: await similarTo(locals, fields), entered: fields };
  },
  propose: async ({ request, locals }) => {
    const { app, edition, base } = here(locals);
    const fields = await fieldsOf(request);
    const similar = await unseenSimilar(locals, fields);
    if (similar.length > 0) return fail(409, { similar, entered: fields });
    const input = { ...sentenceFrom(fields), editionId: edition.editionId };
    const done = await act(locals, submitPositionCommand(app.thread.publicSight), input, fields);
    return done.ok ? redirect(303, `${base}/positions/mine?done=sent`) : done.failure;
  },
};

import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/domain/uuid.ts';
import { deliberationForDesk } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { codeOf } from '#deliberate/server/admission/invitation-code.ts';
import {
  makeInvitationsCommand,
  revokeInvitationsCommand,
} from '#deliberate/server/admission/invitations.commands.ts';
import { invitationBatches, serialsOf } from '#deliberate/server/admission/invitations.store.ts';
import { invitationsFrom } from '#deliberate/web/desk-input.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, fieldsOf, here } from '../../../../../acting.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { app, forum, edition, base } = here(locals);
  const { forumId } = forum;
  const found = await deliberationForDesk(app.db, { forumId, editionId: edition.editionId });
  const deliberation = found?.invitedOnly && found.state !== 'closed' ? found : null;
  const batches =
    deliberation === null
      ? []
      : await invitationBatches(app.db, { forumId, deliberationId: deliberation.deliberationId });
  const batchId = url.searchParams.get('batch') ?? '';
  const serials =
    deliberation === null || !isUuid(batchId)
      ? []
      : await serialsOf(app.db, { forumId, deliberationId: deliberation.deliberationId, batchId });
  const codes = serials.map(({ serial }) => {
    const code = codeOf(serial, forumId, app.config.secret);
    return { code, link: new URL(`${base}/join?code=${code}`, app.config.publicUrl).href };
  });
  const sheet = { label: serials[0]?.label ?? '', codes };
  const done = url.searchParams.get('done');
  return { deliberation, batches, sheet, timeZone: edition.timeZone, done };
};

export const actions: Actions = {
  make: async ({ request, locals, url }) => {
    const fields = await fieldsOf(request);
    const { editionId, timeZone } = here(locals).edition;
    const input = { ...invitationsFrom(fields, timeZone), editionId };
    const done = await act(locals, makeInvitationsCommand, input, fields);
    return done.ok ? redirect(303, `${url.pathname}?done=made`) : done.failure;
  },
  revoke: async ({ request, locals, url }) => {
    const { batchId } = await fieldsOf(request);
    const { editionId } = here(locals).edition;
    const done = await act(locals, revokeInvitationsCommand, { editionId, batchId });
    return done.ok ? redirect(303, `${url.pathname}?done=revoked`) : done.failure;
  },
};

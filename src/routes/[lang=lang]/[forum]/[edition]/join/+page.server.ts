import { redirect } from '@sveltejs/kit';
import { VISITOR_COOKIE, visitorCookie, visitorToken } from '#kernel/server/http/visitor.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { serialIn } from '#deliberate/server/admission/invitation-code.ts';
import { acceptInvitationCommand } from '#deliberate/server/admission/invitations.commands.ts';
import { codeWait } from '#deliberate/server/reacting/reaction-limits.ts';
import type { Actions, PageServerLoad } from './$types';
import { act, failedAs, fieldsOf, here } from '../../../../acting.ts';

export const load: PageServerLoad = ({ locals, url }) => ({
  base: here(locals).base,
  code: url.searchParams.get('code') ?? '',
});

export const actions: Actions = {
  // Opening the link lets nobody in: programs that look at links in mail open them too.
  default: async ({ request, locals, cookies, getClientAddress }) => {
    const { app, forum, edition, base, lang } = here(locals);
    const { code = '' } = await fieldsOf(request);
    const told = ({ refusal }: ReturnType<typeof refuse>) => failedAs(refusal, lang, { code });
    const wait = codeWait(app, getClientAddress());
    if (wait > 0) return told(refuse('too-many-reactions', { seconds: wait }));
    const serial = serialIn(code, forum.forumId, app.config.secret);
    if (serial === null) return told(refuse('invitation-unknown'));
    const input = { editionId: edition.editionId, serial };
    const done = await act(locals, acceptInvitationCommand, input, { code });
    if (!done.ok) return done.failure;
    const token = visitorToken(done.change?.visitorId ?? locals.visitorId, app.config.secret);
    cookies.set(VISITOR_COOKIE, token, visitorCookie(app.config.publicUrl, 'page'));
    redirect(303, `${base}/positions`);
  },
};

import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { refusalText } from '#kernel/domain/decision.ts';
import { VISITOR_COOKIE, VISITOR_COOKIE_SECONDS, visitorIn } from '#kernel/server/visitor.ts';
import { reactorOf, type ReactionCast } from '#deliberate/domain/cast-reaction.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { publicReactionWait } from '#deliberate/server/reaction-limits.ts';
import { castReactionCommand } from '#deliberate/server/reactions.commands.ts';
import { act, here, type Refused } from './acting.ts';

type Done =
  | { readonly ok: true; readonly change: ReactionCast | null }
  | { readonly ok: false; readonly failure: ActionFailure<Refused> };

/** Reacts behind a form. Someone of the open public is given their random id with the first reaction, not before. */
export async function reactOnPage(event: RequestEvent, input: object): Promise<Done> {
  const { locals, request, cookies } = event;
  const { app, viewer, lang } = here(locals);
  const isNew = visitorIn(request.headers.get('cookie')) === null;
  const asPublic = reactorOf({ viewer }, true)?.stratum === 'public';
  if (asPublic) {
    const network = event.getClientAddress();
    const wait = publicReactionWait(app, { visitorId: locals.visitorId, isNew, network, count: 1 });
    if (wait > 0) {
      const { refusal } = refuse('too-many-reactions', { seconds: wait });
      const told = { refusal: refusalText(refusal, lang), code: refusal.code, entered: {} };
      return { ok: false, failure: fail(refusal.meaning.status, told) };
    }
  }
  const done = await act(locals, castReactionCommand, input);
  if (done.ok && asPublic && isNew) {
    cookies.set(VISITOR_COOKIE, locals.visitorId, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: app.config.publicUrl.protocol === 'https:',
      maxAge: VISITOR_COOKIE_SECONDS,
    });
  }
  return done;
}

import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { Handler } from '#kernel/server/acts/execute.ts';
import { VISITOR_COOKIE, visitorCookie, visitorIn, visitorToken } from '#kernel/server/http/visitor.ts';
import { reactorOf, type ReactionState } from '#deliberate/domain/reacting/cast-reaction.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { publicReactionWait } from '#deliberate/server/reacting/reaction-limits.ts';
import { typedReaction } from '#deliberate/web/reacting/reaction-form.ts';
import { act, failedAs, here, type Refused } from './acting.ts';

/** Where a form without script leads: past the head of the page, to how far one has come and the next card. */
export const CARD = '#card';

type Done = { readonly ok: true } | { readonly ok: false; readonly failure: ActionFailure<Refused> };

/**
 * Reacts behind a form, or takes a reaction back. Someone of the open public is given their random id with the first
 * reaction, not before.
 */
export async function reactOnPage<Input, Change>(
  event: RequestEvent,
  handler: Handler<Input, ReactionState, Change>,
  input: Parameters<typeof typedReaction>[0],
): Promise<Done> {
  const { locals, request, cookies } = event;
  const { app, viewer, lang } = here(locals);
  const { frame } = locals;
  const typed = typedReaction(input);
  const isNew = !frame?.who && visitorIn(request.headers.get('cookie'), app.config.secret) === null;
  const asPublic = reactorOf({ viewer }, true)?.stratum === 'public';
  if (asPublic) {
    const network = event.getClientAddress();
    const wait = publicReactionWait(app, { visitorId: locals.visitorId, isNew, network, count: 1 });
    if (wait > 0) {
      const { refusal } = refuse('too-many-reactions', { seconds: wait });
      return { ok: false, failure: failedAs(refusal, lang, typed) };
    }
  }
  const done = await act(locals, handler, input, typed);
  if (!done.ok) return done;
  if (asPublic && isNew) {
    const token = visitorToken(locals.visitorId, app.config.secret);
    cookies.set(
      VISITOR_COOKIE,
      token,
      visitorCookie(app.config.publicUrl, frame === undefined ? 'page' : 'frame'),
    );
  }
  return { ok: true };
}

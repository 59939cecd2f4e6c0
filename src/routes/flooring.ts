import { fail, type ActionFailure } from '@sveltejs/kit';
import { refusalText, type Refusal } from '#kernel/domain/decision.ts';
import { refuseInput, type InputIssue } from '#kernel/domain/refuse-input.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App as Application } from '#kernel/server/app.ts';
import type { FloorAnswer } from '#convene/server/floor/floor-message.ts';
import { here, type Refused } from './acting.ts';

type Ordering = { readonly forumId: string; readonly editionId: string; readonly viewer: Viewer };
type Parsed<Order> = {
  safeParse(
    raw: unknown,
  ): { success: true; data: Order } | { success: false; error: { issues: readonly InputIssue[] } };
};

/** Sends an order to the floor behind a form; null when it was done. */
export async function orderOnPage<Order>(
  locals: App.Locals,
  {
    schema,
    send,
  }: {
    readonly schema: Parsed<Order>;
    readonly send: (app: Application, at: Ordering, order: Order) => Promise<FloorAnswer>;
  },
  fields: Record<string, unknown>,
  entered: Record<string, string> = {},
): Promise<ActionFailure<Refused> | null> {
  const { app, forum, edition, viewer, lang } = here(locals);
  const failed = (refusal: Refusal) =>
    fail(refusal.meaning.status, { refusal: refusalText(refusal, lang), code: refusal.code, entered });
  const parsed = schema.safeParse(fields);
  if (!parsed.success) return failed(refuseInput(parsed.error.issues));
  const at = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const answer = await send(app, at, parsed.data);
  return answer.ok ? null : failed(answer.refusal);
}

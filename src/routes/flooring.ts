import type { ActionFailure } from '@sveltejs/kit';
import { refuseInput, type InputIssue } from '#kernel/domain/refuse-input.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { App as Application } from '#kernel/server/app.ts';
import type { FloorAnswer } from '#convene/server/floor/floor-message.ts';
import { failedAs, here, type Refused } from './acting.ts';

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
  const parsed = schema.safeParse(fields);
  if (!parsed.success) return failedAs(refuseInput(parsed.error.issues), lang, entered);
  const at = { forumId: forum.forumId, editionId: edition.editionId, viewer };
  const answer = await send(app, at, parsed.data);
  return answer.ok ? null : failedAs(answer.refusal, lang, entered);
}

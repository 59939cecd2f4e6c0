import { error, fail, type ActionFailure } from '@sveltejs/kit';
import { refusalText, type Refusal } from '#kernel/domain/decision.ts';
import { refusedField, type RefusedField } from '#kernel/domain/refused-field.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Lang } from '#kernel/domain/bilingual.ts';
import type { App as Application } from '#kernel/server/app.ts';
import type { Forum } from '#kernel/server/acts/forums.store.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import type { Edition } from '#convene/domain/forum/edition.ts';

export type Here = {
  readonly app: Application;
  readonly lang: Lang;
  readonly forum: Forum;
  readonly edition: Edition;
  readonly viewer: Viewer;
  /** `/{lang}/{forum}/{edition}` */
  readonly base: string;
};

/** Where a page below an edition stands; the hook has already checked that it exists and who may open it. */
export function here(locals: App.Locals): Here {
  const { app, lang, place } = locals;
  if (place === null || place.edition === null) error(404, 'not-found');
  const { forum, edition, viewer } = place;
  return { app, lang, forum, edition, viewer, base: `/${lang}/${forum.slug}/${edition.slug}` };
}

export type Refused = {
  readonly refusal: string;
  readonly code: string;
  readonly entered: Record<string, string>;
  /** What it is about, where that is a field of the form. */
  readonly wrong: RefusedField | null;
};

/** A refusal as a page's form is told it, with what was entered, so that nobody types anything twice. */
export function failedAs(
  refusal: Refusal,
  lang: Lang,
  entered: Record<string, string>,
): ActionFailure<Refused> {
  return fail(refusal.meaning.status, {
    refusal: refusalText(refusal, lang),
    code: refusal.code,
    entered,
    wrong: refusedField(refusal, lang, entered),
  });
}

/** A form as a page's action gets it. */
export type Sent = { readonly request: Request; readonly locals: App.Locals; readonly url: URL };

/**
 * Runs a form's command. A refusal comes back as a sentence for the page together with what was entered,
 * so that nobody types anything twice; success comes back as the change (null: it was already so).
 */
export async function act<Input, State, Change>(
  locals: App.Locals,
  handler: Handler<Input, State, Change>,
  input: unknown,
  entered: Record<string, string> = {},
): Promise<{ ok: true; change: Change | null } | { ok: false; failure: ActionFailure<Refused> }> {
  const { app, forum, viewer, lang } = here(locals);
  const outcome = await execute(app, { forumId: forum.forumId, viewer }, handler, input);
  if (outcome.ok) return { ok: true, change: outcome.change };
  return { ok: false, failure: failedAs(outcome.refusal, lang, entered) };
}

/** A form as plain text fields; files and repeated names are read by the page that has them. */
export async function fieldsOf(request: Request): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, value] of await request.formData())
    if (typeof value === 'string') fields[name] = value.trim();
  return fields;
}

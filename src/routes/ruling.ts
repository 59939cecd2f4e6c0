import { redirect } from '@sveltejs/kit';
import type { Handler } from '#kernel/server/acts/execute.ts';
import { act, fieldsOf, here, type Sent } from './acting.ts';

/** A form about a ruling of the chair: its words are a text in the language that the form names. */
export async function ruleOnPage<Input, State, Change>(
  { request, locals, url }: Sent,
  handler: Handler<Input, State, Change>,
  textsAs: 'texts' | 'reason' = 'texts',
) {
  const { words = '', language = '', ...fields } = await fieldsOf(request);
  const { editionId } = here(locals).edition;
  const input = { ...fields, editionId, [textsAs]: { [language]: words } };
  const done = await act(locals, handler, input, { ...fields, words, language, ruled: handler.name });
  return done.ok ? redirect(303, `${url.pathname}#rulings`) : done.failure;
}

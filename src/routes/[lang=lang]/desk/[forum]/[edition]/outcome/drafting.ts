import { redirect, type Action } from '@sveltejs/kit';
import { adoptOutcomeCommand } from '#conclude/server/adoption.commands.ts';
import { citeTargetCommand, removeCitationCommand } from '#conclude/server/citations.commands.ts';
import { followUpCommitmentCommand, makeCommitmentCommand } from '#conclude/server/commitments.commands.ts';
import * as drafting from '#conclude/server/drafting.commands.ts';
import { bothOf, chosen, paragraphFrom } from '#conclude/web/desk-input.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { act, fieldsOf, here } from '../../../../../acting.ts';

type Fields = Readonly<Record<string, string>>;

/** A form of the drafting desk: its fields as a command's input, and back to the paragraph that was open. */
function doing<Input, State, Change>(
  handlerOf: (sight: PublicSight) => Handler<Input, State, Change>,
  inputOf: (fields: Fields) => object,
): Action {
  return async ({ request, locals, url }) => {
    const { app, edition } = here(locals);
    const fields = await fieldsOf(request);
    const input = { ...inputOf(fields), editionId: edition.editionId };
    const done = await act(locals, handlerOf(app.thread.publicSight), input, fields);
    if (!done.ok) return done.failure;
    const open = url.searchParams.get('edit');
    redirect(303, open === null ? `${url.pathname}?done` : `${url.pathname}?done&edit=${open}#edit`);
  };
}

/** Every form of the desk. */
export const draftingActions: Record<string, Action> = {
  start: doing(
    () => drafting.startOutcomeCommand,
    (f) => ({ kind: f['outcomeKind'], titles: bothOf(f, 'title') }),
  ),
  add: doing(
    () => drafting.addParagraphCommand,
    (f) => ({ documentId: f['documentId'], ...paragraphFrom(f) }),
  ),
  edit: doing(
    () => drafting.editParagraphCommand,
    (f) => ({ paragraphId: f['paragraphId'], ...paragraphFrom(f) }),
  ),
  move: doing(
    () => drafting.moveParagraphCommand,
    (f) => ({ paragraphId: f['paragraphId'], towards: f['towards'] }),
  ),
  remove: doing(
    () => drafting.deleteParagraphCommand,
    (f) => ({ paragraphId: f['paragraphId'] }),
  ),
  cite: doing(citeTargetCommand, (f) => {
    const { kind, id } = chosen(f['target']);
    return { paragraphId: f['paragraphId'], targetKind: kind, targetId: id };
  }),
  uncite: doing(
    () => removeCitationCommand,
    (f) => ({ citationId: f['citationId'] }),
  ),
  adopt: doing(adoptOutcomeCommand, (f) => ({
    documentId: f['documentId'],
    manner: f['manner'],
    note: bothOf(f, 'note'),
  })),
  commit: doing(makeCommitmentCommand, (f) => ({
    source: chosen(f['source']),
    texts: bothOf(f, 'promise'),
    madeBy: bothOf(f, 'maker'),
  })),
  follow: doing(
    () => followUpCommitmentCommand,
    (f) => ({ commitmentId: f['commitmentId'], step: f['step'], note: bothOf(f, 'how') }),
  ),
};

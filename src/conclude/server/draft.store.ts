import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type {
  Draft,
  DraftState,
  ParagraphAdded,
  ParagraphDeleted,
  ParagraphEdited,
  ParagraphMoved,
} from '../domain/draft-paragraphs.ts';
import type { Paragraph } from '../domain/outcome-text.ts';
import type { OutcomeStarted, StartOutcome } from '../domain/start-outcome.ts';
import './tables.ts';

export async function countOutcomes(tx: Tx, { forumId, input }: Command<StartOutcome>) {
  const { documents } = await tx
    .selectFrom('outcome_documents')
    .select((by) => by.fn.countAll<number>().as('documents'))
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .executeTakeFirstOrThrow();
  return { documents };
}

export async function writeOutcome(tx: Tx, change: OutcomeStarted, command: Command<unknown>): Promise<void> {
  await tx
    .insertInto('outcome_documents')
    .values({
      forum_id: command.forumId,
      document_id: change.documentId,
      edition_id: change.editionId,
      kind: change.kind,
      titles: JSON.stringify(change.titles),
      state: 'drafting',
      created_at: command.at,
    })
    .execute();
}

type DocumentWanted = { readonly editionId: string; readonly documentId: string };

/** One writer at a time: whoever changes a text holds its document. */
export async function lockDocument(tx: Tx, forumId: string, { editionId, documentId }: DocumentWanted) {
  const row = await tx
    .selectFrom('outcome_documents')
    .select(['document_id as documentId', 'state', 'kind', 'titles'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('document_id', '=', documentId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...row, paragraphs: await paragraphsOf(tx, forumId, documentId) };
}

async function paragraphsOf(tx: Tx, forumId: string, documentId: string): Promise<Paragraph[]> {
  const rows = await tx
    .selectFrom('outcome_paragraphs')
    .select(['paragraph_id as paragraphId', 'place_in_order as place', 'kind', 'texts'])
    .select(['authentic_language as language', 'created_at', 'edited_at'])
    .where('forum_id', '=', forumId)
    .where('document_id', '=', documentId)
    .orderBy('place_in_order')
    .execute();
  return rows.map(({ created_at, edited_at, ...row }) => ({ ...row, changedAt: edited_at ?? created_at }));
}

export async function loadDraftOf(tx: Tx, { forumId, input }: Command<DocumentWanted>): Promise<DraftState> {
  return { draft: await lockDocument(tx, forumId, input) };
}

type ParagraphWanted = { readonly editionId: string; readonly paragraphId: string };

/** The document that the paragraph belongs to, locked. */
export async function loadDraftAround(
  tx: Tx,
  { forumId, input }: Pick<Command<ParagraphWanted>, 'forumId' | 'input'>,
): Promise<DraftState> {
  const found = await tx
    .selectFrom('outcome_paragraphs')
    .select('document_id as documentId')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('paragraph_id', '=', input.paragraphId)
    .executeTakeFirst();
  if (found === undefined) return { draft: null };
  const draft: Draft | null = await lockDocument(tx, forumId, { ...input, documentId: found.documentId });
  return { draft };
}

export async function writeParagraph(
  tx: Tx,
  change: ParagraphAdded,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('outcome_paragraphs')
    .set((by) => ({ place_in_order: by('place_in_order', '+', 1) }))
    .where('forum_id', '=', forumId)
    .where('document_id', '=', change.documentId)
    .where('place_in_order', '>=', change.place)
    .execute();
  await tx
    .insertInto('outcome_paragraphs')
    .values({
      forum_id: forumId,
      paragraph_id: change.paragraphId,
      document_id: change.documentId,
      edition_id: change.editionId,
      place_in_order: change.place,
      kind: change.kind,
      authentic_language: change.language,
      texts: JSON.stringify(change.texts),
      created_at: at,
      edited_at: null,
    })
    .execute();
}

export async function rewriteParagraph(
  tx: Tx,
  change: ParagraphEdited,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { kind, language, texts } = change;
  await tx
    .updateTable('outcome_paragraphs')
    .set({ kind, authentic_language: language, texts: JSON.stringify(texts), edited_at: at })
    .where('forum_id', '=', forumId)
    .where('paragraph_id', '=', change.paragraphId)
    .execute();
}

export async function swapParagraphs(
  tx: Tx,
  { paragraphId, place, other }: ParagraphMoved,
  { forumId }: Command<unknown>,
): Promise<void> {
  for (const one of [{ paragraphId, place }, other])
    await tx
      .updateTable('outcome_paragraphs')
      .set({ place_in_order: one.place })
      .where('forum_id', '=', forumId)
      .where('paragraph_id', '=', one.paragraphId)
      .execute();
}

export async function removeParagraph(
  tx: Tx,
  { paragraphId }: ParagraphDeleted,
  { forumId }: Command<unknown>,
): Promise<void> {
  for (const table of ['citations', 'outcome_paragraphs'] as const)
    await tx
      .deleteFrom(table)
      .where('forum_id', '=', forumId)
      .where('paragraph_id', '=', paragraphId)
      .execute();
}

import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { isLanguageTag } from '#kernel/domain/content-languages.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { PARAGRAPH_LENGTH_MAX, PARAGRAPHS_MAX } from './outcome-limits.ts';
import type { OutcomeState, Paragraph, ParagraphKind } from './outcome-text.ts';
import { refuse } from './refusals.ts';
import { longest, written } from './written-texts.ts';

/** The document as it is locked for a change: its paragraphs in the order of the text. */
export type Draft = {
  readonly documentId: string;
  readonly state: OutcomeState;
  readonly paragraphs: readonly Paragraph[];
};
export type DraftState = { readonly draft: Draft | null };

export type AddParagraph = {
  readonly editionId: string;
  readonly documentId: string;
  readonly kind: ParagraphKind;
  readonly language: string;
  readonly texts: Texts;
  /** The paragraph it follows; at the end if not said. */
  readonly afterId?: string | undefined;
};
export type ParagraphAdded = Omit<AddParagraph, 'afterId'> & {
  readonly paragraphId: string;
  readonly place: number;
};

export function addParagraph(
  { draft }: DraftState,
  { input, id }: Command<AddParagraph>,
): Decision<ParagraphAdded> {
  if (draft === null) return refuse('outcome-unknown');
  if (draft.state === 'adopted') return refuse('outcome-adopted');
  const { afterId, ...given } = input;
  const texts = written(given.texts);
  const wrong = whatIsWrong(texts, given.language);
  if (wrong !== null) return wrong;
  if (draft.paragraphs.length >= PARAGRAPHS_MAX)
    return refuse('too-many-paragraphs', { limit: PARAGRAPHS_MAX });
  const before =
    afterId === undefined
      ? draft.paragraphs.at(-1)
      : draft.paragraphs.find(({ paragraphId }) => paragraphId === afterId);
  if (before === undefined && afterId !== undefined) return refuse('paragraph-unknown');
  return accept({ ...given, texts, paragraphId: id, place: (before?.place ?? 0) + 1 });
}

export type EditParagraph = {
  readonly editionId: string;
  readonly paragraphId: string;
  readonly kind: ParagraphKind;
  readonly language: string;
  /** Languages not named stay as they are; an empty text takes its language away. */
  readonly texts: Texts;
  /** When the text that the editor saw was written; without it the last edit wins. */
  readonly seenAt?: Date | undefined;
};
export type ParagraphEdited = Omit<EditParagraph, 'seenAt'> & { readonly documentId: string };

export function editParagraph(
  { draft }: DraftState,
  { input }: Command<EditParagraph>,
): Decision<ParagraphEdited> {
  const found = openParagraph(draft, input.paragraphId);
  if (!found.ok) return found.refused;
  const { paragraph, documentId } = found;
  const { seenAt, ...given } = input;
  if (seenAt !== undefined && seenAt.getTime() !== paragraph.changedAt.getTime())
    return refuse('paragraph-changed');
  const texts = written({ ...paragraph.texts, ...given.texts });
  const wrong = whatIsWrong(texts, given.language);
  if (wrong !== null) return wrong;
  const same =
    given.kind === paragraph.kind &&
    given.language === paragraph.language &&
    sameTexts(texts, paragraph.texts);
  return accept(same ? null : { ...given, texts, documentId });
}

export type OneParagraph = { readonly editionId: string; readonly paragraphId: string };
export type ParagraphDeleted = OneParagraph & { readonly documentId: string };

export function deleteParagraph(
  { draft }: DraftState,
  { input }: Command<OneParagraph>,
): Decision<ParagraphDeleted> {
  const found = openParagraph(draft, input.paragraphId);
  return found.ok ? accept({ ...input, documentId: found.documentId }) : found.refused;
}

export type MoveParagraph = OneParagraph & { readonly towards: 'start' | 'end' };
export type ParagraphMoved = OneParagraph & {
  readonly documentId: string;
  readonly place: number;
  /** The neighbour that takes the old place. */
  readonly other: { readonly paragraphId: string; readonly place: number };
};

/** One step; at the edge of the text it stays where it is. */
export function moveParagraph(
  { draft }: DraftState,
  { input }: Command<MoveParagraph>,
): Decision<ParagraphMoved> {
  const found = openParagraph(draft, input.paragraphId);
  if (!found.ok) return found.refused;
  const { paragraph, documentId, paragraphs } = found;
  const other = paragraphs[paragraphs.indexOf(paragraph) + (input.towards === 'start' ? -1 : 1)];
  if (other === undefined) return accept<ParagraphMoved>(null);
  const { editionId, paragraphId } = input;
  return accept({
    editionId,
    paragraphId,
    documentId,
    place: other.place,
    other: { paragraphId: other.paragraphId, place: paragraph.place },
  });
}

type Refused = ReturnType<typeof refuse>;

/** The paragraph of a text that may still change. */
export function openParagraph(
  draft: Draft | null,
  paragraphId: string,
):
  | {
      readonly ok: true;
      readonly paragraph: Paragraph;
      readonly documentId: string;
      readonly paragraphs: readonly Paragraph[];
    }
  | { readonly ok: false; readonly refused: Refused } {
  const paragraph = draft?.paragraphs.find((one) => one.paragraphId === paragraphId);
  if (draft === null || paragraph === undefined) return { ok: false, refused: refuse('paragraph-unknown') };
  if (draft.state === 'adopted') return { ok: false, refused: refuse('outcome-adopted') };
  return { ok: true, paragraph, documentId: draft.documentId, paragraphs: draft.paragraphs };
}

function whatIsWrong(texts: Texts, language: string): Refused | null {
  const unknown = [language, ...Object.keys(texts)].find((tag) => !isLanguageTag(tag));
  if (unknown !== undefined) return refuse('language-unknown', { language: unknown });
  if (texts[language] === undefined) return refuse('paragraph-empty');
  if (longest(texts) > PARAGRAPH_LENGTH_MAX)
    return refuse('paragraph-too-long', { limit: PARAGRAPH_LENGTH_MAX });
  return null;
}

function sameTexts(a: Texts, b: Texts): boolean {
  const languages = Object.keys(a);
  return languages.length === Object.keys(b).length && languages.every((tag) => a[tag] === b[tag]);
}

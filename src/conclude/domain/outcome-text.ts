import type { CitedAs } from './cited-as.ts';
import type { Texts } from '#kernel/domain/bilingual.ts';

export const OUTCOME_KINDS = [
  'declaration',
  'chairs_summary',
  'joint_statement',
  'outcome_document',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
export type OutcomeState = 'drafting' | 'adopted';

export const PARAGRAPH_KINDS = ['heading', 'preambular', 'operative'] as const;
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

export const CITABLE_KINDS = ['position', 'intervention', 'snapshot', 'document'] as const;
export type CitableKind = (typeof CITABLE_KINDS)[number];
export type Target = { readonly kind: CitableKind; readonly id: string };
/** A target as a version holds it; `as` is absent where nothing was held fast, as in texts adopted before that was kept. */
export type CitedTarget = Target & { readonly as?: CitedAs };

export type Paragraph = {
  readonly paragraphId: string;
  readonly place: number;
  readonly kind: ParagraphKind;
  readonly language: string;
  readonly texts: Texts;
  /** When it was last written: what an editor must have seen. */
  readonly changedAt: Date;
};

/**
 * Preambular and operative paragraphs count apart, as declarations do; headings carry no number.
 * Given in the order of the text.
 */
export function numbered<One extends { readonly kind: ParagraphKind }>(
  paragraphs: readonly One[],
): (One & { readonly number: number | null })[] {
  const last: Record<ParagraphKind, number> = { heading: 0, preambular: 0, operative: 0 };
  return paragraphs.map((paragraph) => {
    if (paragraph.kind === 'heading') return { ...paragraph, number: null };
    last[paragraph.kind] += 1;
    return { ...paragraph, number: last[paragraph.kind] };
  });
}

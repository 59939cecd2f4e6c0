import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { sameCitedAs, type CitedAs } from './cited-as.ts';
import { openParagraph, type DraftState } from './draft-paragraphs.ts';
import { CITATIONS_PER_PARAGRAPH_MAX } from './outcome-limits.ts';
import type { CitableKind, Target } from './outcome-text.ts';
import { refuse } from './refusals.ts';

export type CiteTarget = {
  readonly editionId: string;
  readonly paragraphId: string;
  readonly targetKind: CitableKind;
  readonly targetId: string;
};

export type CiteState = DraftState & {
  /** What the paragraph cites already. */
  readonly cited: readonly (Target & { readonly citationId: string; readonly citedAs: CitedAs | null })[];
  /** Whether everyone may see the target. */
  readonly targetSeen: boolean;
  /** The target as it stands now; null for what neither versions nor epochs belong to. */
  readonly standing: CitedAs | null;
};

export type TargetCited = CiteTarget & {
  readonly citationId: string;
  readonly documentId: string;
  readonly citedAs: CitedAs | null;
};

/** The same citation again changes nothing, unless what it cites has moved on: then it is cited as it stands now. */
export function citeTarget(state: CiteState, { input, id }: Command<CiteTarget>): Decision<TargetCited> {
  const found = openParagraph(state.draft, input.paragraphId);
  if (!found.ok) return found.refused;
  if (found.paragraph.kind === 'heading') return refuse('heading-cites-nothing');
  if (!state.targetSeen) return refuse('target-unknown');
  const { targetKind, targetId } = input;
  const change = { ...input, documentId: found.documentId, citedAs: state.standing };
  const before = state.cited.find((target) => target.kind === targetKind && target.id === targetId);
  if (before !== undefined)
    return sameCitedAs(before.citedAs, state.standing)
      ? accept<TargetCited>(null)
      : accept({ ...change, citationId: before.citationId });
  if (state.cited.length >= CITATIONS_PER_PARAGRAPH_MAX)
    return refuse('too-many-citations', { limit: CITATIONS_PER_PARAGRAPH_MAX });
  return accept({ ...change, citationId: id });
}

export type RemoveCitation = { readonly editionId: string; readonly citationId: string };
export type RemoveState = DraftState & { readonly paragraphId: string | null };
export type CitationRemoved = RemoveCitation & { readonly paragraphId: string; readonly documentId: string };

export function removeCitation(
  { draft, paragraphId }: RemoveState,
  { input }: Command<RemoveCitation>,
): Decision<CitationRemoved> {
  if (paragraphId === null) return refuse('citation-unknown');
  const found = openParagraph(draft, paragraphId);
  return found.ok ? accept({ ...input, paragraphId, documentId: found.documentId }) : found.refused;
}

import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Manner, Recorder } from './adopt-outcome.ts';
import type { CitedAs } from './cited-as.ts';
import type { CommitmentState } from './commitment-state.ts';
import type { CitableKind, OutcomeKind, OutcomeState, ParagraphKind } from './outcome-text.ts';

export type ParagraphView = {
  readonly paragraphId: string;
  readonly kind: ParagraphKind;
  readonly number: number | null;
  readonly language: string;
  readonly texts: Texts;
  readonly changedAt: Date;
  readonly citations: readonly {
    readonly citationId: string;
    readonly kind: CitableKind;
    readonly id: string;
    readonly citedAs: CitedAs | null;
    /** The version a cited position is in today; null for everything else. */
    readonly versionNow: number | null;
  }[];
};

export type Adoption = {
  readonly manner: Manner;
  readonly note: Texts | null;
  readonly recordedBy: Recorder | null;
  readonly decidedAt: Date;
  readonly version: number;
  readonly sha256: string;
};

export type OutcomeView = {
  readonly documentId: string;
  readonly kind: OutcomeKind;
  readonly titles: Texts;
  readonly state: OutcomeState;
  readonly adoption: Adoption | null;
  readonly paragraphs: readonly ParagraphView[];
};

export type CommitmentView = {
  readonly commitmentId: string;
  readonly texts: Texts;
  /** Empty where it was spoken in a session: the intervention tells who spoke. */
  readonly madeBy: Texts;
  readonly state: CommitmentState;
  readonly note: Texts | null;
  readonly source: { readonly kind: 'paragraph' | 'intervention'; readonly id: string } | null;
};

/**
 * A draft is open to those who work on it and to the delegations it is negotiated among, in their own edition;
 * everyone else reads it once it is adopted.
 */
export function mayReadDraft(viewer: Viewer, editionId: string): boolean {
  const works = (['rapporteur', 'chair', 'secretariat'] as const).some((role) => viewer.roles.has(role));
  return works || viewer.participation?.editionId === editionId;
}

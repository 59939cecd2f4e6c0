import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from './refusals.ts';

/** Why something was erased, as a code that stays public for good; never prose about a person. */
export const ERASURE_REASONS = ['data-subject-request', 'entered-in-error', 'legal-order'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

export type EraseField = {
  readonly editionId: string;
  readonly index: number;
  readonly field: string;
  readonly reason: ErasureReason;
};

/** Every entry about the same subject that holds the field: a correction repeats what it corrects. */
export type FieldEntry = {
  readonly actId: string;
  readonly index: number | null;
  readonly editionId: string;
  readonly erased: boolean;
};
export type EraseState = {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly entries: readonly FieldEntry[];
  /** Logs by edition: their names, and whether they have ended. */
  readonly origins: ReadonlyMap<string, string>;
  readonly sealed: ReadonlySet<string>;
  /** An edition of the forum whose log still takes entries. */
  readonly openEditionId: string | null;
} | null;

export type Erasure = {
  readonly actId: string;
  readonly index: number;
  /** The log that records it: the entry's own, or a later edition's once that one is sealed. */
  readonly recordedIn: string;
  /** Name of the log the entry stands in, when that is another. */
  readonly origin: string | null;
};
export type FieldErased = {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly field: string;
  readonly reason: ErasureReason;
  readonly erasures: readonly Erasure[];
};

export function eraseField(state: EraseState, { input }: Command<EraseField>): Decision<FieldErased> {
  if (state === null) return refuse('field-unknown');
  const { subjectKind, subjectId, sealed, origins, openEditionId } = state;
  const left = state.entries.filter(({ erased }) => !erased);
  if (left.length === 0) return accept<FieldErased>(null);
  const erasures: Erasure[] = [];
  for (const { actId, index, editionId } of left) {
    if (index === null) return refuse('entry-waiting');
    const recordedIn = sealed.has(editionId) ? openEditionId : editionId;
    if (recordedIn === null) return refuse('erasure-needs-open-edition');
    const origin = recordedIn === editionId ? null : (origins.get(editionId) ?? null);
    erasures.push({ actId, index, recordedIn, origin });
  }
  return accept({ subjectKind, subjectId, field: input.field, reason: input.reason, erasures });
}

import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import {
  COMMITMENT_MACHINE,
  STEP_NEEDS_NOTE,
  type CommitmentState,
  type CommitmentStep,
} from './commitment-state.ts';
import { COMMITMENT_LENGTH_MAX, MAKER_LENGTH_MAX, NOTE_LENGTH_MAX } from './outcome-limits.ts';
import { refuse } from './refusals.ts';
import { isEmpty, longest, written } from './written-texts.ts';

export type CommitmentSource = { readonly kind: 'paragraph' | 'intervention'; readonly id: string };

export type MakeCommitment = {
  readonly editionId: string;
  readonly source: CommitmentSource;
  readonly texts: Texts;
  readonly madeBy: Texts;
};

export type CommitmentMade = MakeCommitment & { readonly commitmentId: string };

/**
 * Who made a commitment spoken in a session is told by that intervention and its record mode, now and if the mode
 * becomes stricter later; so nothing about the speaker is stored with the commitment itself.
 */
export function makeCommitment(
  { sourceSeen }: { readonly sourceSeen: boolean },
  { input, id }: Command<MakeCommitment>,
): Decision<CommitmentMade> {
  if (!sourceSeen) return refuse('commitment-source-unknown');
  if (isEmpty(input.texts)) return refuse('commitment-empty');
  if (longest(input.texts) > COMMITMENT_LENGTH_MAX)
    return refuse('commitment-too-long', { limit: COMMITMENT_LENGTH_MAX });
  const spoken = input.source.kind === 'intervention';
  if (!spoken && isEmpty(input.madeBy)) return refuse('maker-missing');
  if (longest(input.madeBy) > MAKER_LENGTH_MAX) return refuse('maker-too-long', { limit: MAKER_LENGTH_MAX });
  const madeBy = spoken ? {} : written(input.madeBy);
  return accept({ ...input, texts: written(input.texts), madeBy, commitmentId: id });
}

export type FollowUpCommitment = {
  readonly editionId: string;
  readonly commitmentId: string;
  readonly step: CommitmentStep;
  readonly note: Texts;
};
export type CommitmentFollowedUp = FollowUpCommitment & { readonly state: CommitmentState };

export function followUpCommitment(
  { state }: { readonly state: CommitmentState | null },
  { input }: Command<FollowUpCommitment>,
): Decision<CommitmentFollowedUp> {
  if (state === null) return refuse('commitment-unknown');
  const next = COMMITMENT_MACHINE[state][input.step];
  if (next === null) return refuse('commitment-step-not-possible');
  if (STEP_NEEDS_NOTE[input.step] && isEmpty(input.note)) return refuse('note-missing');
  if (longest(input.note) > NOTE_LENGTH_MAX) return refuse('note-too-long', { limit: NOTE_LENGTH_MAX });
  return accept({ ...input, note: written(input.note), state: next });
}

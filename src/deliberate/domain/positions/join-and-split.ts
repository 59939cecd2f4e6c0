import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { POSITIONS_MAX, SPLIT_PARTS_MAX, SPLIT_PARTS_MIN } from '#deliberate/domain/deliberate-limits.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { whatIsWrongWithWords, type DraftedPosition, type PositionWords } from './draft-position.ts';
import type { OnePosition } from './edit-position.ts';
import { makerOf, type VersionMaker } from './position-maker.ts';
import { nextPositionState, type PositionState } from './position-state.ts';
import { whatIsWrongWithReason } from '#deliberate/domain/reason-length.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type Standing = DraftedPosition & {
  readonly deliberationId: string;
  readonly state: PositionState;
  /** Whether it was ever put to everyone. */
  readonly opened: boolean;
};

export type MergePosition = OnePosition & {
  /** The position that says the same and stays. */
  readonly intoId: string;
  readonly reason: Texts;
};
export type MergeState = { readonly position: Standing | null; readonly into: Standing | null };
export type PositionMerged = OnePosition & {
  readonly into: Pick<Standing, 'positionId' | 'number' | 'opened'>;
  readonly number: number;
  readonly opened: boolean;
  readonly reason: Texts | null;
  readonly by: VersionMaker;
};

/** One says the same as another. Reactions stay where they were given: people read two sentences, not one. */
export function mergePosition(
  { position, into }: MergeState,
  command: Command<MergePosition>,
): Decision<PositionMerged> {
  if (position === null) return refuse('position-unknown');
  if (nextPositionState(position.state, 'merge') === null) return refuse('position-step-unknown');
  const stays = into !== null && nextPositionState(into.state, 'merge') !== null;
  const same = into?.positionId === position.positionId;
  // What waits for an answer is no place for a sentence that people have been asked about.
  const waits = into?.state === 'submitted' && position.state !== 'submitted';
  if (!stays || same || waits || into.deliberationId !== position.deliberationId)
    return refuse('merge-target-unknown');
  const reason = filled(command.input.reason);
  const wrong = whatIsWrongWithReason(reason);
  if (wrong !== null) return wrong;
  const { editionId, positionId } = command.input;
  return accept({
    editionId,
    positionId,
    number: position.number,
    opened: position.opened,
    into: { positionId: into.positionId, number: into.number, opened: into.opened },
    reason: Object.keys(reason).length > 0 ? reason : null,
    by: makerOf(command),
  });
}

export type SplitPosition = OnePosition & { readonly parts: readonly PositionWords[] };
export type SplitState = {
  readonly position: Standing | null;
  readonly deliberation: DeliberationState;
  readonly lastNumber: number;
  readonly held: number;
};
export type PositionSplit = OnePosition & {
  readonly number: number;
  readonly deliberationId: string;
  readonly opened: boolean;
  readonly parts: readonly DraftedPosition[];
  readonly by: VersionMaker;
};

/** Each of its thoughts becomes a sentence that people can answer; the parts wait as drafts. */
export function splitPosition(state: SplitState, command: Command<SplitPosition>): Decision<PositionSplit> {
  const { position, deliberation, lastNumber, held } = state;
  if (position === null) return refuse('position-unknown');
  if (nextPositionState(position.state, 'split') === null) return refuse('position-step-unknown');
  if (deliberation === 'closed') return refuse('deliberation-over');
  const { editionId, positionId, parts } = command.input;
  if (parts.length < SPLIT_PARTS_MIN || parts.length > SPLIT_PARTS_MAX)
    return refuse('split-parts', { least: SPLIT_PARTS_MIN, limit: SPLIT_PARTS_MAX });
  for (const part of parts) {
    const wrong = whatIsWrongWithWords(part);
    if (wrong !== null) return wrong;
  }
  if (held + parts.length > POSITIONS_MAX) return refuse('positions-too-many', { limit: POSITIONS_MAX });
  return accept({
    editionId,
    positionId,
    number: position.number,
    deliberationId: position.deliberationId,
    opened: position.opened,
    parts: parts.map(({ texts, authenticLanguage }, at) => ({
      positionId: command.ids[at] ?? '',
      number: lastNumber + 1 + at,
      texts: filled(texts),
      authenticLanguage,
    })),
    by: makerOf(command),
  });
}

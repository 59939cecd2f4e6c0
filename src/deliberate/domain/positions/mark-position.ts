import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { whatIsWrongWithReason } from '#deliberate/domain/reason-length.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import type { About } from './about.ts';
import type { OnePosition } from './edit-position.ts';
import { DONE_STATES, type PositionState } from './position-state.ts';

export type MarkPosition = OnePosition & {
  readonly about: About;
  /** Shown with the position. */
  readonly reason: Texts;
};

export type MarkState = {
  readonly position: {
    readonly number: number;
    readonly state: PositionState;
    readonly about: About;
    readonly aboutVersion: number;
    /** Whether it was ever put to everyone. */
    readonly opened: boolean;
  } | null;
  readonly deliberation: DeliberationState;
};

export type PositionMarked = OnePosition & {
  readonly number: number;
  readonly about: About;
  /** How often it was marked one way or the other. */
  readonly aboutVersion: number;
  readonly reason: Texts;
  readonly isPublic: boolean;
};

/** Says what a position is about. It takes effect with the next epoch; after the close there is none. */
export function markPosition(
  { position, deliberation }: MarkState,
  { input }: Command<MarkPosition>,
): Decision<PositionMarked> {
  if (position === null) return refuse('position-unknown');
  if (DONE_STATES.includes(position.state)) return refuse('position-done');
  if (deliberation === 'closed') return refuse('mark-too-late');
  const { editionId, positionId, about } = input;
  if (about === position.about) return accept<PositionMarked>(null);
  const reason = filled(input.reason);
  if (Object.keys(reason).length === 0) return refuse('reason-missing');
  const wrong = whatIsWrongWithReason(reason);
  if (wrong !== null) return wrong;
  const { number, aboutVersion, opened } = position;
  return accept({
    ...{ editionId, positionId, number, about, reason },
    aboutVersion: aboutVersion + 1,
    isPublic: opened,
  });
}

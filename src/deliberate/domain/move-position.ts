import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { REASON_LENGTH_MAX } from './deliberate-limits.ts';
import { filled } from './deliberation-rules.ts';
import type { DeliberationState } from './deliberation-state.ts';
import type { DraftedPosition } from './draft-position.ts';
import type { OnePosition } from './edit-position.ts';
import { NEEDS_REASON, nextPositionState, type PositionEvent, type PositionState } from './position-state.ts';
import { refuse } from './refusals.ts';

export type MovePosition = OnePosition & {
  readonly event: PositionEvent;
  /** Shown with the position, to its author and to everyone. */
  readonly reason: Texts;
};

export type MoveState = {
  readonly position:
    | (DraftedPosition & {
        readonly state: PositionState;
        readonly draftedBy: string;
        /** Whether it was ever put to everyone. */
        readonly opened: boolean;
      })
    | null;
  readonly deliberation: DeliberationState;
};

export type PositionMoved = DraftedPosition & {
  readonly editionId: string;
  readonly event: PositionEvent;
  readonly state: PositionState;
  readonly reason: Texts | null;
  readonly opened: boolean;
};

/** Opens, closes, moderates out, restores or withdraws a position. What it had gathered stays with it. */
export function movePosition(
  { position, deliberation }: MoveState,
  command: Command<MovePosition>,
): Decision<PositionMoved> {
  if (position === null) return refuse('position-unknown');
  const { editionId, event } = command.input;
  const state = nextPositionState(position.state, event);
  if (state === null) return refuse('position-step-unknown');
  if (event === 'open' && deliberation !== 'open') return refuse('deliberation-not-open');
  if (event === 'withdraw' && !mayWithdraw(position.draftedBy, command)) return refuse('not-your-position');
  const reason = filled(command.input.reason);
  if (NEEDS_REASON[event] && Object.keys(reason).length === 0) return refuse('reason-missing');
  if (Object.values(reason).some((text) => lengthOf(text) > REASON_LENGTH_MAX))
    return refuse('reason-too-long', { limit: REASON_LENGTH_MAX });
  const { positionId, number, texts, authenticLanguage, opened } = position;
  const kept = NEEDS_REASON[event] || Object.keys(reason).length > 0 ? reason : null;
  return accept({
    positionId,
    editionId,
    number,
    texts,
    authenticLanguage,
    event,
    state,
    reason: kept,
    opened,
  });
}

function mayWithdraw(draftedBy: string, { viewer }: Command<unknown>): boolean {
  return viewer.account?.id === draftedBy || viewer.roles.has('secretariat');
}

import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import type { DraftedPosition, PositionOrigin } from './draft-position.ts';
import type { OnePosition } from './edit-position.ts';
import type { AnswerReason } from '#deliberate/domain/reacting/answer-reason.ts';
import { NEEDS_REASON, nextPositionState, type MoveEvent, type PositionState } from './position-state.ts';
import type { AnswersShown } from './proposing.ts';
import { whatIsWrongWithReason } from '#deliberate/domain/reason-length.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type MovePosition = OnePosition & {
  readonly event: MoveEvent;
  /** Shown with the position to its author, and to everyone who may know of it. */
  readonly reason: Texts;
  /** One of the reasons that come again and again; it may stand without words of one's own. */
  readonly reasonCode?: AnswerReason | undefined;
};

export type MoveState = {
  readonly position:
    | (DraftedPosition & {
        readonly state: PositionState;
        readonly draftedBy: string;
        readonly origin: PositionOrigin;
        readonly interventionId: string | null;
        /** Whether it was ever put to everyone. */
        readonly opened: boolean;
      })
    | null;
  readonly deliberation: DeliberationState;
  readonly answersShown: AnswersShown;
};

export type PositionMoved = DraftedPosition & {
  readonly origin: PositionOrigin;
  readonly interventionId: string | null;
  readonly editionId: string;
  readonly event: MoveEvent;
  readonly state: PositionState;
  readonly reason: Texts | null;
  readonly reasonCode: AnswerReason | null;
  readonly opened: boolean;
  /** Whether everyone learns of it. */
  readonly isPublic: boolean;
};

/** Accepts, returns, opens, closes, moderates out, restores or withdraws. What it had gathered stays with it. */
export function movePosition(
  { position, deliberation, answersShown }: MoveState,
  command: Command<MovePosition>,
): Decision<PositionMoved> {
  if (position === null) return refuse('position-unknown');
  const { editionId, event, reasonCode = null } = command.input;
  if (event === 'withdraw') {
    const kept = whatKeepsFromWithdrawing(position, command);
    if (kept !== null) return kept;
  }
  const state = nextPositionState(position.state, event);
  if (state === null) return refuse('position-step-unknown');
  if (event === 'open' && deliberation !== 'open') return refuse('deliberation-not-open');
  if (event === 'accept' && deliberation === 'closed') return refuse('deliberation-over');
  const reason = filled(command.input.reason);
  const given = Object.keys(reason).length > 0;
  if (NEEDS_REASON[event] && !given && reasonCode === null) return refuse('reason-missing');
  const wrong = whatIsWrongWithReason(reason);
  if (wrong !== null) return wrong;
  const { positionId, number, texts, authenticLanguage, opened, origin, interventionId, version } = position;
  const { about } = position;
  return accept({
    positionId,
    editionId,
    number,
    texts,
    authenticLanguage,
    ...(version !== undefined && { version }),
    ...(about !== undefined && { about }),
    origin,
    interventionId,
    event,
    state,
    reason: given ? reason : null,
    reasonCode,
    opened,
    isPublic: opened || event === 'open' || (event === 'return' && answersShown === 'everyone'),
  });
}

/** Who proposed it may take it back until it is put to everyone; from then on it is the deliberation's. */
function whatKeepsFromWithdrawing(
  { draftedBy, opened }: NonNullable<MoveState['position']>,
  { viewer }: Command<unknown>,
) {
  if (viewer.roles.has('secretariat')) return null;
  const own = viewer.account?.id === draftedBy;
  if (viewer.roles.has('rapporteur')) return own ? null : refuse('not-your-position');
  // What somebody else proposed is not even known to be there.
  if (!own) return refuse(opened ? 'not-your-position' : 'position-unknown');
  return opened ? refuse('position-asked') : null;
}

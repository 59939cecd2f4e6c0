import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import {
  SUBMISSIONS_MAX,
  SUBMISSIONS_PER_PERSON_MAX,
  WAITING_PER_PERSON_MAX,
} from '#deliberate/domain/deliberate-limits.ts';
import { filled } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import {
  drafted,
  whatIsWrongWithWords,
  whatKeepsItOut,
  type DraftPosition,
  type DraftState,
  type PositionDrafted,
  type PositionWords,
} from './draft-position.ts';
import type { OnePosition } from './edit-position.ts';
import { makerOf, type VersionMaker } from './position-maker.ts';
import { nextPositionState, type PositionState } from './position-state.ts';
import { mayPropose, type Proposing } from './proposing.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type SubmitState = DraftState & {
  readonly proposing: Proposing;
  /** What this person has proposed in the deliberation and not withdrawn; how many of those wait for an answer. */
  readonly own: { readonly all: number; readonly waiting: number };
  /** How many wait in all. */
  readonly waiting: number;
};

/** A sentence of one's own. It waits until somebody has looked at it, and is answered either way. */
export function submitPosition(
  state: SubmitState,
  command: Command<DraftPosition>,
): Decision<PositionDrafted> {
  const { deliberation, proposing, own, waiting } = state;
  if (deliberation === null) return refuse('deliberation-missing');
  if (!mayPropose(command.viewer, proposing)) return refuse('proposing-not-admitted');
  if (deliberation.state !== 'open' && deliberation.state !== 'closed')
    return refuse('deliberation-not-open');
  const refused = whatKeepsItOut(state, command.input);
  if (refused !== null) return refused;
  if (own.all >= SUBMISSIONS_PER_PERSON_MAX)
    return refuse('submissions-too-many', { limit: SUBMISSIONS_PER_PERSON_MAX });
  if (own.waiting >= WAITING_PER_PERSON_MAX)
    return refuse('submissions-waiting', { limit: WAITING_PER_PERSON_MAX });
  if (waiting >= SUBMISSIONS_MAX) return refuse('queue-full', { limit: SUBMISSIONS_MAX });
  return accept(drafted(state, command, { origin: 'submitted', state: 'submitted' }));
}

export type RevisePosition = OnePosition & PositionWords;

export type ReviseState = {
  readonly position: {
    readonly state: PositionState;
    readonly draftedBy: string;
    readonly version: number;
  } | null;
};

export type PositionRevised = RevisePosition & { readonly version: number; readonly by: VersionMaker };

/** An author's better wording, while it waits or after it was returned: it is then looked at again. */
export function revisePosition(
  { position }: ReviseState,
  command: Command<RevisePosition>,
): Decision<PositionRevised> {
  if (position === null) return refuse('position-unknown');
  // Whose it is comes first: what somebody else proposed is not even known to be there.
  if (position.draftedBy !== command.viewer.account?.id) return refuse('position-unknown');
  if (nextPositionState(position.state, 'revise') === null) return refuse('position-step-unknown');
  const wrong = whatIsWrongWithWords(command.input);
  if (wrong !== null) return wrong;
  return accept({
    ...command.input,
    texts: filled(command.input.texts),
    version: position.version + 1,
    by: makerOf(command),
  });
}

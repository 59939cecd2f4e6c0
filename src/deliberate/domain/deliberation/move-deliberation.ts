import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { DeliberationRules } from './deliberation-rules.ts';
import type { DraftedPosition } from '#deliberate/domain/positions/draft-position.ts';
import { nextDeliberationState, type DeliberationState } from './deliberation-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type OneDeliberation = { readonly editionId: string; readonly deliberationId: string };

export type OpeningState = {
  readonly deliberation: { readonly state: DeliberationState; readonly rules: DeliberationRules } | null;
  /** The positions drafted so far, in their order. */
  readonly proposed: readonly DraftedPosition[];
};

export type DeliberationMoved = OneDeliberation & { readonly state: DeliberationState };
export type DeliberationAnnounced = DeliberationMoved & {
  /** What everyone is promised from now on. */
  readonly rules: DeliberationRules;
};
export type DeliberationOpened = DeliberationAnnounced & { readonly positions: readonly DraftedPosition[] };

/** Puts the rules into force and every drafted position to everyone. */
export function openDeliberation(
  { deliberation, proposed }: OpeningState,
  command: Command<OneDeliberation>,
): Decision<DeliberationOpened> {
  if (deliberation === null) return refuse('deliberation-unknown');
  const state = nextDeliberationState(deliberation.state, 'open');
  if (state === null) return refuse('rules-fixed');
  const { rules } = deliberation;
  if (rules.closesAt !== null && rules.closesAt <= command.at) return refuse('closing-past');
  if (proposed.length === 0) return refuse('positions-missing');
  const { editionId, deliberationId } = command.input;
  return accept({ editionId, deliberationId, state, positions: proposed, rules });
}

/** Shows the rules to everyone before it opens. From here on they stand, and an opening time is kept of itself. */
export function announceDeliberation(
  { deliberation }: OpeningState,
  command: Command<OneDeliberation>,
): Decision<DeliberationAnnounced> {
  if (deliberation === null) return refuse('deliberation-unknown');
  const state = nextDeliberationState(deliberation.state, 'announce');
  if (state === null) return refuse('rules-fixed');
  const { rules } = deliberation;
  if (rules.opensAt !== null && rules.opensAt <= command.at) return refuse('opening-past');
  if (rules.closesAt !== null && rules.closesAt <= command.at) return refuse('closing-past');
  const { editionId, deliberationId } = command.input;
  return accept({ editionId, deliberationId, state, rules });
}

/** Takes an announcement back before anyone could react, to change the rules: in public, as it was made. */
export function retractDeliberation(
  { deliberation }: OpeningState,
  command: Command<OneDeliberation>,
): Decision<DeliberationMoved> {
  if (deliberation === null) return refuse('deliberation-unknown');
  const state = nextDeliberationState(deliberation.state, 'retract');
  if (state === null) return refuse('not-announced');
  const { editionId, deliberationId } = command.input;
  return accept({ editionId, deliberationId, state });
}

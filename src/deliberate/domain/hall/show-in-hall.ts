import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { PUBLIC_STATES, type PositionState } from '#deliberate/domain/positions/position-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type ShowInHall = {
  readonly editionId: string;
  readonly sessionId: string;
  /** null clears the screen. */
  readonly positionId: string | null;
};

export type HallState = {
  readonly sessionKnown: boolean;
  /** Of the position asked for; null when there is none such. */
  readonly position: { readonly state: PositionState } | null;
  readonly shown: string | null;
};

export type HallChange = ShowInHall;

/** Puts a position before the room. Only words that everyone may read come on the screen, closed ones with their result. */
export function showInHall(state: HallState, { input }: Command<ShowInHall>): Decision<HallChange> {
  if (!state.sessionKnown) return refuse('hall-unknown');
  if (input.positionId !== null) {
    if (state.position === null) return refuse('position-unknown');
    if (!PUBLIC_STATES.includes(state.position.state)) return refuse('position-not-public');
  }
  return accept<HallChange>(state.shown === input.positionId ? null : input);
}

import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { nextDeliberationState, type DeliberationState } from './deliberation-state.ts';
import { refuse } from './refusals.ts';

/** Who may propose positions of their own. Rapporteurs and the secretariat always draft. */
export const PROPOSING = ['nobody', 'participants', 'signed_in'] as const;
export type Proposing = (typeof PROPOSING)[number];

/** Who reads why a proposal was returned. The words of what was returned are read by nobody else. */
export const ANSWERS_SHOWN = ['author', 'everyone'] as const;
export type AnswersShown = (typeof ANSWERS_SHOWN)[number];

/** A part of the rules of a deliberation, fixed with the others. */
export type ProposingRules = { readonly proposing: Proposing; readonly answersShown: AnswersShown };

export type SetProposing = ProposingRules & { readonly editionId: string; readonly deliberationId: string };
export type ProposingState = ProposingRules & { readonly state: DeliberationState };

export function setProposing(
  before: ProposingState | null,
  command: Command<SetProposing>,
): Decision<SetProposing> {
  if (before === null) return refuse('deliberation-unknown');
  if (nextDeliberationState(before.state, 'change_rules') === null) return refuse('rules-fixed');
  const { proposing, answersShown } = command.input;
  if (before.proposing === proposing && before.answersShown === answersShown)
    return accept<SetProposing>(null);
  return accept(command.input);
}

/** Nobody proposes without an account: whoever proposes must be able to read the answer. */
export function mayPropose(viewer: Viewer, proposing: Proposing): boolean {
  if (proposing === 'nobody' || viewer.account === null) return false;
  return proposing === 'signed_in' || viewer.participation !== null;
}

import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { settled, whatIsWrongWith, type DeliberationRules } from './deliberation-rules.ts';
import { nextDeliberationState, type DeliberationState } from './deliberation-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

export type PlanDeliberation = DeliberationRules & { readonly editionId: string };

/** The edition's deliberation that is not closed yet, if there is one. */
export type PlanState = {
  readonly current: { readonly deliberationId: string; readonly state: DeliberationState } | null;
};

export type DeliberationPlanned = PlanDeliberation & {
  readonly deliberationId: string;
  readonly isNew: boolean;
};

/**
 * Plans the edition's next deliberation, or changes its plan. One at a time: people should never wonder which of two
 * they are in. Once it is open, what people were promised stays.
 */
export function planDeliberation(
  { current }: PlanState,
  command: Command<PlanDeliberation>,
): Decision<DeliberationPlanned> {
  if (current !== null && nextDeliberationState(current.state, 'change_rules') === null)
    return refuse('rules-fixed');
  const wrong = whatIsWrongWith(command.input, command.at);
  if (wrong !== null) return wrong;
  return accept({
    ...settled(command.input),
    deliberationId: current?.deliberationId ?? command.id,
    isNew: current === null,
  });
}

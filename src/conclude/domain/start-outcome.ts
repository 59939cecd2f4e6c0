import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { OUTCOME_TITLE_LENGTH_MAX, OUTCOMES_PER_EDITION_MAX } from './outcome-limits.ts';
import type { OutcomeKind } from './outcome-text.ts';
import { refuse } from './refusals.ts';
import { isEmpty, longest, written } from './written-texts.ts';

export type StartOutcome = {
  readonly editionId: string;
  readonly kind: OutcomeKind;
  readonly titles: Texts;
};
export type OutcomeStarted = StartOutcome & { readonly documentId: string };

export function startOutcome(
  { documents }: { readonly documents: number },
  { input, id }: Command<StartOutcome>,
): Decision<OutcomeStarted> {
  if (isEmpty(input.titles)) return refuse('outcome-title-missing');
  if (longest(input.titles) > OUTCOME_TITLE_LENGTH_MAX)
    return refuse('outcome-title-too-long', { limit: OUTCOME_TITLE_LENGTH_MAX });
  if (documents >= OUTCOMES_PER_EDITION_MAX)
    return refuse('too-many-outcomes', { limit: OUTCOMES_PER_EDITION_MAX });
  return accept({ ...input, titles: written(input.titles), documentId: id });
}

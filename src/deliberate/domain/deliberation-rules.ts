import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import { refuse } from './refusals.ts';
import { TITLE_LENGTH_MAX } from './deliberate-limits.ts';

export const RESULTS_SHOWN = ['always', 'after_reaction', 'at_close'] as const;
export type ResultsShown = (typeof RESULTS_SHOWN)[number];

/** What people are told before they react; fixed when the deliberation opens. */
export type DeliberationRules = {
  readonly titles: Texts;
  /** Whether the open public may react too, as a population of its own. */
  readonly publicStratum: boolean;
  /** Who reacted how is known to nobody but the person. */
  readonly visibility: 'confidential';
  readonly resultsShown: ResultsShown;
  readonly groupSizeMin: number;
  readonly publicSizeMin: number;
  readonly closesAt: Date | null;
};

/** The refusal that these rules deserve, or null. */
export function whatIsWrongWith(rules: DeliberationRules, at: Date) {
  const titles = Object.values(rules.titles).filter((title) => title !== '');
  if (titles.length === 0) return refuse('title-missing');
  if (titles.some((title) => lengthOf(title) > TITLE_LENGTH_MAX))
    return refuse('title-too-long', { limit: TITLE_LENGTH_MAX });
  if (rules.closesAt !== null && rules.closesAt <= at) return refuse('closing-past');
  return null;
}

/** Texts without the languages that were left empty. */
export function filled(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

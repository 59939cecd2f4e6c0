import type { Texts } from '#kernel/domain/bilingual.ts';
import { lengthOf } from '#kernel/domain/characters.ts';
import type { AnswersShown, Proposing } from '#deliberate/domain/positions/proposing.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import { EMBED_ORIGINS_MAX, TITLE_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';

export const RESULTS_SHOWN = ['always', 'after_reaction', 'at_close'] as const;
export type ResultsShown = (typeof RESULTS_SHOWN)[number];

/**
 * Confidential: who reacted how is shown to nobody but the person. On record: what accredited participants say is
 * published with their name after the close, once each has confirmed that. Why there is no third: docs/adr/0021-visibility.md.
 */
export const VISIBILITIES = ['confidential', 'on_record'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What people are told before they react; fixed when the deliberation is announced, at the latest when it opens. */
export type DeliberationRules = {
  readonly titles: Texts;
  /** Whether the open public may react too, as a population of its own. */
  readonly publicStratum: boolean;
  /** Of the open public, only those who were given an invitation. */
  readonly invitedOnly: boolean;
  /** Work asked of a new device of the open public, in leading zero bits of SHA-256; 0 asks none. */
  readonly proofBits: number;
  readonly visibility: Visibility;
  /** Whether reasons may be shown to everyone, one by one and without who gave them. */
  readonly reasonsShown: boolean;
  readonly proposing: Proposing;
  readonly answersShown: AnswersShown;
  readonly resultsShown: ResultsShown;
  readonly groupSizeMin: number;
  readonly publicSizeMin: number;
  /** When it opens of itself once announced; null waits for the secretariat. */
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Sites that may show the cards in a frame, as `https://example.org`. */
  readonly embedOrigins: readonly string[];
};

export const ADMISSIONS = ['public', 'invited', 'accredited'] as const;

/** Who may react, in one word: what the two switches come to. */
export function admissionOf({
  publicStratum,
  invitedOnly,
}: Pick<DeliberationRules, 'publicStratum' | 'invitedOnly'>): (typeof ADMISSIONS)[number] {
  if (!publicStratum) return 'accredited';
  return invitedOnly ? 'invited' : 'public';
}

/** The refusal that these rules deserve, or null. */
export function whatIsWrongWith(rules: DeliberationRules, at: Date) {
  const titles = Object.values(rules.titles).filter((title) => title !== '');
  if (titles.length === 0) return refuse('title-missing');
  if (titles.some((title) => lengthOf(title) > TITLE_LENGTH_MAX))
    return refuse('title-too-long', { limit: TITLE_LENGTH_MAX });
  // Names beside stances would lead from words without a name to whose they are.
  if (rules.visibility === 'on_record' && rules.reasonsShown) return refuse('reasons-on-record');
  const { opensAt, closesAt, embedOrigins } = rules;
  if (closesAt !== null && closesAt <= at) return refuse('closing-past');
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) return refuse('closing-before-opening');
  if (embedOrigins.length > EMBED_ORIGINS_MAX)
    return refuse('origins-too-many', { limit: EMBED_ORIGINS_MAX });
  const wrong = embedOrigins.find((origin) => !isOrigin(origin));
  return wrong === undefined ? null : refuse('origin-invalid', { origin: wrong });
}

/** The rules without what they say nothing about: what is asked of the public means nothing where it may not react. */
export function settled<Rules extends DeliberationRules>(rules: Rules): Rules {
  const invitedOnly = rules.publicStratum && rules.invitedOnly;
  const proofBits = rules.publicStratum && !invitedOnly ? rules.proofBits : 0;
  return { ...rules, titles: filled(rules.titles), invitedOnly, proofBits };
}

/** Scheme, host and port and nothing else, so that it can stand in a content security policy as it is. */
function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** Texts without the languages that were left empty. */
export function filled(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

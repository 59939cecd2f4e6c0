import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Attribution } from '../people/attribution.ts';

/** What the chair finds before the room. It is no vote: nobody is counted, and whoever objects is noted. */
export const RULINGS = ['agreed', 'not_agreed'] as const;
export type Ruling = (typeof RULINGS)[number];

export const RULINGS_PER_SESSION_MAX = 200;
export const OBJECTIONS_PER_RULING_MAX = 100;

export type ObjectionView = {
  readonly objectionId: string;
  /** Who objects, as far as the record mode of the session tells the reader. */
  readonly voice: Attribution;
  /** In their words; in no language where none were given. */
  readonly texts: Texts;
};

export type RulingView = {
  readonly rulingId: string;
  /** Counts the rulings of the session from 1. */
  readonly number: number;
  readonly ruling: Ruling;
  /** What was put to the room. */
  readonly texts: Texts;
  readonly ruledAt: Date;
  readonly setAside: { readonly at: Date; readonly reason: Texts } | null;
  readonly objections: readonly ObjectionView[];
};

/** The latest one that stands: what a room sees on its wall. */
export function latestStanding(rulings: readonly RulingView[]): RulingView | null {
  return rulings.findLast(({ setAside }) => setAside === null) ?? null;
}

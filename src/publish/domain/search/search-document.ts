import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';

/** In the order a reader meets them: what was adopted before what was said, words before names. */
export const SEARCH_KINDS = [
  'paragraph',
  'position',
  'intervention',
  'collective_act',
  'commitment',
  'topic',
  'session',
  'person',
  'organisation',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing with a public page, as anyone may read it there. Nothing else is ever searched. */
export type SearchDocument = {
  readonly kind: SearchKind;
  readonly id: string;
  /** The page's address below its edition. */
  readonly path: string;
  /** Its name, where it has one. */
  readonly title: Texts | null;
  readonly texts: Texts;
  /** The language the words were written in. */
  readonly authentic: string | null;
  /** What each text beside it is, as far as that is known. */
  readonly translations: { readonly [language: string]: 'authentic' | 'courtesy' | 'machine' };
  /** Other names it is found by: spellings of a person's name. */
  readonly otherNames: readonly string[];
  /** Whom the words come from, as far as everyone may know. */
  readonly by: Texts | null;
  readonly group: StakeholderGroup | null;
  readonly session: SessionOfHit | null;
  readonly on: string | null;
  /** What kind of text it is, or what became of it. */
  readonly status: Bilingual | null;
};

export type SessionOfHit = { readonly sessionId: string; readonly slug: string; readonly titles: Texts };

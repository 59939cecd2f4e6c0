import type { Bilingual, Texts } from '#kernel/domain/bilingual.ts';
import type { Attribution, Speaker } from '../people/attribution.ts';
import type { StoredRecordMode } from '../sessions/record-mode.ts';

/** Where a text comes from: a span of a document that the record keeps, or a place in a recording. */
export type InterventionSource =
  | { readonly kind: 'document'; readonly documentId: string; readonly start: number; readonly end: number }
  | { readonly kind: 'recording'; readonly url: string; readonly atSeconds: number }
  | { readonly kind: 'submission'; readonly sha256: string }
  /** A turn on the list of speakers of its session. */
  | { readonly kind: 'floor'; readonly requestId: string };

export const DELIVERIES = ['live', 'undelivered', 'written', 'video', 'proxy'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const TEXT_KINDS = ['verbatim', 'translation', 'interpretation', 'summary', 'paraphrase'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** What each is called. */
export const TEXT_KIND_NAMES = {
  verbatim: { ko: '말한 그대로', en: 'Verbatim' },
  translation: { ko: '번역', en: 'Translation' },
  interpretation: { ko: '통역', en: 'Interpretation' },
  summary: { ko: '요약', en: 'Summary' },
  paraphrase: { ko: '풀어 옮긴 말', en: 'Paraphrase' },
} as const satisfies Record<TextKind, Bilingual>;

/** An intervention as one viewer may read it. `attribution` is what everyone may know, whoever looks. */
export type InterventionView = {
  readonly interventionId: string;
  readonly edition: { readonly editionId: string; readonly slug: string; readonly names: Texts };
  readonly session: { readonly sessionId: string; readonly slug: string; readonly titles: Texts };
  /**
   * The item of the agenda it was said under. Not told where the words are recorded more strictly than their session:
   * who spoke under an item can be seen on the floor.
   */
  readonly agendaItem: { readonly itemId: string; readonly number: string; readonly titles: Texts } | null;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  readonly verb: string | null;
  readonly force: string | null;
  readonly textKind: TextKind;
  readonly delivery: Delivery;
  /** Shown with attributed words only: a place in a recording or a text would name who spoke. */
  readonly source: InterventionSource | null;
  /** The day of the session, `YYYY-MM-DD`. */
  readonly on: string | null;
  readonly correctedAt: Date | null;
  readonly attribution: Attribution;
  /** For the secretariat and the speaker's own account only: never to be passed on. */
  readonly confidential: Confidential | null;
};

export type Confidential = {
  readonly recordMode: StoredRecordMode;
  readonly speaker: Speaker;
  /** Whether the reader is the speaker. */
  readonly own: boolean;
};

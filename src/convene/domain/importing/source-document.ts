import type { Texts } from '#kernel/domain/bilingual.ts';

/** A text that the record was taken from, as it is attributed in print. */
export type SourceDocument = {
  readonly documentId: string;
  readonly titles: Texts;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly sourceUrl: string | null;
  readonly licence: string | null;
};

import { nearDuplicates } from '@madang/fair-choice';
import type { Texts } from '#kernel/domain/bilingual.ts';

export type Comparable = { readonly positionId: string; readonly texts: Texts };
export type SimilarPosition = {
  readonly positionId: string;
  /** Cosine of the two texts in the language where they are most alike, 0 to 1. */
  readonly similarity: number;
  readonly kind: 'near-copy' | 'see-also';
};

/** As the author of a sentence reads it before sending. */
export type SimilarForAuthor = SimilarPosition & {
  readonly number: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
  /** The author's own earlier proposal, which may not be public. */
  readonly mine: boolean;
};

/** More would hide the one that matters. */
const SIMILAR_SHOWN_MAX = 3;

/**
 * For each position, those that may say the same, the most similar first: a hint for a person to look. Texts are
 * compared language by language, since a sentence is not like its translation.
 */
export function similarPositions(positions: readonly Comparable[]): Map<string, SimilarPosition[]> {
  const found = new Map<string, Map<string, SimilarPosition>>();
  const keep = (of: string, similar: SimilarPosition) => {
    const known = found.get(of) ?? new Map<string, SimilarPosition>();
    found.set(of, known);
    if ((known.get(similar.positionId)?.similarity ?? 0) < similar.similarity)
      known.set(similar.positionId, similar);
  };
  for (const language of new Set(positions.flatMap(({ texts }) => Object.keys(texts)))) {
    const written = positions.filter(({ texts }) => (texts[language] ?? '') !== '');
    for (const { a, b, similarity, kind } of nearDuplicates(
      written.map(({ texts }) => texts[language] ?? ''),
    )) {
      const [one, other] = [written[a]?.positionId ?? '', written[b]?.positionId ?? ''];
      keep(one, { positionId: other, similarity, kind });
      keep(other, { positionId: one, similarity, kind });
    }
  }
  return new Map(
    [...found].map(([id, similar]) => [
      id,
      [...similar.values()]
        .sort((a, b) => b.similarity - a.similarity || (a.positionId < b.positionId ? -1 : 1))
        .slice(0, SIMILAR_SHOWN_MAX),
    ]),
  );
}

/** What may say the same as a sentence that is not kept yet, in the languages it is written in. */
export function similarTo(texts: Texts, positions: readonly Comparable[]): SimilarPosition[] {
  const languages = Object.keys(texts);
  const written = positions.map(({ positionId, texts: all }) => ({
    positionId,
    texts: Object.fromEntries(languages.map((language) => [language, all[language] ?? ''])),
  }));
  return similarPositions([{ positionId: '', texts }, ...written]).get('') ?? [];
}

import { isSyllabic } from './folded-text.ts';

/** Stands between the fields of one document: no phrase reaches over it. */
export const FIELD_BOUNDARY = '|';

/**
 * What the index keeps of a folded text: each syllable, each two neighbouring signs of a word, the beginnings of words
 * in letters, and the two syllables on both sides of a space, because Korean compounds are written with and without.
 */
export function pairsOf(folded: string): string[] {
  const pairs = new Set<string>();
  let before = '';
  for (const word of folded.split(' ')) {
    const signs = [...word];
    const [first = ''] = signs;
    const syllabic = isSyllabic(word);
    if (syllabic && before !== '') pairs.add(before + first);
    if (word !== '' && word !== FIELD_BOUNDARY) {
      for (const pair of syllabic ? [...signs, ...neighbours(signs)] : [` ${first}`, ...neighbours(signs)])
        pairs.add(pair);
    }
    if (word !== '') before = syllabic ? (signs.at(-1) ?? '') : '';
  }
  return [...pairs];
}

/** What a document must have kept for a word to stand in it; never more than it has, wherever the word stands. */
export function pairsAsked(word: string): string[] {
  const signs = [...word];
  const inside = neighbours(signs);
  if (!isSyllabic(word)) return [` ${signs[0] ?? ''}`, ...inside];
  return inside.length > 0 ? inside : signs;
}

function neighbours(signs: readonly string[]): string[] {
  return signs.slice(1).map((sign, index) => (signs[index] ?? '') + sign);
}

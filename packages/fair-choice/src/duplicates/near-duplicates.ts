import { ngramVectors, type Vectors } from './ngram-vectors.ts';
import { f64, i32, item } from '../numbers/within.ts';

/** Two texts that may say the same. A hint for a person to look: nothing is ever merged because of it. */
export type DuplicateHint = {
  /** Positions in the list given, a < b. */
  readonly a: number;
  readonly b: number;
  /** Cosine of the two texts, 0 to 1. */
  readonly similarity: number;
  readonly kind: 'near-copy' | 'see-also';
};

export const NEAR_COPY_MIN = 0.6;
export const SEE_ALSO_MIN = 0.35;

/** Longer texts are compared by their beginning. */
export const COMPARED_CHARACTERS_MAX = 4_000;

/** Korean syllables fall apart into Jamo, so that endings and particles differ by a letter and not by a syllable. */
const JAMO_GRAMS = [2, 4] as const;
const LATIN_GRAMS = [1, 3] as const;

const HANGUL = /\p{Script=Hangul}/u;

function normalised(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return plain.slice(0, COMPARED_CHARACTERS_MAX);
}

/** Postings of the rare part of every vector: which texts hold a feature, and with what weight. */
type Postings = { start: Int32Array; texts: Int32Array; weights: Float64Array };

function invert({ start, features, weights, featureCount }: Vectors, ends: Int32Array): Postings {
  const postingStart = new Int32Array(featureCount + 1);
  const texts = start.length - 1;
  for (let text = 0; text < texts; text += 1) {
    for (let at = i32(start, text); at < i32(ends, text); at += 1) {
      const feature = i32(features, at);
      postingStart[feature + 1] = i32(postingStart, feature + 1) + 1;
    }
  }
  for (let f = 0; f < featureCount; f += 1)
    postingStart[f + 1] = i32(postingStart, f + 1) + i32(postingStart, f);
  const next = postingStart.slice();
  const total = i32(postingStart, featureCount);
  const postings = { start: postingStart, texts: new Int32Array(total), weights: new Float64Array(total) };
  for (let text = 0; text < texts; text += 1) {
    for (let at = i32(start, text); at < i32(ends, text); at += 1) {
      const place = i32(next, i32(features, at));
      next[i32(features, at)] = place + 1;
      postings.texts[place] = text;
      postings.weights[place] = f64(weights, at);
    }
  }
  return postings;
}

/** What share of a vector's length the frequent part may have, so that two frequent parts alone cannot reach the threshold. */
const FREQUENT_NORM_MAX = Math.sqrt(SEE_ALSO_MIN) * 0.98;

/**
 * Splits all vectors at one feature number: frequent features above it, rare ones below. Returns where each
 * vector's rare part ends and the length of its frequent part. The split lets all but a few vectors stay below
 * FREQUENT_NORM_MAX; those few are compared with everybody in full.
 */
function splitVectors({ start, features, weights, featureCount }: Vectors) {
  const texts = start.length - 1;
  const limits = new Int32Array(texts);
  for (let text = 0; text < texts; text += 1) {
    let at = i32(start, text + 1);
    let square = 0;
    while (at > i32(start, text)) {
      square += f64(weights, at - 1) ** 2;
      if (square > FREQUENT_NORM_MAX ** 2) break;
      at -= 1;
    }
    limits[text] = at > i32(start, text) ? i32(features, at - 1) + 1 : 0;
  }
  const cut = i32(limits.slice().sort(), Math.min(texts - 1, Math.floor(texts * 0.98)));
  const ends = new Int32Array(texts);
  const frequentNorm = new Float64Array(texts);
  for (let text = 0; text < texts; text += 1) {
    let at = i32(start, text + 1);
    let square = 0;
    for (; at > i32(start, text) && i32(features, at - 1) >= cut; at -= 1)
      square += f64(weights, at - 1) ** 2;
    ends[text] = at;
    frequentNorm[text] = Math.sqrt(square);
  }
  return { ends, frequentNorm, featureCount };
}

function dotFrom(vectors: Vectors, a: number, fromA: number, [b, fromB]: readonly [number, number]): number {
  const { start, features, weights } = vectors;
  const [endA, endB] = [i32(start, a + 1), i32(start, b + 1)];
  let [x, y, sum] = [fromA, fromB, 0];
  while (x < endA && y < endB) {
    const difference = i32(features, x) - i32(features, y);
    if (difference === 0) sum += f64(weights, x++) * f64(weights, y++);
    else if (difference < 0) x += 1;
    else y += 1;
  }
  return sum;
}

/** Every pair at or above `least`, exactly: bounds only spare work, they drop nothing. */
function similarPairs(
  vectors: Vectors,
  least: number,
  found: (a: number, b: number, similarity: number) => void,
): void {
  const { start, features, weights } = vectors;
  const texts = start.length - 1;
  if (texts < 2) return;
  const { ends, frequentNorm } = splitVectors(vectors);
  const postings = invert(vectors, ends);
  const sums = new Float64Array(texts);
  const touched = new Int32Array(texts);
  const isHeavy = (text: number): boolean => f64(frequentNorm, text) > FREQUENT_NORM_MAX;
  for (let text = 0; text < texts; text += 1) {
    const heavy = isHeavy(text);
    let count = 0;
    for (let at = i32(start, text); at < i32(ends, text); at += 1) {
      const feature = i32(features, at);
      const weight = f64(weights, at);
      const end = i32(postings.start, feature + 1);
      for (let place = i32(postings.start, feature); place < end; place += 1) {
        const other = i32(postings.texts, place);
        // Each pair is met once, from its later text; postings ascend, so the rest are later still.
        if (other >= text && !heavy) break;
        if (f64(sums, other) === 0) touched[count++] = other;
        sums[other] = f64(sums, other) + weight * f64(postings.weights, place);
      }
    }
    const compareWith = (other: number, rare: number): void => {
      if (rare + f64(frequentNorm, text) * f64(frequentNorm, other) < least - 1e-9) return;
      const similarity = rare + dotFrom(vectors, text, i32(ends, text), [other, i32(ends, other)]);
      if (similarity < least) return;
      // Rounded, so that equal similarities compare equal whatever the order of their sums.
      found(Math.min(text, other), Math.max(text, other), Math.round(similarity * 1e9) / 1e9);
    };
    if (heavy) {
      for (let other = 0; other < texts; other += 1) {
        // Two heavy texts meet once as well, from the later one.
        if (other === text || (isHeavy(other) && other > text)) continue;
        compareWith(other, f64(sums, other));
      }
    }
    for (let at = 0; at < count; at += 1) {
      const other = i32(touched, at);
      if (!heavy && !isHeavy(other)) compareWith(other, f64(sums, other));
      sums[other] = 0;
    }
  }
}

/**
 * Finds texts alike by TF-IDF cosine on character n-grams: Jamo 2-4-grams for texts with Korean in them, 1-3-grams
 * for all others; the two kinds are never compared with each other. At 90 % precision such hints find about a third
 * of what people would call duplicates, so they suggest and never merge. Most similar first.
 */
export function nearDuplicates(texts: readonly string[], least = SEE_ALSO_MIN): DuplicateHint[] {
  const plain = texts.map(normalised);
  const hints: DuplicateHint[] = [];
  for (const korean of [true, false]) {
    const numbers = plain
      .map((_, at) => at)
      .filter((at) => HANGUL.test(item(plain, at)) === korean && plain[at] !== '');
    const given = numbers.map((at) => (korean ? item(plain, at).normalize('NFD') : item(plain, at)));
    const vectors = ngramVectors(given, korean ? JAMO_GRAMS : LATIN_GRAMS);
    similarPairs(vectors, Math.max(least, SEE_ALSO_MIN), (a, b, similarity) => {
      const kind = similarity >= NEAR_COPY_MIN ? 'near-copy' : 'see-also';
      hints.push({ a: item(numbers, a), b: item(numbers, b), similarity, kind });
    });
  }
  return hints.sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b);
}

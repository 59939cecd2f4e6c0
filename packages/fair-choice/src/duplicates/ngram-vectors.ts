import { f64, i32 } from '../numbers/within.ts';

/** Characters beyond so many different ones fold together; no script a forum writes in comes near it twice. */
const ALPHABET_MAX = 8_190;
const BASE = 8_192;

/** Rank and count of a gram share one double while they are sorted; texts are shorter than this. */
const TIMES_BASE = 2 ** 20;

/** Sparse unit vectors in rows; features numbered from the rarest to the most frequent. */
export type Vectors = {
  readonly start: Int32Array;
  readonly features: Int32Array;
  readonly weights: Float64Array;
  readonly featureCount: number;
};

/** Numbers n-grams as they are met. A table of our own: keys are doubles below 2^52, which a Map would box. */
class GramTable {
  #keys = new Float64Array(1 << 16);
  #numbers = new Int32Array(1 << 16);
  count = 0;

  numberOf(key: number): number {
    let slot = this.#slotOf(key);
    while (f64(this.#keys, slot) !== 0) {
      if (f64(this.#keys, slot) === key) return i32(this.#numbers, slot);
      slot = (slot + 1) & (this.#keys.length - 1);
    }
    if (this.count * 2 > this.#keys.length) {
      this.#double();
      return this.numberOf(key);
    }
    this.#keys[slot] = key;
    this.#numbers[slot] = this.count;
    this.count += 1;
    return this.count - 1;
  }

  #slotOf(key: number): number {
    const high = Math.floor(key / 2 ** 26);
    const mixed = Math.imul((key - high * 2 ** 26) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.#keys.length - 1);
  }

  #double(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Float64Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === 0) return;
      let slot = this.#slotOf(key);
      while (f64(this.#keys, slot) !== 0) slot = (slot + 1) & (this.#keys.length - 1);
      this.#keys[slot] = key;
      this.#numbers[slot] = i32(numbers, from);
    });
  }
}

type Counts = { start: Int32Array; grams: Int32Array; times: Int32Array; gramCount: number };

/** Counts the n-grams of every text. */
function countGrams(texts: readonly string[], [shortest, longest]: readonly [number, number]): Counts {
  const alphabet = new Map<number, number>();
  const table = new GramTable();
  const start = new Int32Array(texts.length + 1);
  const size = texts.reduce((sum, text) => sum + text.length * (longest - shortest + 1), 0);
  const grams = new Int32Array(size);
  const times = new Int32Array(size);
  let used = 0;
  texts.forEach((text, at) => {
    const codes = Int32Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      const known = alphabet.get(code) ?? 1 + (alphabet.size % ALPHABET_MAX);
      alphabet.set(code, known);
      return known;
    });
    const found = new Int32Array(codes.length * (longest - shortest + 1));
    let count = 0;
    for (let from = 0; from < codes.length; from += 1) {
      let key = 0;
      for (let length = 1; length <= longest && from + length <= codes.length; length += 1) {
        key = key * BASE + i32(codes, from + length - 1);
        if (length >= shortest) found[count++] = table.numberOf(key);
      }
    }
    const sorted = found.subarray(0, count).sort();
    for (let from = 0; from < count; used += 1) {
      let to = from + 1;
      while (to < count && i32(sorted, to) === i32(sorted, from)) to += 1;
      grams[used] = i32(sorted, from);
      times[used] = to - from;
      from = to;
    }
    start[at + 1] = used;
  });
  return { start, grams: grams.subarray(0, used), times: times.subarray(0, used), gramCount: table.count };
}

/**
 * Unit vectors of (1 + ln count) * ln((N + 1) / texts with it). A gram that every text holds weighs next to
 * nothing among many texts and still something among two, so that two equal texts alone are found to be equal.
 */
export function ngramVectors(texts: readonly string[], lengths: readonly [number, number]): Vectors {
  const { start, grams, times, gramCount } = countGrams(texts, lengths);
  const texted = new Int32Array(gramCount);
  for (const gram of grams) texted[gram] = i32(texted, gram) + 1;
  // Rank by frequency with a counting sort: rarest first.
  const offsets = new Int32Array(texts.length + 2);
  for (const count of texted) offsets[count + 1] = i32(offsets, count + 1) + 1;
  for (let at = 1; at < offsets.length; at += 1) offsets[at] = i32(offsets, at) + i32(offsets, at - 1);
  const rank = Int32Array.from(texted, (count) => {
    const place = i32(offsets, count);
    offsets[count] = place + 1;
    return place;
  });
  const logs = Float64Array.from({ length: texts.length + 1 }, (_, count) =>
    Math.log((texts.length + 1) / Math.max(1, count)),
  );
  const logOf = new Float64Array(gramCount);
  rank.forEach((place, gram) => {
    logOf[place] = f64(logs, i32(texted, gram));
  });
  const features = new Int32Array(grams.length);
  const weights = new Float64Array(grams.length);
  for (let text = 0; text < texts.length; text += 1) {
    const [from, to] = [i32(start, text), i32(start, text + 1)];
    const ranked = new Float64Array(to - from);
    for (let at = from; at < to; at += 1) {
      ranked[at - from] = i32(rank, i32(grams, at)) * TIMES_BASE + Math.min(i32(times, at), TIMES_BASE - 1);
    }
    ranked.sort();
    let norm = 0;
    for (let at = from; at < to; at += 1) {
      const feature = Math.floor(f64(ranked, at - from) / TIMES_BASE);
      const count = f64(ranked, at - from) - feature * TIMES_BASE;
      const weight = (1 + Math.log(count)) * f64(logOf, feature);
      features[at] = feature;
      weights[at] = weight;
      norm += weight * weight;
    }
    const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm);
    for (let at = from; at < to; at += 1) weights[at] = f64(weights, at) * scale;
  }
  return { start, features, weights, featureCount: gramCount };
}

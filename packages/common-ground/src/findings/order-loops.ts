import { layOut, shareKernel } from '../kernel/kernel.ts';
import { doubles, words, write } from './share-memory.ts';
import { rounded } from '../statistics.ts';

/** Places of the values above a floor from the highest down, of equal ones the first first. */
export function descending(values: Float64Array, above = -Infinity): Uint32Array {
  const size = 4 * values.length + 4;
  const at = layOut({ keys: values.byteLength, order: size, spare: size });
  shareKernel.reserve(at.end);
  write(values, at.keys);
  const count = shareKernel.loops.above(at.keys, values.length, above, at.order);
  return words(shareKernel.loops.descending(at.keys, count, at.order, at.spare), count);
}

/** Places of the highest values, at least one, from the highest down, of equal ones the first first. */
export function highest(values: Float64Array, wanted: number): Uint32Array {
  const at = layOut({ keys: values.byteLength, found: 4 * wanted });
  shareKernel.reserve(at.end);
  write(values, at.keys);
  return words(at.found, shareKernel.loops.head(at.keys, values.length, wanted, at.found));
}

/** A number that none reaches: there are fewer rows. */
const BEYOND = 0xffff_ffff;

/** The places of those of ascending numbers that are not among others, ascending too. */
export function placesOutside(numbers: Uint32Array, others: readonly number[]): Uint32Array {
  const size = numbers.byteLength;
  const at = layOut({ numbers: size, others: 4 * others.length + 4, places: size + 4 });
  shareKernel.reserve(at.end);
  write(numbers, at.numbers);
  const own = new Uint32Array(shareKernel.buffer, at.others, others.length + 1);
  own.set(others);
  own[others.length] = BEYOND;
  return words(at.places, shareKernel.loops.outside(at.numbers, numbers.length, at.others, at.places));
}

/** The lesser of every two values. */
export function lesserOf(values: Float64Array, others: Float64Array): Float64Array {
  const at = layOut({ values: values.byteLength, others: others.byteLength });
  shareKernel.reserve(at.end);
  write(values, at.values);
  write(others, at.others);
  shareKernel.loops.lesser(at.values, others.length, at.others);
  return doubles(at.others, others.length);
}

/** The place at which two lists differ most, of equal differences that of the highest key; -1 where they are the same. */
export function mostMoved(before: Float64Array, after: Float64Array, keys: Float64Array): number {
  const size = keys.byteLength;
  const at = layOut({ before: size, after: size, keys: size });
  shareKernel.reserve(at.end);
  write(before, at.before);
  write(after, at.after);
  write(keys, at.keys);
  return shareKernel.loops.moved(at.before, at.after, at.keys, keys.length);
}

/** Probabilities of a standard normal value at least so far from 0, on either side. */
export function twoSidedP(distances: Float64Array): Float64Array {
  shareKernel.reserve(distances.byteLength);
  write(distances, 0);
  shareKernel.loops.chances(0, distances.length);
  return doubles(0, distances.length);
}

/**
 * Benjamini and Hochberg (1995): adjusts p-values so that keeping those up to q makes a share of at most q of
 * what is kept false, on average. Equal p-values get equal ones. Of `tests` tests, those left out had a p-value of 1.
 */
export function falseDiscoveryAdjusted(pValues: Float64Array, tests: number): Float64Array {
  const size = 4 * pValues.length + 4;
  const at = layOut({ chances: pValues.byteLength, order: size, spare: size });
  shareKernel.reserve(at.end);
  write(pValues, at.chances);
  shareKernel.loops.adjust(at.chances, pValues.length, tests, at.order, at.spare);
  return doubles(at.chances, pValues.length);
}

/** Values in six significant digits, each as `rounded` makes it: which is left to do the very large and the very small. */
export function roundedEach(values: Float64Array): Float64Array {
  const at = layOut({ values: values.byteLength, left: 4 * values.length + 4 });
  shareKernel.reserve(at.end);
  write(values, at.values);
  const left = shareKernel.loops.round(at.values, values.length, at.left);
  const found = doubles(at.values, values.length);
  for (const i of words(at.left, left)) found[i] = rounded(found[i] ?? 0);
  return found;
}

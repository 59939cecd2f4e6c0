import { errorTails } from './share-loops.ts';

/** Below this the series is quick, from here on the continued fraction. */
const SERIES_BELOW = 2.5;

/**
 * Probabilities of a standard normal value at least so far from 0, on either side: the complementary error function,
 * relative error below 1e-12 where it matters here (distances up to 36), by its series (Abramowitz & Stegun 7.1.6) or its
 * continued fraction (7.1.14).
 */
export function twoSidedP(distances: Float64Array): Float64Array {
  const values = new Float64Array(distances.length);
  for (let i = 0; i < values.length; i += 1) values[i] = Math.abs(distances[i] ?? 0) / Math.SQRT2;
  const probabilities = errorTails(values, SERIES_BELOW);
  const root = Math.sqrt(Math.PI);
  const factor = 2 / root;
  for (let i = 0; i < values.length; i += 1) {
    const x = values[i] ?? 0;
    const tail = probabilities[i] ?? 0;
    const bell = Math.exp(-x * x);
    probabilities[i] = x < SERIES_BELOW ? 1 - factor * bell * tail : bell / (root * (x + tail));
  }
  return probabilities;
}

/**
 * Values nearer to 0 have a two-sided probability above .05. Adjusting for many tests only raises a probability, so at a
 * rate of .05 or less such a test is never kept, nor does its own probability tell on those that are: 1 will do.
 */
export const UNLIKELY_FROM = 1.95;

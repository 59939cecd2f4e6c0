/** 95 %, two-sided. */
export const Z_95 = 1.959963984540054;

const SERIES_BELOW = 2.5;
const TERMS_MAX = 200;
/** At 2.5, and everywhere. */
const FRACTION_STEPS = 200;
const FRACTION_STEPS_LEAST = 10;

/** Complementary error function, relative error below 1e-12 where it matters here (0 <= x <= 26). */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_BELOW ? 1 - errorSeries(x) : errorFraction(x);
}

/** Abramowitz & Stegun 7.1.6. */
function errorSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < TERMS_MAX && term > sum * 1e-17; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Abramowitz & Stegun 7.1.14, from the far end: so many steps leave a relative error below 1e-13. */
function errorFraction(x: number): number {
  let tail = 0;
  for (let n = FRACTION_STEPS_LEAST + Math.ceil(FRACTION_STEPS / (x * x)); n > 0; n -= 1)
    tail = n / 2 / (x + tail);
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + tail));
}

/** Probability of a standard normal value at least this far from 0, on either side. */
export const twoSidedP = (z: number): number => erfc(Math.abs(z) / Math.SQRT2);

/**
 * Values nearer to 0 have a two-sided probability above .05. Adjusting for many tests only raises a probability, so at a
 * rate of .05 or less such a test is never kept, nor does its own probability tell on those that are: 1 will do.
 */
export const UNLIKELY_FROM = 1.95;

/**
 * Benjamini and Hochberg (1995): adjusts p-values so that keeping those up to q makes a share of at most q of
 * what is kept false, on average. Equal p-values get equal ones. Of `tests` tests, those left out had a p-value of 1.
 * Returns what adjusts any of the given values.
 */
export function falseDiscoveryAdjustment(
  pValues: ArrayLike<number>,
  tests = pValues.length,
): (p: number) => number {
  const ascending = Float64Array.from(pValues).sort();
  const adjusted = new Float64Array(ascending.length);
  let least = 1;
  for (let i = ascending.length - 1; i >= 0; i -= 1) {
    const scaled = ((ascending[i] ?? 1) * tests) / (i + 1);
    if (scaled < least) least = scaled;
    adjusted[i] = least;
  }
  return (p) => (p >= 1 ? 1 : (adjusted[firstAtLeast(ascending, p)] ?? 1));
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean of the Jeffreys posterior of a share: Beta(count + 1/2, rest + 1/2). */
export const jeffreysShare = (count: number, seen: number): number => (count + 0.5) / (seen + 1);

/** Standard deviation of the same posterior. */
export function jeffreysDeviation(count: number, seen: number): number {
  const share = jeffreysShare(count, seen);
  return Math.sqrt((share * (1 - share)) / (seen + 2));
}

/** Cohen's h: the difference of two shares on a scale where .2 is small, .5 medium, .8 large. */
export const cohensH = (share: number, other: number): number =>
  2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(other));

export const clampUnit = (value: number): number => Math.min(1, Math.max(0, value));

const SIGNIFICANT_DIGITS = 6;

/** Six significant digits: what is published, and what a recomputation must reproduce. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  // Most numbers here are shares: their decimals need no logarithm.
  if (size >= 0.1 && size < 1) return Math.round(value * 1e6) / 1e6;
  if (value === 0 || !Number.isFinite(value)) return value;
  const digits = SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size));
  if (digits < 0 || digits > 22) return Number(value.toPrecision(SIGNIFICANT_DIGITS));
  // A whole number over an exact power of ten is the double nearest to the decimal.
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** 95 %, two-sided. */
export const Z_95 = 1.959963984540054;

/**
 * Benjamini and Hochberg (1995): adjusts p-values so that keeping those up to q makes a share of at most q of
 * what is kept false, on average. Equal p-values get equal ones. Of `tests` tests, those left out had a p-value of 1.
 * Returns what adjusts any of the given values.
 */
export function falseDiscoveryAdjustment(
  pValues: ArrayLike<number>,
  tests = pValues.length,
): (p: number) => number {
  const ascending = new Float64Array(pValues).sort();
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

/** What lists show of numbers: rounded, or all of them. */
export type Shown = (values: Float64Array) => Float64Array;
export const whole: Shown = (values) => values;

const SIGNIFICANT_DIGITS = 6;

/** Six significant digits: what is published, and what a recomputation must reproduce. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  // Most numbers here are shares: their decimals need no logarithm.
  if (size >= 0.1 && size < 1) return Math.round(value * 1e6) / 1e6;
  if (size >= 0.01 && size < 0.1) return Math.round(value * 1e7) / 1e7;
  if (value === 0 || !Number.isFinite(value)) return value;
  const digits = SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size));
  if (digits < 0 || digits > 22) return Number(value.toPrecision(SIGNIFICANT_DIGITS));
  // A whole number over an exact power of ten is the double nearest to the decimal.
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** 95 %, two-sided. */
export const Z_95 = 1.959963984540054;

/** Mean of the Jeffreys posterior of a share: Beta(count + 1/2, rest + 1/2). */
export const jeffreysShare = (count: number, seen: number): number => (count + 0.5) / (seen + 1);

/** Variance of the same posterior. */
export function jeffreysVariance(count: number, seen: number): number {
  const share = jeffreysShare(count, seen);
  return (share * (1 - share)) / (seen + 2);
}

export const jeffreysDeviation = (count: number, seen: number): number =>
  Math.sqrt(jeffreysVariance(count, seen));

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

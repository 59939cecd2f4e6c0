/** An exact fraction in lowest terms; `d` is always positive. */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** What people write for a number: an integer, a decimal (`"12.50"`, `1e3`) or a fraction (`"2/3"`). */
export type RationalInput = number | bigint | string | Rational;

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** A decimal with more digits or a larger exponent than this is refused: it is a slip or an attack. */
export const DECIMAL_DIGITS_MAX = 60;

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

/** `n / d` in lowest terms. Throws on d = 0. */
export function ratio(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('a fraction with denominator 0');
  const sign = d < 0n ? -1n : 1n;
  const by = gcd(n, d) * sign;
  return { n: n / by, d: d / by };
}

export const add = (a: Rational, b: Rational): Rational => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => ratio(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n);

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `"p/q"`, always with its denominator, so that every amount reads alike. */
export const format = (value: Rational): string => `${value.n}/${value.d}`;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const FRACTION = /^([+-]?\d+)\s*\/\s*(\d+)$/;

function fromDecimal(text: string): Rational | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  if (digits === '' || digits.length > DECIMAL_DIGITS_MAX) return undefined;
  const places = BigInt(fraction.length) - BigInt(exponent);
  if (places > DECIMAL_DIGITS_MAX || places < -DECIMAL_DIGITS_MAX) return undefined;
  const n = BigInt(digits) * (sign === '-' ? -1n : 1n);
  return places >= 0n ? ratio(n, 10n ** places) : { n: n * 10n ** -places, d: 1n };
}

/**
 * Reads a number exactly as written: `0.1` is one tenth, never the nearest binary fraction.
 * Returns undefined for anything that is not a finite number.
 */
export function parseRational(input: RationalInput): Rational | undefined {
  if (typeof input === 'object') return ratio(input.n, input.d);
  if (typeof input === 'bigint') return { n: input, d: 1n };
  const text = String(input).trim();
  const fraction = FRACTION.exec(text);
  if (fraction === null) return fromDecimal(text);
  const [, n = '0', d = '0'] = fraction;
  return BigInt(d) === 0n ? undefined : ratio(BigInt(n), BigInt(d));
}

const bits = (value: bigint): number => value.toString(16).length * 4;

/** `n / d` as the nearest double but for at most 2 units in the last place, for numerators of any size; d > 0. */
export function approximate(n: bigint, d: bigint): number {
  if (n < 0n) return -approximate(-n, d);
  if (n === 0n) return 0;
  const shift = 64 - (bits(n) - bits(d));
  const scaled = shift >= 0 ? (n << BigInt(shift)) / d : n / (d << BigInt(-shift));
  // Two steps, because 2 ** -shift alone may overflow where the product does not.
  const half = Math.trunc(-shift / 2);
  return Number(scaled) * 2 ** half * 2 ** (-shift - half);
}

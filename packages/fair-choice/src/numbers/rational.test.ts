import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximate, compare, format, parseRational, ratio } from './rational.ts';

describe('an exact number', () => {
  it.each([
    ['0.1', '1/10'],
    ['-12.50', '-25/2'],
    ['1e3', '1000/1'],
    ['2.5E-2', '1/40'],
    ['.5', '1/2'],
    ['4/6', '2/3'],
    ['12345678901234567890.5', '24691357802469135781/2'],
    [0.1, '1/10'],
    [7n, '7/1'],
  ])('is read from %s as written', (written, exact) => {
    const value = parseRational(written);
    expect(value && format(value)).toBe(exact);
  });

  it.each(['', ' ', '.', 'x', '1,5', '1/0', '1.2.3', '0x10', 'NaN', 'Infinity', '1e999', '--1', Number.NaN])(
    'is not read from %j',
    (written) => {
      expect(parseRational(written)).toBeUndefined();
    },
  );

  it('approximates fractions of any size to within two units in the last place', () => {
    const big = fc.bigInt({ min: 1n, max: 2n ** 300n });
    fc.assert(
      fc.property(big, big, (n, d) => {
        const value = approximate(n, d);
        const shifted = BigInt(Math.round(Number((n * 2n ** 80n) / d) / Number(2n ** 0n)));
        if (n > d && shifted > 0n)
          expect(Math.abs(value * 2 ** 80 - Number(shifted)) / Number(shifted)).toBeLessThan(2 ** -50);
        expect(approximate(-n, d)).toBe(-value);
      }),
    );
  });

  it('compares as cross products do', () => {
    const small = fc.bigInt({ min: -50n, max: 50n });
    fc.assert(
      fc.property(
        small,
        small,
        fc.bigInt({ min: 1n, max: 9n }),
        fc.bigInt({ min: 1n, max: 9n }),
        (a, b, c, d) => {
          expect(compare(ratio(a, c), ratio(b, d))).toBe(
            Math.sign(Number(a) / Number(c) - Number(b) / Number(d)),
          );
        },
      ),
    );
  });
});

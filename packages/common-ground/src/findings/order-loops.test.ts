import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descending, highest, lesserOf, mostMoved, placesOutside, roundedEach } from './order-loops.ts';
import { shareKernel } from '../kernel/kernel.ts';
import { rounded } from '../statistics.ts';

const few = fc.integer({ min: -3, max: 3 });
const list = fc.array(few).map((values) => Float64Array.from(values));
const places = (values: Float64Array): number[] =>
  [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);

describe('loops over lists of values', () => {
  test('have logarithm and exponential to the last digit but one', () => {
    const { exp, log } = shareKernel.loops;
    const value = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    const share = fc.double({ min: 1e-9, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.oneof(value, share), fc.double({ min: -700, max: 700, noNaN: true }), (x, power) => {
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(Math.abs(Math.log(x)) * 2 ** -52);
        expect(Math.abs(exp(power) / Math.exp(power) - 1)).toBeLessThanOrEqual(2 ** -52);
      }),
    );
    expect([log(1), log(2), exp(0), exp(-745), exp(-746)]).toEqual([0, Math.LN2, 1, 2 ** -1074, 0]);
  });

  test('rounds to six digits, whatever the size', () => {
    const magnitude = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -20, max: 3 }));
    const some = magnitude.map(([value, exponent]) => value * 10 ** exponent);
    const edges = [
      0, 1, 10, 0.1, 0.01, 1e-7, 0.09999995, 0.0099999949, 1.0000005, -0.0099999999999999, 9.9999995,
    ];
    for (const edge of edges) expect([...roundedEach(Float64Array.of(edge))]).toEqual([rounded(edge)]);
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), (values) => {
        expect([...roundedEach(Float64Array.from(values))]).toEqual(values.map(rounded));
      }),
    );
  });

  test('put values in descending order, of equal ones the first first', () => {
    fc.assert(
      fc.property(list, few, fc.integer({ min: 1, max: 4 }), (values, floor, wanted) => {
        const order = places(values);
        expect([...descending(values)]).toEqual(order);
        expect([...descending(values, floor)]).toEqual(order.filter((i) => values[i]! > floor));
        expect([...highest(values, wanted)]).toEqual(order.slice(0, wanted));
      }),
    );
  });

  test('find the places of numbers that are not among others', () => {
    const numbers = fc.uniqueArray(fc.nat(20)).map((own) => own.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(numbers, numbers, (own, others) => {
        const plain = [...own.keys()].filter((i) => !others.includes(own[i]!));
        expect([...placesOutside(Uint32Array.from(own), others)]).toEqual(plain);
      }),
    );
  });

  test('find the lesser values, and where two lists differ most', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few, few)), (rows) => {
        const column = (place: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[place]);
        const [before, after, keys] = [column(0), column(1), column(2)];
        expect([...lesserOf(before, after)]).toEqual(rows.map(([a, b]) => Math.min(a, b)));
        const changes = rows.map(([a, b]) => Math.abs(b - a));
        const most = Math.max(0, ...changes);
        const same = places(keys).filter((i) => most > 0 && changes[i] === most);
        expect(mostMoved(before, after, keys)).toBe(same[0] ?? -1);
      }),
    );
  });
});

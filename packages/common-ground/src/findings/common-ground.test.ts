import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonGround } from './common-ground.ts';
import { divergence } from './divergence.ts';
import type { GroupCounts } from './group-counts.ts';
import { representatives } from './representative.ts';
import { falseDiscoveryAdjusted, twoSidedP } from './order-loops.ts';

/** Counts are [disagrees, passes, agrees] per position. */
const group = (id: number, ...cells: number[][]): GroupCounts => ({
  id,
  size: 100,
  cells: Uint32Array.from(cells.flat()),
});
const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)).map((cells) => [...cells]);

describe('common ground', () => {
  test('is the geometric mean of P(agree)(1 - P(disagree)) with the Jeffreys prior', () => {
    const [row] = commonGround(['q'], [group(0, [2, 1, 7]), group(1, [0, 0, 4])]);
    const first = (7.5 / 11) * (1 - 2.5 / 11);
    const second = (4.5 / 5) * (1 - 0.5 / 5);
    expect(row?.score).toBeCloseTo(Math.sqrt(first * second), 12);
    expect(row?.minGroup).toEqual({ group: 0, score: first });
    expect(row?.blockedBy).toBeNull();
  });

  test('does not shrink when a group is split in two halves of one mind', () => {
    const [one] = commonGround(['q'], [group(0, [20, 0, 80])]);
    const [two] = commonGround(['q'], [group(0, [20, 0, 80]), group(1, [20, 0, 80])]);
    expect(two?.score).toBeCloseTo(one?.score ?? NaN, 12);
  });

  test('lies in its interval, between the least and the most convinced group, and rises with agreement', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [row] = commonGround(['q'], [group(0, a), group(1, b)]);
        const scores = row?.byGroup.map(({ score }) => score) ?? [];
        expect(row?.low).toBeLessThanOrEqual(row?.score ?? NaN);
        expect(row?.high).toBeGreaterThanOrEqual(Math.min(1, row?.score ?? NaN));
        expect(row?.score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
        expect(row?.score).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
        const [more] = commonGround(['q'], [group(0, [a[0]!, a[1]!, a[2]! + 5]), group(1, b)]);
        expect(more?.score).toBeGreaterThan(row?.score ?? NaN);
      }),
    );
  });

  test('names the group that holds it back', () => {
    const [row] = commonGround(['q'], [group(0, [1, 0, 40]), group(1, [30, 5, 10])]);
    expect(row).toMatchObject({ blockedBy: 1, minGroup: { group: 1 } });
  });

  test('puts what is sure before what is high', () => {
    const rows = commonGround(['few', 'many'], [group(0, [0, 0, 4], [4, 0, 96])]);
    expect(rows.map(({ position }) => position)).toEqual(['many', 'few']);
  });
});

describe('representative positions and divergence', () => {
  test('are what marks a group beyond chance, with the difference in its interval', () => {
    const groups = [group(0, [2, 1, 40], [20, 2, 20]), group(1, [38, 2, 3], [21, 1, 19])];
    const [first, second] = representatives(['splits', 'even'], groups);
    expect(first?.map(({ position, side }) => [position, side])).toEqual([['splits', 'agree']]);
    expect(second?.map(({ position, side }) => [position, side])).toEqual([['splits', 'disagree']]);
    expect(first?.[0]?.effectSize).toBeGreaterThan(1.5);
    expect(divergence(['splits', 'even'], groups)).toMatchObject([{ position: 'splits', between: [0, 1] }]);
  });

  test('of pure noise are false no more often than the rate allows', () => {
    const random = fc.sample(fc.array(fc.integer({ min: 10, max: 20 }), { minLength: 12, maxLength: 12 }), {
      numRuns: 200,
      seed: 7,
    });
    const ids = random.map((_, j) => String(j));
    const groups = [0, 1, 2, 3].map((g) => group(g, ...random.map((row) => row.slice(3 * g, 3 * g + 3))));
    expect(representatives(ids, groups).flat().length).toBeLessThanOrEqual(2);
  });
});

describe('statistics', () => {
  test('match published values', () => {
    const [half, three, apart] = twoSidedP(
      Float64Array.of(0.5 * Math.SQRT2, -3 * Math.SQRT2, 1.959963984540054),
    );
    expect(half).toBeCloseTo(0.4795001221869535, 12);
    expect(three! / 2.209049699858544e-5).toBeCloseTo(1, 10);
    expect(apart).toBeCloseTo(0.05, 12);
  });

  test('adjust p-values as Benjamini and Hochberg did', () => {
    const adjusted = (tests: number, ...pValues: number[]) => [
      ...falseDiscoveryAdjusted(Float64Array.from(pValues), tests),
    ];
    expect(adjusted(4, 0.01, 0.04, 0.03, 0.005)).toEqual([0.02, 0.04, 0.04, 0.02]);
    expect(adjusted(4, 0.01, 0.03)).toEqual([0.04, 0.06]);
    expect(adjusted(3, 0.9, 0.02, 0.02)).toEqual([0.9, 0.03, 0.03]);
    expect(adjusted(4, 0.9, 1)).toEqual([1, 1]);
  });
});

import { describe, expect, test } from 'vitest';
import { informedGroups } from '../tests/informed.ts';
import { oneGroup } from '../tests/one-group.ts';
import { adjustedRand, planted, type Planted } from '../tests/planted.ts';
import { analyseMatrix } from './analysis.ts';
import { createStore } from './reactions/reaction-store.ts';
import { seededRandom } from './seeded-random.ts';

const SHAPE = { people: 500, positions: 80, each: 25, seed: 1 };

/** Agreement with the planted groups, as a share of what somebody reaches who knows everybody else's. */
function beside({ store, groupOf }: Planted): number {
  const { matrix, labels } = analyseMatrix(store.matrix());
  const ours = new Map(
    matrix.participantIds.flatMap((id, row) => (labels[row]! < 0 ? [] : [[id, labels[row]!]])),
  );
  const informed = informedGroups(matrix, groupOf, new Set(groupOf.values()).size);
  return adjustedRand(groupOf, ours) / adjustedRand(groupOf, informed);
}

describe('groups that make sense', () => {
  test('are as good as the reactions allow: nobody who knew everybody else would tell much more', () => {
    const sizes = [1, 1, 1, 1];
    const shape = { people: 1_000, positions: 100, sizes, divisive: 0.6, contrast: 0.7, seed: 1 };
    for (const reactionsEach of [15, 25, 40]) {
      expect(beside(planted({ ...shape, reactionsEach }))).toBeGreaterThan(0.9);
    }
  });

  test.for([
    { visibility: 'popular', sizes: [1, 1, 1, 1] },
    { visibility: 'popular', sizes: [1, 1, 1, 1, 1, 1] },
    { visibility: 'late', sizes: [1, 1] },
    { visibility: 'late', sizes: [1, 1, 1, 1, 1, 1] },
  ] as const)(
    'are nearly as good where people saw different positions: $visibility, $sizes',
    ({ visibility, sizes }) => {
      const common = {
        people: 2_000,
        positions: 300,
        reactionsEach: 40,
        divisive: 0.4,
        contrast: 0.7,
        seed: 1,
      };
      expect(beside(planted({ ...common, sizes, visibility }))).toBeGreaterThan(0.8);
    },
  );

  test('are not found in chance, nor where people merely like the same positions', () => {
    expect(analyseMatrix(oneGroup('chance', SHAPE).matrix()).found.k).toBe(0);
    expect(analyseMatrix(oneGroup('popular', SHAPE).matrix()).found.k).toBe(0);
  });

  test('tell a range by how many stand between, and camps by how few', () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const between = seeds.map(
      (seed) => analyseMatrix(oneGroup('range', { ...SHAPE, seed }).matrix()).between!,
    );
    expect(between.reduce((sum, share) => sum + share, 0) / seeds.length).toBeGreaterThan(0.15);
    const shape = {
      people: 500,
      positions: 80,
      sizes: [1, 1],
      reactionsEach: 40,
      divisive: 0.6,
      contrast: 0.7,
    };
    expect(analyseMatrix(planted({ ...shape, seed: 1 }).store.matrix()).between).toBeLessThan(0.1);
  });

  test('are two of two camps also where there are eight positions only', () => {
    const random = seededRandom(5);
    const store = createStore();
    for (let i = 0; i < 80; i += 1) {
      for (let j = 0; j < 8; j += 1) {
        const side = j >= 6 || i % 2 === 0 ? 1 : -1;
        store.react(`p${i}`, `q${j}`, random() < 0.09 ? (-side as 1 | -1) : side);
      }
    }
    expect(analyseMatrix(store.matrix()).found.k).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation, expectedSets, hasSharedPolis } from '../tests/shared-polis.ts';
import { exchange, kMeans, ROUNDS_MAX } from './k-means-restarts.ts';
import { analysePolis } from './polis/polis-analysis.ts';
import { PointLoops } from './point-loops.ts';
import type { Points } from './projection.ts';

const coordinates = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 3,
  maxLength: 40,
});
const pointsOf = (rows: readonly (readonly number[])[]): Points => ({
  dimensions: 2,
  count: rows.length,
  coordinates: Float64Array.from(rows.flat()),
});

/** Lloyd's iteration without bounds. */
function plainLloyd(points: Points, start: Float64Array): number {
  const centres = start.slice();
  const k = centres.length / 2;
  let inertia = Infinity;
  for (let round = 0; round < 300; round += 1) {
    const sums = new Float64Array(k * 3);
    let now = 0;
    for (let i = 0; i < points.count; i += 1) {
      const distances = Array.from(
        { length: k },
        (_, g) =>
          (points.coordinates[2 * i]! - centres[2 * g]!) ** 2 +
          (points.coordinates[2 * i + 1]! - centres[2 * g + 1]!) ** 2,
      );
      const best = distances.indexOf(Math.min(...distances));
      now += distances[best]!;
      sums[3 * best]! += points.coordinates[2 * i]!;
      sums[3 * best + 1]! += points.coordinates[2 * i + 1]!;
      sums[3 * best + 2]! += 1;
    }
    if (now === inertia) break;
    inertia = now;
    for (let g = 0; g < k; g += 1)
      if (sums[3 * g + 2]! > 0)
        centres.set([sums[3 * g]! / sums[3 * g + 2]!, sums[3 * g + 1]! / sums[3 * g + 2]!], 2 * g);
  }
  return inertia;
}

describe('k-means', () => {
  test('in the kernel ends where plain loops end', () => {
    fc.assert(
      fc.property(coordinates, fc.integer({ min: 1, max: 3 }), (rows, k) => {
        const points = pointsOf(rows);
        const start = points.coordinates.slice(0, 2 * k);
        const plain = plainLloyd(points, start);
        expect(new PointLoops(points, k).settle(start, ROUNDS_MAX).inertia).toBeCloseTo(plain, 6);
      }),
    );
  });

  test('restarted ends where neither another round nor a single move helps, and is repeatable', () => {
    fc.assert(
      fc.property(coordinates, (rows) => {
        const points = pointsOf(rows);
        const loops = new PointLoops(points, 3);
        const best = kMeans(loops, 3, { restarts: 8, seed: 1 });
        expect(best).toEqual(kMeans(new PointLoops(points, 3), 3, { restarts: 8, seed: 1 }));
        expect(loops.settle(exchange(loops, best), ROUNDS_MAX).inertia).toBeCloseTo(best.inertia, 6);
      }),
    );
  });

  describe.skipIf(!hasSharedPolis)('on open conversations', () => {
    test.each(expectedSets())('%s: as good as the best of twenty runs elsewhere', (name, expected) => {
      const talk = conversation(name);
      const out = [...talk.statements.values()]
        .filter(({ moderated }) => moderated === -1)
        .map(({ id }) => id);
      const result = analysePolis(talk.store, { moderatedOut: new Set(out), meta: new Set() });
      const points = pointsOf(result.takenIn.map((id) => result.projections.get(id) ?? []));
      for (const [k, { inertia }] of Object.entries(expected.kmeans_best_of_20_on_participants)) {
        expect(
          kMeans(new PointLoops(points, Number(k)), Number(k), { restarts: 40, seed: 1 }).inertia,
        ).toBeLessThanOrEqual(inertia * 1.0005);
      }
    });
  });
});

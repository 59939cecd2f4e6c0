import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation, expectedSets, hasSharedPolis } from '../../tests/shared-polis.ts';
import { kMeans, kMeansUpTo, ROUNDS_MAX } from './k-means-restarts.ts';
import { analysePolis } from '../polis/polis-analysis.ts';
import { PointLoops, type Clustering } from './point-loops.ts';
import type { Points } from '../components/projection.ts';
import { seededRandom } from '../seeded-random.ts';

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

/** Squared distance of point i from centre g, summed coordinate by coordinate as in the kernel. */
function squaredDistance(points: Points, i: number, centres: Float64Array, g: number): number {
  let sum = 0;
  for (let c = 0; c < points.dimensions; c += 1)
    sum += (points.coordinates[i * points.dimensions + c]! - centres[g * points.dimensions + c]!) ** 2;
  return sum;
}

/** Sum of squared distances of all points from their own centres. */
const inertiaOf = (points: Points, { labels, centres }: Clustering): number =>
  labels.reduce((sum, own, i) => sum + squaredDistance(points, i, centres, own), 0);

/** By how much the most rewarding move of a single point to another cluster would lower the inertia. */
function gainOfBestMove(points: Points, { labels, centres, sizes }: Clustering): number {
  let most = 0;
  labels.forEach((own, i) => {
    const size = sizes[own]!;
    const stays = size <= 1 ? 0 : (squaredDistance(points, i, centres, own) * size) / (size - 1);
    sizes.forEach((other, g) => {
      const joins = (squaredDistance(points, i, centres, g) * other) / (other + 1);
      if (g !== own) most = Math.max(most, stays - joins);
    });
  });
  return most;
}

describe('k-means', () => {
  // Coordinates up to the fifth are written out in the kernel, those beyond are a loop.
  test.each([1, 2, 3, 4, 5, 6, 8])('finds the nearest centre in %i dimensions', (dimensions) => {
    const random = seededRandom(dimensions);
    const numbers = (length: number) => Float64Array.from({ length }, random);
    for (const count of [6, 7]) {
      const points = { dimensions, count, coordinates: numbers(count * dimensions) };
      const centres = numbers(3 * dimensions);
      const { labels, sizes } = new PointLoops(points, 3).settle(centres, 0);
      const distances = Array.from(labels, (_, i) =>
        [0, 1, 2].map((g) => squaredDistance(points, i, centres, g)),
      );
      const nearest = distances.map((own) => own.indexOf(Math.min(...own)));
      expect([...labels]).toEqual(nearest);
      expect([...sizes]).toEqual([0, 1, 2].map((g) => nearest.filter((label) => label === g).length));
      const moved = new PointLoops(points, 3).settle(centres, 1).centres;
      const means = Array.from(centres, (centre, at) => {
        const members = nearest.flatMap((g, i) => (g === Math.floor(at / dimensions) ? [i] : []));
        const sum = members.reduce(
          (total, i) => total + points.coordinates[i * dimensions + (at % dimensions)]!,
          0,
        );
        return members.length === 0 ? centre : sum / members.length;
      });
      expect([...moved]).toEqual(means);
    }
  });

  test('in the kernel ends where plain loops end', () => {
    fc.assert(
      fc.property(coordinates, fc.integer({ min: 1, max: 3 }), (rows, k) => {
        const points = pointsOf(rows);
        const start = points.coordinates.slice(0, 2 * k);
        const plain = plainLloyd(points, start);
        const found = new PointLoops(points, k).settle(start, ROUNDS_MAX);
        expect(inertiaOf(points, found)).toBeCloseTo(plain, 6);
      }),
    );
  });

  test('restarted ends where neither another round nor a single move helps, and is repeatable', () => {
    fc.assert(
      fc.property(coordinates, (rows) => {
        const points = pointsOf(rows);
        const loops = new PointLoops(points, 3);
        const centres = kMeans(loops, 3, { restarts: 8, seed: 1 });
        expect(kMeans(new PointLoops(points, 3), 3, { restarts: 8, seed: 1 })).toEqual(centres);
        const best = loops.settle(centres, 0);
        expect(plainLloyd(points, best.centres)).toBeCloseTo(inertiaOf(points, best), 6);
        expect(gainOfBestMove(points, best)).toBeLessThan(1e-6);
      }),
    );
  });

  // As above: four points at a time are taken up, so numbers of points that fill four and that do not.
  test.each([1, 2, 3, 4, 5, 6, 8])('goes on through single moves in %i dimensions', (dimensions) => {
    const random = seededRandom(dimensions);
    for (const count of [24, 25, 26, 27]) {
      const points = {
        dimensions,
        count,
        coordinates: Float64Array.from({ length: count * dimensions }, random),
      };
      for (const found of kMeansUpTo(new PointLoops(points, 5), 5, {
        restarts: 2,
        restartsOfMost: 4,
        seed: 1,
      }))
        expect(gainOfBestMove(points, found)).toBeLessThan(1e-9);
    }
  });

  test('finds each of five heaps, and of fewer groups the union of the nearest', () => {
    const heaps = [0, 1, 10, 30, 60];
    const points = pointsOf(heaps.flatMap((x) => [0, 0.1, 0.2].map((y) => [x, y])));
    const runs = kMeansUpTo(new PointLoops(points, 5), 5, { restarts: 1, restartsOfMost: 4, seed: 1 });
    const groups = runs.map(({ labels }) => heaps.map((_, heap) => labels[3 * heap]!));
    expect(groups.map((own) => own.map((label) => own.indexOf(label)))).toEqual([
      [0, 0, 0, 3, 3],
      [0, 0, 0, 3, 4],
      [0, 0, 2, 3, 4],
      [0, 1, 2, 3, 4],
    ]);
    expect(runs.map(({ sizes }) => sizes.length)).toEqual([2, 3, 4, 5]);
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
        const loops = new PointLoops(points, Number(k));
        const centres = kMeans(loops, Number(k), { restarts: 40, seed: 1 });
        expect(inertiaOf(points, loops.settle(centres, 0))).toBeLessThanOrEqual(inertia * 1.0005);
      }
    });
  });
});

import { expect, test } from 'vitest';
import { PointLoops, type Clustering } from './point-loops.ts';
import { selectPoints, type Points } from '../components/projection.ts';
import { seededRandom } from '../seeded-random.ts';
import { silhouettes } from './silhouette.ts';

function randomPoints(count: number, dimensions: number): Points {
  const random = seededRandom(count + dimensions);
  return { count, dimensions, coordinates: Float64Array.from({ length: count * dimensions }, random) };
}

const distance = ({ coordinates, dimensions }: Points, i: number, j: number): number =>
  Math.hypot(
    ...Array.from(
      { length: dimensions },
      (_, c) => coordinates[i * dimensions + c]! - coordinates[j * dimensions + c]!,
    ),
  );

/** As Rousseeuw (1987) wrote it, over every `stride`-th point. */
function plainSilhouette(points: Points, { labels, sizes }: Clustering, stride: number): number {
  const each: number[] = [];
  for (let i = 0; i < points.count; i += stride) {
    const sums = Array.from(sizes, () => 0);
    labels.forEach((label, j) => (sums[label]! += distance(points, i, j)));
    const own = labels[i]!;
    const inside = sums[own]! / (sizes[own]! - 1);
    const outside = Math.min(
      ...sums.flatMap((sum, g) => (g === own || sizes[g] === 0 ? [] : [sum / sizes[g]!])),
    );
    each.push(sizes[own] === 1 ? 0 : (outside - inside) / Math.max(inside, outside));
  }
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}

test.each([
  [7, 1, 1],
  [24, 2, 1],
  [25, 3, 1],
  [61, 5, 1],
  [62, 8, 1],
  [700, 2, 3],
])('silhouettes of %i points in %i dimensions are those of plain loops', (count, dimensions, stride) => {
  const points = randomPoints(count, dimensions);
  const loops = new PointLoops(points, 6);
  const labelled = [1, 2, 3, 6].map((k) => loops.settle(points.coordinates.slice(0, k * dimensions), 2));
  const [one, ...several] = silhouettes(loops, labelled);
  expect(one).toBe(0);
  several.forEach((found, n) =>
    expect(found).toBeCloseTo(plainSilhouette(points, labelled[n + 1]!, stride), 12),
  );
});

test('there are no silhouettes without points or labellings, and points that are all one count nothing', () => {
  const same = { count: 4, dimensions: 1, coordinates: new Float64Array(4) };
  const halves = {
    labels: Uint8Array.of(0, 0, 1, 1),
    sizes: Float64Array.of(2, 2),
    centres: new Float64Array(2),
  };
  expect(silhouettes(new PointLoops(same, 2), [halves])).toEqual([0]);
  expect(silhouettes(new PointLoops(same, 2), [])).toEqual([]);
  const none = { count: 0, dimensions: 1, coordinates: new Float64Array(0) };
  expect(silhouettes(new PointLoops(none, 2), [halves])).toEqual([0]);
});

test.each([20, 40_000])('some of %i points are picked out in the order asked for', (count) => {
  const points = randomPoints(count, 2);
  const rows = Uint32Array.of(count - 1, 3, 0, 3);
  expect([...selectPoints(points, rows).coordinates]).toEqual(
    [...rows].flatMap((row) => [...points.coordinates.subarray(2 * row, 2 * row + 2)]),
  );
  expect(selectPoints(points, new Uint32Array(0)).count).toBe(0);
});

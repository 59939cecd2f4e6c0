import type { Points } from './projection.ts';

/** The mean is taken over at most this many points, evenly spaced, each against all the others. */
const AVERAGED_MAX = 300;

/**
 * Mean silhouette of several clusterings of the same points, each distance computed once. A point alone in
 * its cluster counts 0. Quadratic in the points: give it a sample.
 */
export function silhouettes(
  points: Points,
  clusterings: readonly { labels: Uint8Array; k: number }[],
): number[] {
  const { count } = points;
  const stride = Math.max(1, Math.ceil(count / AVERAGED_MAX));
  const distances = new Float64Array(count);
  const sizes = clusterings.map(({ labels, k }) => clusterSizes(labels, k));
  const totals = clusterings.map(() => 0);
  const sums = clusterings.map(({ k }) => new Float64Array(k));
  for (let i = 0; i < count; i += stride) {
    distancesFrom(points, i, distances);
    clusterings.forEach(({ labels }, n) => {
      const into = sums[n] ?? new Float64Array();
      sumByLabel(labels, distances, into);
      totals[n] = (totals[n] ?? 0) + silhouetteOf(labels[i] ?? 0, into, sizes[n] ?? into);
    });
  }
  const averaged = Math.ceil(count / stride);
  return totals.map((total) => (count === 0 ? 0 : total / averaged));
}

export function clusterSizes(labels: Uint8Array, k: number): Float64Array {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}

function distancesFrom({ coordinates, dimensions, count }: Points, i: number, into: Float64Array): void {
  for (let j = 0; j < count; j += 1) {
    let squared = 0;
    for (let c = 0; c < dimensions; c += 1) {
      const difference = (coordinates[i * dimensions + c] ?? 0) - (coordinates[j * dimensions + c] ?? 0);
      squared += difference * difference;
    }
    into[j] = Math.sqrt(squared);
  }
}

function sumByLabel(labels: Uint8Array, distances: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  for (let j = 0; j < distances.length; j += 1) {
    const label = labels[j] ?? 0;
    sums[label] = (sums[label] ?? 0) + (distances[j] ?? 0);
  }
}

function silhouetteOf(own: number, sums: Float64Array, sizes: Float64Array): number {
  const ownSize = sizes[own] ?? 0;
  if (ownSize <= 1) return 0;
  const inside = (sums[own] ?? 0) / (ownSize - 1);
  let outside = Infinity;
  for (let g = 0; g < sums.length; g += 1) {
    const size = sizes[g] ?? 0;
    if (g !== own && size > 0) outside = Math.min(outside, (sums[g] ?? 0) / size);
  }
  const larger = Math.max(inside, outside);
  return larger === 0 || outside === Infinity ? 0 : (outside - inside) / larger;
}

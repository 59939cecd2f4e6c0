import { clusterSizes, type PointLoops } from './point-loops.ts';

/** The mean is taken over at most this many points, evenly spaced, each against all the others. */
const AVERAGED_MAX = 300;

/**
 * Mean silhouette of several clusterings of the same points, each distance computed once. A point alone in
 * its cluster counts 0. Quadratic in the points: give it a sample.
 */
export function silhouettes(
  loops: PointLoops,
  clusterings: readonly { labels: Uint8Array; k: number }[],
): number[] {
  const { count } = loops.points;
  const stride = Math.max(1, Math.ceil(count / AVERAGED_MAX));
  const sizes = clusterings.map(({ labels, k }) => clusterSizes(labels, k));
  const totals = clusterings.map(() => 0);
  const sums = clusterings.map(({ k }) => new Float64Array(k));
  for (let i = 0; i < count; i += stride) {
    loops.distancesByLabel(i, clusterings, sums);
    for (let n = 0; n < clusterings.length; n += 1) {
      const own = clusterings[n]?.labels[i] ?? 0;
      const [sum, size] = [sums[n], sizes[n]];
      if (sum !== undefined && size !== undefined)
        totals[n] = (totals[n] ?? 0) + silhouetteOf(own, sum, size);
    }
  }
  const averaged = Math.ceil(count / stride);
  return totals.map((total) => (count === 0 ? 0 : total / averaged));
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

import type { Clustering, PointLoops } from './point-loops.ts';

/** The mean is taken over at most this many points, evenly spaced, each against all the others. */
const AVERAGED_MAX = 300;

/**
 * Mean silhouette of several clusterings of the same points, each distance computed once. A point alone in
 * its cluster counts 0. Quadratic in the points: give it a sample.
 */
export function silhouettes(loops: PointLoops, clusterings: readonly Clustering[]): number[] {
  const { count } = loops.points;
  const stride = Math.max(1, Math.ceil(count / AVERAGED_MAX));
  const totals = new Float64Array(clusterings.length);
  loops.distancesByLabel(clusterings, stride, (i, sums) => {
    const step = sums.length / clusterings.length;
    for (let n = 0; n < totals.length; n += 1) {
      const own = clusterings[n]?.labels[i] ?? 0;
      totals[n] = (totals[n] ?? 0) + silhouetteOf(own, sums, n * step, clusterings[n]?.sizes ?? sums);
    }
  });
  const averaged = Math.ceil(count / stride);
  return Array.from(totals, (total) => (count === 0 ? 0 : total / averaged));
}

/** From the sums of distances to each cluster, which begin at `from`. */
function silhouetteOf(own: number, sums: Float64Array, from: number, sizes: Float64Array): number {
  const ownSize = sizes[own] ?? 0;
  if (ownSize <= 1) return 0;
  const inside = (sums[from + own] ?? 0) / (ownSize - 1);
  let outside = Infinity;
  for (let g = 0; g < sizes.length; g += 1) {
    const size = sizes[g] ?? 0;
    if (g !== own && size > 0) outside = Math.min(outside, (sums[from + g] ?? 0) / size);
  }
  const larger = Math.max(inside, outside);
  return larger === 0 || outside === Infinity ? 0 : (outside - inside) / larger;
}

import type { Clustering, PointLoops } from './point-loops.ts';

/** The mean is taken over at most this many points, evenly spaced, each against all the others. */
const AVERAGED_MAX = 300;

/**
 * Mean silhouette of several clusterings of the same points, each distance computed once. A point alone in
 * its cluster counts 0. Quadratic in the points: give it a sample.
 */
export function silhouettes(loops: PointLoops, clusterings: readonly Clustering[]): number[] {
  const { count } = loops.points;
  if (count === 0 || clusterings.length === 0) return clusterings.map(() => 0);
  const stride = Math.max(1, Math.ceil(count / AVERAGED_MAX));
  const totals = loops.silhouettes(clusterings, stride);
  return Array.from(totals, (total) => total / Math.ceil(count / stride));
}

import type { Points } from '../components/projection.ts';

/** A cluster as Polis keeps it: its id is the place of its first centre. */
export type Cluster = {
  readonly id: number;
  readonly members: readonly number[];
  readonly centre: readonly number[];
};

/** Polis calls two rounds the same when no centre, sorted, moved this far. */
const SAME_WITHIN = 0.01;
const ROUNDS_MAX = 100;
/**
 * People who reacted alike lie on one point, and a pass lies midway between agreeing and disagreeing: such ties
 * are meant, and rounding must not decide them. Nearer than this is equal; of equals the first is taken.
 */
const TIE = 1e-9;
const TIE_DECIMALS = 9;

/**
 * The k-means of Polis from a cold start: the first k distinct points are the first centres, so the result
 * depends on the order of the points. Weights count in the centres, not in the assignment.
 */
export function polisKMeans(points: Points, k: number, weights?: readonly number[]): Cluster[] {
  let clusters = firstDistinct(points, k);
  for (let round = 0; round <= ROUNDS_MAX; round += 1) {
    const next = step(points, clusters, weights);
    const same = sameCentres(clusters, next);
    clusters = next;
    if (same) break;
  }
  return clusters.toSorted((a, b) => a.id - b.id);
}

const pointAt = (points: Points, i: number): number[] =>
  Array.from(points.coordinates.subarray(i * points.dimensions, (i + 1) * points.dimensions));

function firstDistinct(points: Points, k: number): Cluster[] {
  const seen = new Set<string>();
  const clusters: Cluster[] = [];
  for (let i = 0; i < points.count && clusters.length < k; i += 1) {
    const centre = pointAt(points, i);
    const key = centre.map((x) => x.toFixed(TIE_DECIMALS)).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    clusters.push({ id: clusters.length, members: [], centre });
  }
  return clusters;
}

function step(points: Points, clusters: readonly Cluster[], weights?: readonly number[]): Cluster[] {
  const members: number[][] = clusters.map(() => []);
  const centres = pointsOf(
    clusters.map(({ centre }) => centre),
    points.dimensions,
  );
  for (let i = 0; i < points.count; i += 1) members[closest(points, i, centres)]?.push(i);
  return clusters.flatMap((cluster, c) => {
    const own = members[c] ?? [];
    return own.length === 0
      ? []
      : [{ id: cluster.id, members: own, centre: weightedMean(points, own, weights) }];
  });
}

/** The nearest centre of a point; of equally near ones the first. */
function closest(points: Points, i: number, centres: Points): number {
  const { dimensions, coordinates } = points;
  let best = 0;
  let least = Infinity;
  for (let c = 0; c < centres.count; c += 1) {
    let distance = 0;
    for (let d = 0; d < dimensions; d += 1) {
      const apart = (coordinates[i * dimensions + d] ?? 0) - (centres.coordinates[c * dimensions + d] ?? 0);
      distance += apart * apart;
    }
    if (distance >= least * (1 - TIE)) continue;
    least = distance;
    best = c;
  }
  return best;
}

function weightedMean(points: Points, members: readonly number[], weights?: readonly number[]): number[] {
  const sums = new Array<number>(points.dimensions).fill(0);
  let total = 0;
  for (const i of members) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    for (let c = 0; c < sums.length; c += 1) {
      sums[c] = (sums[c] ?? 0) + weight * (points.coordinates[i * points.dimensions + c] ?? 0);
    }
  }
  return sums.map((sum) => sum / total);
}

function sameCentres(before: readonly Cluster[], after: readonly Cluster[]): boolean {
  if (before.length !== after.length) return false;
  const sorted = (clusters: readonly Cluster[]): (readonly number[])[] =>
    clusters.map(({ centre }) => centre).sort(compareCentres);
  const earlier = sorted(before);
  return sorted(after).every(
    (centre, i) => Math.sqrt(squaredDistance(centre, earlier[i] ?? [])) < SAME_WITHIN,
  );
}

function compareCentres(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

/** Mean silhouette over the points, each counting once; a point alone in its cluster counts 0. */
export function meanSilhouette(points: Points, clusters: readonly Cluster[]): number {
  let sum = 0;
  for (const [c, cluster] of clusters.entries()) {
    for (const i of cluster.members) {
      if (cluster.members.length === 1) continue;
      const point = pointAt(points, i);
      const distances = clusters.map(({ members }) => meanDistance(points, point, members));
      const inside = ((distances[c] ?? 0) * cluster.members.length) / (cluster.members.length - 1);
      const outside = Math.min(...distances.filter((_, other) => other !== c));
      sum += (outside - inside) / Math.max(inside, outside);
    }
  }
  return sum / points.count;
}

function meanDistance(points: Points, from: readonly number[], members: readonly number[]): number {
  let sum = 0;
  for (const i of members) sum += Math.sqrt(squaredDistance(from, pointAt(points, i)));
  return sum / members.length;
}

export function pointsOf(rows: readonly (readonly number[])[], dimensions: number): Points {
  return { dimensions, count: rows.length, coordinates: Float64Array.from(rows.flat()) };
}

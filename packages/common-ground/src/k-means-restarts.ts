import { settle, type Clustering } from './k-means.ts';
import type { Points } from './projection.ts';
import { seededRandom } from './seeded-random.ts';
import { clusterSizes } from './silhouette.ts';

/** Rounds every restart gets before only the most promising go on. */
const TRIAL_ROUNDS = 6;
const PROMISING_SHARE = 0.3;
const EXCHANGE_PASSES_MAX = 40;
/** A move must gain more than rounding can pretend. */
const GAIN_LEAST = 1e-12;

/**
 * The best of `restarts` runs; of equally good ones the first. All runs get a few rounds, the most promising
 * go to their fixed point, and the best of those goes on through single moves. Points must come in canonical order.
 */
export function kMeans(points: Points, k: number, options: { restarts: number; seed: number }): Clustering {
  const random = seededRandom(options.seed + k);
  const trials = Array.from({ length: Math.max(1, options.restarts) }, () =>
    settle(points, spreadCentres(points, k, random), TRIAL_ROUNDS),
  );
  const promising = trials
    .toSorted((a, b) => a.inertia - b.inertia)
    .slice(0, Math.ceil(trials.length * PROMISING_SHARE));
  const settled = promising.map((trial) => settle(points, trial.centres));
  const best = settled.reduce((least, run) => (run.inertia < least.inertia ? run : least));
  const moved = settle(points, exchange(points, best));
  return moved.inertia < best.inertia ? moved : best;
}

/**
 * Moves single points while that lowers the inertia, counting what the move does to both centres (Hartigan &
 * Wong 1979): it leaves fixed points of Lloyd's iteration that are not minima. Returns the centres.
 */
export function exchange(points: Points, start: Clustering): Float64Array {
  const { dimensions } = points;
  const k = start.centres.length / dimensions;
  const labels = start.labels.slice();
  const centres = start.centres.slice();
  const sizes = clusterSizes(labels, k);
  const state = { points, labels, centres, sizes, costs: new Float64Array(k) };
  for (let pass = 0; pass < EXCHANGE_PASSES_MAX; pass += 1) {
    let moves = 0;
    for (let i = 0; i < points.count; i += 1) if (moveIfBetter(state, i)) moves += 1;
    if (moves === 0) break;
  }
  return centres;
}

type Exchange = {
  points: Points;
  labels: Uint8Array;
  centres: Float64Array;
  sizes: Float64Array;
  costs: Float64Array;
};

function moveIfBetter({ points, labels, centres, sizes, costs }: Exchange, i: number): boolean {
  const { dimensions, coordinates } = points;
  const own = labels[i] ?? 0;
  const ownSize = sizes[own] ?? 0;
  if (ownSize <= 1) return false;
  for (let g = 0; g < costs.length; g += 1) {
    let squared = 0;
    for (let c = 0; c < dimensions; c += 1) {
      const difference = (coordinates[i * dimensions + c] ?? 0) - (centres[g * dimensions + c] ?? 0);
      squared += difference * difference;
    }
    const size = sizes[g] ?? 0;
    costs[g] = g === own ? (squared * size) / (size - 1) : (squared * size) / (size + 1);
  }
  let best = own;
  for (let g = 0; g < costs.length; g += 1) if ((costs[g] ?? 0) < (costs[best] ?? 0)) best = g;
  if (best === own || !((costs[best] ?? 0) < (costs[own] ?? 0) * (1 - GAIN_LEAST))) return false;
  const bestSize = sizes[best] ?? 0;
  for (let c = 0; c < dimensions; c += 1) {
    const x = coordinates[i * dimensions + c] ?? 0;
    const from = own * dimensions + c;
    const to = best * dimensions + c;
    centres[from] = ((centres[from] ?? 0) * ownSize - x) / (ownSize - 1);
    centres[to] = ((centres[to] ?? 0) * bestSize + x) / (bestSize + 1);
  }
  sizes[own] = ownSize - 1;
  sizes[best] = bestSize + 1;
  labels[i] = best;
  return true;
}

/**
 * First centres by greedy k-means++ (Arthur & Vassilvitskii 2007): each is drawn by its squared distance to
 * the centres so far, the best of a few draws is kept.
 */
export function spreadCentres(points: Points, k: number, random: () => number): Float64Array {
  const { count, dimensions } = points;
  const centres = new Float64Array(k * dimensions);
  const draws = 2 + Math.floor(Math.log(k));
  let nearest = new Float64Array(count).fill(Infinity);
  let best = new Float64Array(count);
  let trial = new Float64Array(count);
  let total = Infinity;
  for (let g = 0; g < k; g += 1) {
    let bestChosen = 0;
    let bestTotal = Infinity;
    for (let draw = 0; draw < (g === 0 ? 1 : draws); draw += 1) {
      const chosen = g === 0 ? Math.floor(random() * count) : drawByWeight(nearest, random() * total);
      trial.set(nearest);
      const left = lowerDistances(points, chosen, trial);
      if (draw > 0 && left >= bestTotal) continue;
      [best, trial] = [trial, best];
      bestChosen = chosen;
      bestTotal = left;
    }
    [nearest, best] = [best, nearest];
    total = bestTotal;
    const from = bestChosen * dimensions;
    centres.set(points.coordinates.subarray(from, from + dimensions), g * dimensions);
  }
  return centres;
}

function drawByWeight(weights: Float64Array, target: number): number {
  let left = target;
  let i = 0;
  while (i < weights.length - 1 && left >= (weights[i] ?? 0)) {
    left -= weights[i] ?? 0;
    i += 1;
  }
  return i;
}

/** Lowers squared distances to those from one more centre; returns their sum. */
function lowerDistances(
  { coordinates, dimensions, count }: Points,
  chosen: number,
  distances: Float64Array,
): number {
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    let squared = 0;
    for (let c = 0; c < dimensions; c += 1) {
      const difference = (coordinates[i * dimensions + c] ?? 0) - (coordinates[chosen * dimensions + c] ?? 0);
      squared += difference * difference;
    }
    if (squared < (distances[i] ?? 0)) distances[i] = squared;
    total += distances[i] ?? 0;
  }
  return total;
}

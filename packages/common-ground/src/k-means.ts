import type { Points } from './projection.ts';

export type Clustering = {
  /** Cluster of each point, 0 .. k - 1. */
  readonly labels: Uint8Array;
  /** k rows of `dimensions`. */
  readonly centres: Float64Array;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
};

export const ROUNDS_MAX = 300;

/** Lloyd's iteration to its fixed point from given centres, with Hamerly's bounds (SDM 2010): exact. */
export function settle(
  points: Points,
  startCentres: Float64Array,
  roundsMax: number = ROUNDS_MAX,
): Clustering {
  const { count, dimensions } = points;
  const k = startCentres.length / dimensions;
  const state: State = {
    points,
    k,
    centres: startCentres.slice(),
    labels: new Uint8Array(count),
    upper: new Float64Array(count),
    lower: new Float64Array(count),
    sums: new Float64Array(startCentres.length),
    sizes: new Float64Array(k),
  };
  for (let i = 0; i < count; i += 1) {
    assign(state, i);
    addTo(state, i, 1);
  }
  for (let round = 0; round < roundsMax; round += 1) {
    const moved = recentre(state);
    const { farthest, second, by } = largestTwo(moved);
    if (farthest === 0) break;
    const halfGap = halfGaps(state.centres, k, dimensions);
    loosenBounds(state, { moved, farthest, second, by, halfGap });
  }
  return {
    labels: state.labels,
    centres: state.centres,
    inertia: inertiaOf(points, state.labels, state.centres),
  };
}

type State = {
  readonly points: Points;
  readonly k: number;
  readonly centres: Float64Array;
  readonly labels: Uint8Array;
  /** Never less than the distance to the own centre. */
  readonly upper: Float64Array;
  /** Never more than the distance to any other centre. */
  readonly lower: Float64Array;
  /** Coordinates summed, and points counted, per centre: kept up to date as points change. */
  readonly sums: Float64Array;
  readonly sizes: Float64Array;
};

type Moves = {
  readonly moved: Float64Array;
  readonly farthest: number;
  readonly second: number;
  readonly by: number;
  readonly halfGap: Float64Array;
};

/** Centres moved, so bounds loosen; only points whose bounds no longer decide are looked at again. */
function loosenBounds(state: State, { moved, farthest, second, by, halfGap }: Moves): void {
  const { labels, upper, lower } = state;
  for (let i = 0; i < labels.length; i += 1) {
    const own = labels[i] ?? 0;
    const high = (upper[i] ?? 0) + (moved[own] ?? 0);
    const low = (lower[i] ?? 0) - (own === by ? second : farthest);
    const gap = halfGap[own] ?? 0;
    const bound = low > gap ? low : gap;
    upper[i] = high;
    lower[i] = low;
    if (high > bound) reassign(state, i, bound);
  }
}

function addTo({ points, labels, sums, sizes }: State, i: number, sign: 1 | -1): void {
  const { dimensions, coordinates } = points;
  const own = labels[i] ?? 0;
  sizes[own] = (sizes[own] ?? 0) + sign;
  for (let c = 0; c < dimensions; c += 1) {
    const at = own * dimensions + c;
    sums[at] = (sums[at] ?? 0) + sign * (coordinates[i * dimensions + c] ?? 0);
  }
}

function reassign(state: State, i: number, bound: number): void {
  const { dimensions, coordinates } = state.points;
  const own = (state.labels[i] ?? 0) * dimensions;
  let squared = 0;
  for (let c = 0; c < dimensions; c += 1) {
    const difference = (coordinates[i * dimensions + c] ?? 0) - (state.centres[own + c] ?? 0);
    squared += difference * difference;
  }
  const exact = Math.sqrt(squared);
  state.upper[i] = exact;
  if (exact <= bound) return;
  addTo(state, i, -1);
  assign(state, i);
  addTo(state, i, 1);
}

/** The nearest centre; of equally near ones the first. */
function assign(state: State, i: number): void {
  const { k, centres } = state;
  const { dimensions, coordinates } = state.points;
  const at = i * dimensions;
  let nearest = 0;
  let least = Infinity;
  let next = Infinity;
  for (let g = 0; g < k; g += 1) {
    let squared = 0;
    for (let c = 0; c < dimensions; c += 1) {
      const difference = (coordinates[at + c] ?? 0) - (centres[g * dimensions + c] ?? 0);
      squared += difference * difference;
    }
    if (squared < least) {
      next = least;
      least = squared;
      nearest = g;
    } else if (squared < next) next = squared;
  }
  state.labels[i] = nearest;
  state.upper[i] = Math.sqrt(least);
  state.lower[i] = Math.sqrt(next);
}

/** Moves every centre to the mean of its points and says how far; an empty cluster keeps its centre. */
function recentre(state: State): Float64Array {
  const { k, centres, sums, sizes } = state;
  const { dimensions } = state.points;
  const moved = new Float64Array(k);
  for (let g = 0; g < k; g += 1) {
    const size = sizes[g] ?? 0;
    if (size === 0) continue;
    let squared = 0;
    for (let c = 0; c < dimensions; c += 1) {
      const at = g * dimensions + c;
      const mean = (sums[at] ?? 0) / size;
      squared += (mean - (centres[at] ?? 0)) ** 2;
      centres[at] = mean;
    }
    moved[g] = Math.sqrt(squared);
  }
  return moved;
}

function largestTwo(moved: Float64Array): { farthest: number; second: number; by: number } {
  let farthest = 0;
  let second = 0;
  let by = -1;
  moved.forEach((distance, g) => {
    if (distance > farthest) {
      second = farthest;
      farthest = distance;
      by = g;
    } else if (distance > second) second = distance;
  });
  return { farthest, second, by };
}

/** Half the distance from each centre to the nearest other one. */
function halfGaps(centres: Float64Array, k: number, dimensions: number): Float64Array {
  const gaps = new Float64Array(k).fill(Infinity);
  for (let a = 0; a < k; a += 1) {
    for (let b = 0; b < a; b += 1) {
      let squared = 0;
      for (let c = 0; c < dimensions; c += 1) {
        squared += ((centres[a * dimensions + c] ?? 0) - (centres[b * dimensions + c] ?? 0)) ** 2;
      }
      const half = Math.sqrt(squared) / 2;
      gaps[a] = Math.min(gaps[a] ?? 0, half);
      gaps[b] = Math.min(gaps[b] ?? 0, half);
    }
  }
  return gaps;
}

function inertiaOf(points: Points, labels: Uint8Array, centres: Float64Array): number {
  const { count, dimensions, coordinates } = points;
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const own = (labels[i] ?? 0) * dimensions;
    for (let c = 0; c < dimensions; c += 1) {
      sum += ((coordinates[i * dimensions + c] ?? 0) - (centres[own + c] ?? 0)) ** 2;
    }
  }
  return sum;
}

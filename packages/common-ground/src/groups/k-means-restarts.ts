import type { Clustering, PointLoops } from './point-loops.ts';

/** Passes of single moves that every start gets before only the most promising go on. */
const TRIAL_PASSES = 3;
const PASSES_MAX = 40;
const PROMISING_SHARE = 0.25;
export const ROUNDS_MAX = 300;

/**
 * The centres of the best of `restarts` runs; of equally good ones the first. All get a few passes, the most promising go
 * on until neither another round nor a single move helps. Points must come in canonical order.
 */
export function kMeans(
  loops: PointLoops,
  k: number,
  { restarts, seed }: { restarts: number; seed: number },
): Float64Array {
  return bestFrom(loops, loops.spreadCentres(k, restarts, seed + k));
}

/**
 * The best clusterings into 2, 3, ... `most`. The first k of a sequence of spread centres are a start for k as good as
 * another, so each sequence is drawn once; and what was found for k + 1, two neighbours made one, is mostly a better one.
 * So `restartsOfMost` sequences start the search for `most`, and the first `restarts` of them those for fewer.
 */
export function kMeansUpTo(
  loops: PointLoops,
  most: number,
  { restarts, restartsOfMost, seed }: { restarts: number; restartsOfMost: number; seed: number },
): Clustering[] {
  const { dimensions } = loops.points;
  const sequences = loops.spreadCentres(most, restartsOfMost, seed);
  const found: Clustering[] = [];
  let starts = sequences;
  for (let k = most; k >= 2; k -= 1) {
    const best = loops.settle(bestFrom(loops, starts), 0);
    found.unshift(best);
    starts = sequences.slice(0, restarts).map((centres) => centres.subarray(0, (k - 1) * dimensions));
    starts.push(withNearestMerged(best, dimensions));
  }
  return found;
}

function bestFrom(loops: PointLoops, starts: readonly Float64Array[]): Float64Array {
  const trials = starts.map((start) => loops.improve(start, TRIAL_PASSES));
  const promising = trials
    .sort((a, b) => b.explained - a.explained)
    .slice(0, Math.ceil(trials.length * PROMISING_SHARE))
    .map(({ centres }) => loops.improve(centres, PASSES_MAX));
  return promising.reduce((most, run) => (run.explained > most.explained ? run : most)).centres;
}

/** One centre fewer: the two whose union costs least (Ward 1963) become one. */
function withNearestMerged({ centres, sizes }: Clustering, dimensions: number): Float64Array {
  let least = Infinity;
  let [into, from] = [0, 1];
  for (let g = 0; g < sizes.length; g += 1) {
    for (let h = g + 1; h < sizes.length; h += 1) {
      const cost = costOfUnion(centres, sizes, [g, h]);
      if (cost >= least) continue;
      least = cost;
      [into, from] = [g, h];
    }
  }
  const merged = centres.slice(0, centres.length - dimensions);
  merged.set(centres.subarray((from + 1) * dimensions), from * dimensions);
  const share = (sizes[from] ?? 0) / Math.max(1, (sizes[into] ?? 0) + (sizes[from] ?? 0));
  for (let c = 0; c < dimensions; c += 1) {
    const at = into * dimensions + c;
    const [a, b] = [centres[at] ?? 0, centres[from * dimensions + c] ?? 0];
    merged[at] = a + share * (b - a);
  }
  return merged;
}

function costOfUnion(centres: Float64Array, sizes: Float64Array, [g, h]: readonly [number, number]): number {
  const dimensions = centres.length / sizes.length;
  const [a, b] = [sizes[g] ?? 0, sizes[h] ?? 0];
  let squared = 0;
  for (let c = 0; c < dimensions; c += 1)
    squared += ((centres[g * dimensions + c] ?? 0) - (centres[h * dimensions + c] ?? 0)) ** 2;
  return (a * b * squared) / Math.max(1, a + b);
}

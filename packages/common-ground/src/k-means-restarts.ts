import type { Clustering, PointLoops } from './point-loops.ts';
import { seededRandom } from './seeded-random.ts';

/** Rounds every restart gets before only the most promising go on. */
const TRIAL_ROUNDS = 6;
export const ROUNDS_MAX = 300;
const PROMISING_SHARE = 0.3;
const EXCHANGE_PASSES_MAX = 40;
/** A move must gain more than rounding can pretend. */
const GAIN_LEAST = 1e-12;

/**
 * The best of `restarts` runs; of equally good ones the first. All runs get a few rounds, the most promising
 * go to their fixed point, and the best of those goes on through single moves, which leave fixed points of Lloyd's
 * iteration that are not minima. Points must come in canonical order.
 */
export function kMeans(
  loops: PointLoops,
  k: number,
  options: { restarts: number; seed: number },
): Clustering {
  const random = seededRandom(options.seed + k);
  const trials = Array.from({ length: Math.max(1, options.restarts) }, () =>
    loops.settle(loops.spreadCentres(k, random), TRIAL_ROUNDS),
  );
  const promising = trials
    .toSorted((a, b) => a.inertia - b.inertia)
    .slice(0, Math.ceil(trials.length * PROMISING_SHARE));
  const settled = promising.map((trial) => loops.settle(trial.centres, ROUNDS_MAX));
  const best = settled.reduce((least, run) => (run.inertia < least.inertia ? run : least));
  const moved = loops.settle(exchange(loops, best), ROUNDS_MAX);
  return moved.inertia < best.inertia ? moved : best;
}

export const exchange = (loops: PointLoops, start: Clustering): Float64Array =>
  loops.exchange(start, EXCHANGE_PASSES_MAX, GAIN_LEAST);

import type { CentredRows } from './centred-rows.ts';
import type { SymmetricOperator } from './leading-eigenpairs.ts';
import { rowKernel } from '../kernel/kernel.ts';
import { worked } from './position-loops.ts';

/** So many reactions are added to those of every position: what a handful said is mostly chance. */
const REACTIONS_ADDED = 10;

/**
 * What a position's reactions weigh in the components: the inverse root of how many there are. Where reactions are
 * missing a column holds zeros, so it varies, by agreement and by chance alike, with the number that is there;
 * unweighed, the directions would be those of what most people happened to see: early and popular positions. Weighed,
 * chance varies as much in every column (whitening: Dobriban, Leeb and Singer 2020, Annals of Statistics 48:491). All
 * are 1 where every position was seen equally often. `seen` is the number of reactions per position.
 */
export function positionWeights(seen: Float64Array): Float64Array {
  return worked(seen.length, [seen], (at = 0, into = 0) => {
    rowKernel.loops.weights(at, into, seen.length, REACTIONS_ADDED);
  });
}

/** The same from reactions per cell. */
export function weightsOf(counts: Uint32Array): Float64Array {
  const size = counts.length / 3;
  const seen = worked(size, [counts], (at = 0, into = 0) => {
    rowKernel.loops.seen(at, into, size);
  });
  return positionWeights(seen);
}

/** The operator with every position weighed, W A W: tables and sums stay exact, the weights come on top. */
export function weighed({ size, apply }: SymmetricOperator, weights: Float64Array): SymmetricOperator {
  const scaled = new Float64Array(size);
  return {
    size,
    apply: (x, y) => {
      for (let j = 0; j < size; j += 1) scaled[j] = (x[j] ?? 0) * (weights[j] ?? 1);
      apply(scaled, y);
      for (let j = 0; j < size; j += 1) y[j] = (y[j] ?? 0) * (weights[j] ?? 1);
    },
  };
}

/** The rows with every position weighed, for sums over rows: a reaction counts for its weight right away. */
export const weighedRows = (data: CentredRows, weights: Float64Array): CentredRows => ({
  ...data,
  values: times(data.values, weights),
});

/** How far a reaction, less its position's mean, moves a person along a component of weighed positions. */
export const loadings = (component: Float64Array, weights: Float64Array): Float64Array =>
  times(component, weights);

/** As many values for each position as there are, times its weight. */
function times(values: Float64Array, weights: Float64Array): Float64Array {
  const { length } = weights;
  return worked(values.length, [values, weights], (at = 0, beside = 0, into = 0) => {
    rowKernel.loops.times(at, beside, into, length, values.length / length);
  });
}

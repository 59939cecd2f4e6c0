import type { CentredRows } from './centred-rows.ts';
import { seenAt } from '../findings/group-counts.ts';
import type { SymmetricOperator } from './leading-eigenpairs.ts';

/** So many reactions are added to those of every position: what a handful said is mostly chance. */
const REACTIONS_ADDED = 10;

/**
 * What a position's reactions weigh in the components: the inverse root of how many there are. Where reactions are
 * missing a column holds zeros, so it varies, by agreement and by chance alike, with the number that is there;
 * unweighed, the directions would be those of what most people happened to see: early and popular positions. Weighed,
 * chance varies as much in every column (whitening: Dobriban, Leeb and Singer 2020, Annals of Statistics 48:491). All
 * are 1 where every position was seen equally often. `seen` is the number of reactions per position.
 */
export function positionWeights(seen: ArrayLike<number>): Float64Array {
  const size = seen.length;
  let sum = 0;
  for (let j = 0; j < size; j += 1) sum += (seen[j] ?? 0) + REACTIONS_ADDED;
  const mean = sum / size;
  const weights = new Float64Array(size);
  for (let j = 0; j < size; j += 1) weights[j] = Math.sqrt(mean / ((seen[j] ?? 0) + REACTIONS_ADDED));
  return weights;
}

/** The same from reactions per cell. */
export function weightsOf(counts: Uint32Array): Float64Array {
  const seen = new Uint32Array(counts.length / 3);
  const size = seen.length;
  for (let j = 0; j < size; j += 1) seen[j] = seenAt(counts, j);
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
export function weighedRows(data: CentredRows, weights: Float64Array): CentredRows {
  const values = new Float64Array(data.values.length);
  for (let j = 0, cell = 0; j < data.size; j += 1) {
    const weight = weights[j] ?? 1;
    for (const end = cell + 3; cell < end; cell += 1) values[cell] = (data.values[cell] ?? 0) * weight;
  }
  return { ...data, values };
}

/** How far a reaction, less its position's mean, moves a person along a component of weighed positions. */
export const loadings = (component: Float64Array, weights: Float64Array): Float64Array =>
  component.map((entry, j) => entry * (weights[j] ?? 1));

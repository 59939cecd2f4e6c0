import { gramOperator } from './centred-gram.ts';
import { centredRows, steppedMeans, type CentredRows } from './centred-rows.ts';
import {
  leadingEigenpairs,
  type Eigenpairs,
  type Options,
  type SymmetricOperator,
} from './leading-eigenpairs.ts';
import { besideNoise, type Drawable } from './noise-edge.ts';
import { rowKernel } from '../kernel/kernel.ts';
import { worked } from './position-loops.ts';
import { loadings, weighed, weightsOf } from './position-weights.ts';
import { everyRow, sampleRows } from '../reactions/people-sample.ts';
import type { MatrixRows } from '../reactions/reaction-matrix.ts';
import { countCells } from '../reactions/row-counts.ts';
import { marksOf } from '../reactions/row-marks.ts';
import { reorder } from '../reactions/row-merge.ts';

/** Five components hold up to six groups. */
export const COMPONENTS_MAX = 5;
/** A map needs two directions, whether they stand out or not. */
const DIRECTIONS_LEAST = 2;
/** The noise edge is measured on at most this many people. */
const NOISE_SAMPLE_MAX = 10_000;
/** A component must exceed the noise edge by this factor: the edge itself varies by a few hundredths. */
const ABOVE_NOISE = 1.05;
/**
 * Residual of the components used, beside the largest value: their variances are then exact to its square, and their
 * directions to a few thousandths, far less than a few people more would turn them by.
 */
const TOLERANCE = 1e-4;
const SAMPLE_TOLERANCE = 1e-3;
/** Of the first component that is not used, only on which side of the edge its variance lies is wanted. */
const BESIDE_EDGE = 0.01;
/** Residual allowed to what comes after it. */
const ROUGH = 0.05;
const SAMPLE_SEED = 3;

export type Components = {
  /** Reactions per cell, over everybody. */
  readonly counts: Uint32Array;
  readonly data: CentredRows;
  /** Sample variance (n - 1) of each component found, descending, whether it is used or not. */
  readonly variance: readonly number[];
  /** Variance that chance alone reaches. */
  readonly noise: number;
  /** How many stand out from noise, at most COMPONENTS_MAX: the dimensions in which groups are sought. */
  readonly used: number;
  /** Per component used, two at least, and position: how far a centred reaction moves a person along it. */
  readonly vectors: readonly Float64Array[];
};

type Given = {
  /** Reactions per cell, where they were counted already. */
  readonly counts?: Uint32Array | undefined;
  /** Stands in for the rows where incremental tables hold their products; it knows no weights. */
  readonly operator?: SymmetricOperator | undefined;
};

/**
 * Principal components of the mean-imputed, centred reactions, every position weighed by how many reacted to it. As
 * many are used as have a variance above what chance reaches on the same people and positions.
 */
export function findComponents(
  matrix: MatrixRows,
  marks: Uint32Array,
  { counts = countCells(matrix), operator }: Given = {},
): Components {
  const data = centredRows(matrix, steppedMeans(counts));
  if (data.size === 0 || data.rows < 2 || data.cells.length === 0) {
    return { counts, data, variance: [], noise: 0, used: 0, vectors: [] };
  }
  const weights = weightsOf(counts);
  const whole = { data, counts, weights, marks, positionIds: matrix.positionIds };
  const judged =
    data.rows <= NOISE_SAMPLE_MAX ? judgeAll(whole, operator) : judgeBySample(matrix, whole, operator);
  return {
    counts,
    data,
    variance: Array.from(judged.pairs.values, (value) => value / degreesOf(data)),
    noise: judged.noise,
    used: judged.used,
    vectors: judged.pairs.vectors.map((vector) => loadings(vector, weights)),
  };
}

type Judged = Pick<Components, 'noise' | 'used'> & { readonly pairs: Eigenpairs };
type Counted = Drawable & { readonly counts: Uint32Array };

const degreesOf = ({ rows }: CentredRows): number => Math.max(1, rows - 1);

/** The noise edge of everybody. */
function judgeAll(rows: Counted, operator: SymmetricOperator | undefined): Judged {
  const spread = spreadOf(rows);
  const used = (edge: number, values: readonly number[]): number => countUsed(values, { edge, ...spread });
  const { edge, pairs } = besideNoise(rows, (found) => leading((values) => used(found, values)), operator);
  return { pairs, used: used(edge, Array.from(pairs.values)), noise: edge / degreesOf(rows.data) };
}

/** The noise edge of a sample, when there are many people: beside the values of the same sample. */
function judgeBySample(
  matrix: MatrixRows,
  { data, weights, marks, positionIds }: Counted,
  operator: SymmetricOperator | undefined,
): Judged {
  const sample = sampleRows(marks, everyRow(data.rows), NOISE_SAMPLE_MAX, SAMPLE_SEED);
  const part = { positionIds, ...reorder(matrix, sample) };
  const counts = countCells(part);
  const own: Counted = {
    data: centredRows(part, steppedMeans(counts)),
    counts,
    weights: weightsOf(counts),
    marks: marksOf(marks, sample),
    positionIds,
  };
  const { edge, pairs } = besideNoise(own, (found) => ({
    count: COMPONENTS_MAX,
    tolerance: (rank, values) => ((values[rank] ?? 0) > found * ABOVE_NOISE ? SAMPLE_TOLERANCE : ROUGH),
    vectors: () => 0,
  }));
  const used = countUsed(Array.from(pairs.values), { edge, ...spreadOf(own) });
  const whole = weighed(operator ?? gramOperator(data), weights);
  return {
    pairs: leadingEigenpairs(
      whole,
      leading(() => used),
    ),
    used,
    noise: edge / degreesOf(own.data),
  };
}

/** What is wanted: one beyond COMPONENTS_MAX, and directions of those that are used. */
const leading = (used: (values: readonly number[]) => number): Options => ({
  count: COMPONENTS_MAX + 1,
  tolerance: (rank, values) => {
    const beyond = rank - used(values);
    return beyond < 0 ? TOLERANCE : beyond === 0 ? BESIDE_EDGE : ROUGH;
  },
  vectors: (values) => Math.max(DIRECTIONS_LEAST, used(values)),
});

/**
 * Components from the first that exceed noise, at most COMPONENTS_MAX. The edge was measured on everything, signal
 * included; what the components before have explained is no noise, so the edge shrinks by their share. What is left
 * lies in fewer directions, one less for each component, and is the denser: with few positions that tells.
 */
function countUsed(values: readonly number[], { edge, total, directions }: Edge): number {
  if (total <= 0) return 0;
  let left = total;
  let used = 0;
  for (const value of values) {
    if (used === COMPONENTS_MAX || used >= directions - 1) break;
    const above = Math.max(ABOVE_NOISE, directions / (directions - used));
    if (value <= edge * above * (left / total)) break;
    left -= value;
    used += 1;
  }
  return used;
}

type Edge = {
  readonly edge: number;
  /** Sum of squares of all centred reactions, weighed: the variance of all components together. */
  readonly total: number;
  /** As many positions as would hold it in equal parts. */
  readonly directions: number;
};

function spreadOf({ data: { values, size }, counts, weights }: Counted): Omit<Edge, 'edge'> {
  const given = [counts, values, weights];
  const [total = 0, squares = 0] = worked(2, given, (cells = 0, of = 0, beside = 0, into = 0) => {
    rowKernel.loops.spread(cells, of, beside, into, size);
  });
  return { total, directions: squares === 0 ? 0 : total ** 2 / squares };
}

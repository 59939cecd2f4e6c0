import type { Cells, ReactionMatrix } from '../reactions/reaction-matrix.ts';

/**
 * Replacing each missing reaction by its column's mean and then centring leaves zero in its place, so the
 * principal components follow from the reactions really cast. `values[cell]` is what a cell counts for,
 * reaction minus column mean, and `columns[cell]` the position it belongs to.
 */
export type CentredRows = {
  readonly starts: Uint32Array;
  readonly cells: Cells;
  readonly rows: number;
  readonly size: number;
  readonly values: Float64Array;
  readonly columns: Int32Array;
};

/**
 * Means are held to this step, so that every centred product is a whole number of squared steps and the sums
 * over up to four million people are exact: in any order, and equal to those of the co-vote tables.
 */
export const MEAN_STEP = 1 / 16_384;

/** Mean reaction per position, from counts per cell; 0 where nobody reacted. */
export function columnMeans(counts: Uint32Array): Float64Array {
  const means = new Float64Array(counts.length / 3);
  for (let j = 0; j < means.length; j += 1) {
    const disagrees = counts[3 * j] ?? 0;
    const agrees = counts[3 * j + 2] ?? 0;
    const seen = disagrees + agrees + (counts[3 * j + 1] ?? 0);
    means[j] = seen === 0 ? 0 : (agrees - disagrees) / seen;
  }
  return means;
}

export const steppedMeans = (counts: Uint32Array): Float64Array =>
  columnMeans(counts).map((mean) => Math.round(mean / MEAN_STEP) * MEAN_STEP);

export function centredRows(matrix: ReactionMatrix, means: Float64Array): CentredRows {
  const size = means.length;
  const values = new Float64Array(size * 3);
  const columns = new Int32Array(size * 3);
  for (let cell = 0; cell < values.length; cell += 1) {
    const j = (cell / 3) | 0;
    values[cell] = (cell % 3) - 1 - (means[j] ?? 0);
    columns[cell] = j;
  }
  return {
    starts: matrix.starts,
    cells: matrix.cells,
    rows: matrix.participantIds.length,
    size,
    values,
    columns,
  };
}

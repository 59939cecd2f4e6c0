import type { Cells, MatrixRows } from '../reactions/reaction-matrix.ts';

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
  const size = counts.length / 3;
  const means = new Float64Array(size);
  for (let j = 0; j < size; j += 1) {
    const disagrees = counts[3 * j] ?? 0;
    const agrees = counts[3 * j + 2] ?? 0;
    const seen = disagrees + agrees + (counts[3 * j + 1] ?? 0);
    means[j] = seen === 0 ? 0 : (agrees - disagrees) / seen;
  }
  return means;
}

export function steppedMeans(counts: Uint32Array): Float64Array {
  const means = columnMeans(counts);
  const size = means.length;
  for (let j = 0; j < size; j += 1) means[j] = Math.round((means[j] ?? 0) / MEAN_STEP) * MEAN_STEP;
  return means;
}

export function centredRows(matrix: Pick<MatrixRows, 'starts' | 'cells'>, means: Float64Array): CentredRows {
  const size = means.length;
  const values = new Float64Array(size * 3);
  const columns = new Int32Array(size * 3);
  for (let j = 0, cell = 0; j < size; j += 1, cell += 3) {
    const mean = means[j] ?? 0;
    values[cell] = -1 - mean;
    values[cell + 1] = 0 - mean;
    values[cell + 2] = 1 - mean;
    columns[cell] = j;
    columns[cell + 1] = j;
    columns[cell + 2] = j;
  }
  return {
    starts: matrix.starts,
    cells: matrix.cells,
    rows: matrix.starts.length - 1,
    size,
    values,
    columns,
  };
}

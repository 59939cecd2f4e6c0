import { cellPosition, type Cells, type MatrixRows } from '../reactions/reaction-matrix.ts';
import { rowKernel } from '../kernel/kernel.ts';
import { worked } from './position-loops.ts';

/**
 * Replacing each missing reaction by its column's mean and then centring leaves zero in its place, so the
 * principal components follow from the reactions really cast. `values[cell]` is what a cell counts for,
 * reaction minus column mean.
 */
export type CentredRows = {
  readonly starts: Uint32Array;
  readonly cells: Cells;
  readonly rows: number;
  readonly size: number;
  readonly values: Float64Array;
};

/**
 * Means are held to this step, so that every centred product is a whole number of squared steps and the sums
 * over up to four million people are exact: in any order, and equal to those of the co-vote tables.
 */
export const MEAN_STEP = 1 / 16_384;

/** Mean reaction per position, from counts per cell; 0 where nobody reacted. Held to a step unless that is 0. */
export function columnMeans(counts: Uint32Array, step = 0): Float64Array {
  const size = counts.length / 3;
  return worked(size, [counts], (at = 0, into = 0) => {
    rowKernel.loops.means(at, into, size, step);
  });
}

export const steppedMeans = (counts: Uint32Array): Float64Array => columnMeans(counts, MEAN_STEP);

export function centredRows(
  { starts, cells }: Pick<MatrixRows, 'starts' | 'cells'>,
  means: Float64Array,
): CentredRows {
  const size = means.length;
  const values = worked(3 * size, [means], (at = 0, into = 0) => {
    rowKernel.loops.centre(at, into, size);
  });
  return { starts, cells, rows: starts.length - 1, size, values };
}

/** The position of each cell, of a second copy of all cells, too. */
export const columnsOf = ({ values, size }: Pick<CentredRows, 'values' | 'size'>): Int32Array =>
  Int32Array.from(values, (_, cell) => cellPosition(cell) % size);

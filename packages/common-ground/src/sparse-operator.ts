import type { CentredRows } from './centred-rows.ts';
import type { SymmetricOperator } from './leading-eigenpairs.ts';
import type { Cells } from './reaction-matrix.ts';
import { RowLoops } from './row-loops.ts';

/** Two sweeps over the packed reactions per product: what remains when a table would not pay. */
export function sparseOperator(data: CentredRows): SymmetricOperator {
  const { size, values, columns } = data;
  const weighted = new Float64Array(values.length);
  const sums = new Float64Array(values.length);
  const loops = RowLoops.over(data, values.byteLength);
  const apply = (x: Float64Array, y: Float64Array): void => {
    for (let cell = 0; cell < weighted.length; cell += 1) {
      weighted[cell] = (values[cell] ?? 0) * (x[columns[cell] ?? 0] ?? 0);
    }
    if (loops === null) sweep(data, weighted, sums);
    else loops.sweep(weighted, sums);
    y.fill(0);
    for (let cell = 0; cell < sums.length; cell += 1) {
      const j = columns[cell] ?? 0;
      y[j] = (y[j] ?? 0) + (values[cell] ?? 0) * (sums[cell] ?? 0);
    }
  };
  return { size, apply };
}

/** Per cell, the sum over rows holding it of those rows' weighted sums. As the kernel's, for cells of four bytes. */
export function sweep(
  { starts, cells, rows }: CentredRows,
  weighted: Float64Array,
  sums: Float64Array,
): void {
  sums.fill(0);
  for (let i = 0; i < rows; i += 1) {
    const from = starts[i] ?? 0;
    const to = starts[i + 1] ?? 0;
    const along = gatherSum(cells, weighted, from, to);
    for (let k = from; k < to; k += 1) {
      const cell = cells[k] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + along;
    }
  }
}

/**
 * Sum of `weights[cells[k]]` for k from `from` up to `to`, always in the same order of additions: four running
 * sums, as in the kernel.
 */
export function gatherSum(cells: Cells, weights: Float64Array, from: number, to: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = from;
  for (; k + 3 < to; k += 4) {
    a += weights[cells[k] ?? 0] ?? 0;
    b += weights[cells[k + 1] ?? 0] ?? 0;
    c += weights[cells[k + 2] ?? 0] ?? 0;
    d += weights[cells[k + 3] ?? 0] ?? 0;
  }
  for (; k < to; k += 1) a += weights[cells[k] ?? 0] ?? 0;
  return a + b + (c + d);
}

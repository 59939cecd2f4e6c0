import type { Cells, MatrixRows } from './reaction-matrix.ts';
import { RowLoops } from './row-loops.ts';

type Rows = { readonly starts: Uint32Array; readonly cells: Cells; readonly rows: number };

/** How often each cell occurs over all rows. */
export function countCells(matrix: MatrixRows): Uint32Array {
  const rows = matrix.starts.length - 1;
  const counts = new Uint32Array(matrix.positionIds.length * 3 + 1);
  countRows({ ...matrix, rows }, new Int32Array(rows), counts.length, counts);
  return counts.subarray(0, -1);
}

/**
 * Adds to `counts`, per label of a row, how often each cell occurs and, behind that, how many rows there are: `width` counts
 * each. A negative label is nobody's.
 */
export function countRows(rows: Rows, labels: Int32Array, width: number, counts: Uint32Array): void {
  const loops = RowLoops.over(rows, counts.byteLength);
  if (loops !== null) {
    loops.count(labels, width, counts);
    return;
  }
  for (let i = 0; i < rows.rows; i += 1) {
    const label = labels[i] ?? -1;
    if (label < 0) continue;
    const end = (label + 1) * width;
    countRow(rows, i, counts.subarray(label * width, end));
    counts[end - 1] = (counts[end - 1] ?? 0) + 1;
  }
}

/** Takes a row out of the counts it was in. */
export function uncountRow(
  { starts, cells }: Pick<Rows, 'starts' | 'cells'>,
  row: number,
  counts: Uint32Array,
): void {
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k += 1) {
    const cell = cells[k] ?? 0;
    counts[cell] = (counts[cell] ?? 0) - 1;
  }
}

function countRow({ starts, cells }: Rows, row: number, counts: Uint32Array): void {
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k += 1) {
    const cell = cells[k] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
}

import { CentredLoops } from './centred-loops.ts';
import type { Wanted } from './centred-pair.ts';
import { columnsOf, type CentredRows } from './centred-rows.ts';
import type { SymmetricOperator } from './leading-eigenpairs.ts';
import type { Cells } from '../reactions/reaction-matrix.ts';

/** Two sweeps over the packed reactions per product: what remains when a table would not pay. */
export function sparseOperator(data: CentredRows): SymmetricOperator {
  const loops = CentredLoops.over(data);
  const apply = (x: Float64Array, y: Float64Array): void =>
    loops === null ? product(data, x, y) : loops.product(x, y);
  return { size: data.size, apply };
}

/** As the kernel's, for cells of four bytes. */
export function product(data: CentredRows, x: Float64Array, y: Float64Array): void {
  const { starts, cells, rows, values } = data;
  const columns = columnsOf(data);
  const weights = weighed(data, x);
  const sums = new Float64Array(values.length);
  for (let i = 0; i < rows; i += 1) {
    const from = starts[i] ?? 0;
    const to = starts[i + 1] ?? 0;
    const along = gatherSum(cells, weights, from, to);
    for (let k = from; k < to; k += 1) {
      const cell = cells[k] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + along;
    }
  }
  y.fill(0);
  for (let cell = 0; cell < sums.length; cell += 1) {
    const j = columns[cell] ?? 0;
    y[j] = (y[j] ?? 0) + (values[cell] ?? 0) * (sums[cell] ?? 0);
  }
}

/** Per row wanted, (v - m)' x of each vector. As the kernel's, for cells of four bytes. */
export function along(
  data: CentredRows,
  vectors: readonly Float64Array[],
  { least, over }: Wanted,
  into: Float64Array,
): void {
  vectors.forEach((vector, c) => {
    const weights = weighed(data, vector);
    let at = c;
    for (let i = 0; i < data.rows; i += 1) {
      const from = data.starts[i] ?? 0;
      const to = data.starts[i + 1] ?? 0;
      if (to - from < least) continue;
      const scale = over > 0 && from < to ? Math.sqrt(over / (to - from)) : 1;
      into[at] = scale * sumByFours(data.cells, weights, from, to);
      at += vectors.length;
    }
  });
}

function weighed(data: CentredRows, x: Float64Array): Float64Array {
  const columns = columnsOf(data);
  return data.values.map((value, cell) => value * (x[columns[cell] ?? 0] ?? 0));
}

/** Sum of `weights[cells[k]]` for k from `from` up to `to`, four at a time, as where the kernel has laid rows out. */
function sumByFours(cells: Cells, weights: Float64Array, from: number, to: number): number {
  const weight = (k: number): number => (k < to ? (weights[cells[k] ?? 0] ?? 0) : 0);
  let sum = 0;
  for (let k = from; k < to; k += 4) sum += weight(k) + weight(k + 1) + (weight(k + 2) + weight(k + 3));
  return sum;
}

/**
 * Sum of `weights[cells[k]]` for k from `from` up to `to`, always in the same order of additions: four running
 * sums, as in the kernel.
 */
function gatherSum(cells: Cells, weights: Float64Array, from: number, to: number): number {
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

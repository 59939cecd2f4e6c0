import type { SymmetricOperator } from './leading-eigenpairs.ts';
import type { Cells, ReactionMatrix } from './reaction-matrix.ts';

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

/** A table of positions x positions pays off while it fits in this many entries (128 MB). */
const TABLE_ENTRIES_MAX = 16_000_000;
const STEPS_EXPECTED = 28;
/** Nanoseconds on the machine this was tuned on; only their proportions matter. */
const COST_PER_CELL_AND_STEP = 2.2;
const COST_PER_ENTRY_AND_STEP = 0.85;
const COST_PER_PAIR_IN_CACHE = 2.5;
const COST_PER_PAIR_BEYOND = 12;
/** Positions up to which the table stays within a common cache (8 MB). */
const POSITIONS_IN_CACHE = 1_024;

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

/** The operator of sum over people of (v - m)(v - m)', by whichever exact way is cheaper for this shape. */
export function gramOperator(data: CentredRows): SymmetricOperator {
  return prefersTable(data) ? tableOperator(centredGram(data)) : sparseOperator(data);
}

/** Depends on the shape alone, never on timing, so a repeated run takes the same way. */
export function prefersTable({ starts, rows, size }: CentredRows): boolean {
  if (size * size > TABLE_ENTRIES_MAX) return false;
  let pairs = 0;
  for (let i = 0; i < rows; i += 1) pairs += ((starts[i + 1] ?? 0) - (starts[i] ?? 0)) ** 2 / 2;
  const perPair = size <= POSITIONS_IN_CACHE ? COST_PER_PAIR_IN_CACHE : COST_PER_PAIR_BEYOND;
  const table = pairs * perPair + STEPS_EXPECTED * size * size * COST_PER_ENTRY_AND_STEP;
  return table < STEPS_EXPECTED * (starts[rows] ?? 0) * COST_PER_CELL_AND_STEP;
}

/** The S x S table, symmetric, row by row. */
export function centredGram(data: CentredRows): Float64Array {
  const { starts, cells, rows, size, values, columns } = data;
  const table = new Float64Array(size * size);
  const own = new Int32Array(size);
  const entries = new Float64Array(size);
  for (let i = 0; i < rows; i += 1) {
    const from = starts[i] ?? 0;
    const length = (starts[i + 1] ?? 0) - from;
    for (let k = 0; k < length; k += 1) {
      const cell = cells[from + k] ?? 0;
      own[k] = columns[cell] ?? 0;
      entries[k] = values[cell] ?? 0;
    }
    addOuter(table, { own, entries, length, size });
  }
  mirror(table, size);
  return table;
}

type Row = { own: Int32Array; entries: Float64Array; length: number; size: number };

function addOuter(table: Float64Array, { own, entries, length, size }: Row): void {
  for (let k = 0; k < length; k += 1) {
    const base = (own[k] ?? 0) * size;
    const entry = entries[k] ?? 0;
    for (let l = k; l < length; l += 1) {
      const at = base + (own[l] ?? 0);
      table[at] = (table[at] ?? 0) + entry * (entries[l] ?? 0);
    }
  }
}

/** Copies the upper triangle to the lower, block by block to stay within the cache. */
function mirror(table: Float64Array, size: number): void {
  const block = 32;
  for (let top = 0; top < size; top += block) {
    for (let left = 0; left <= top; left += block) {
      const bottom = Math.min(size, top + block);
      for (let a = top; a < bottom; a += 1) {
        const right = Math.min(a, left + block);
        for (let b = left; b < right; b += 1) table[a * size + b] = table[b * size + a] ?? 0;
      }
    }
  }
}

export function tableOperator(table: Float64Array): SymmetricOperator {
  const size = Math.round(Math.sqrt(table.length));
  const apply = (x: Float64Array, y: Float64Array): void => {
    for (let a = 0; a < size; a += 1) {
      const base = a * size;
      let first = 0;
      let second = 0;
      let b = 0;
      for (; b + 1 < size; b += 2) {
        first += (table[base + b] ?? 0) * (x[b] ?? 0);
        second += (table[base + b + 1] ?? 0) * (x[b + 1] ?? 0);
      }
      if (b < size) first += (table[base + b] ?? 0) * (x[b] ?? 0);
      y[a] = first + second;
    }
  };
  return { size, apply };
}

/** Two sweeps over the packed rows per product: what remains when a table would not pay. */
export function sparseOperator(data: CentredRows): SymmetricOperator {
  const { starts, cells, rows, size, values, columns } = data;
  const weighted = new Float64Array(values.length);
  const sums = new Float64Array(values.length);
  const apply = (x: Float64Array, y: Float64Array): void => {
    for (let cell = 0; cell < weighted.length; cell += 1) {
      weighted[cell] = (values[cell] ?? 0) * (x[columns[cell] ?? 0] ?? 0);
    }
    sums.fill(0);
    sweep({ starts, cells, rows, weighted, sums });
    y.fill(0);
    for (let cell = 0; cell < sums.length; cell += 1) {
      const j = columns[cell] ?? 0;
      y[j] = (y[j] ?? 0) + (values[cell] ?? 0) * (sums[cell] ?? 0);
    }
  };
  return { size, apply };
}

type Sweep = Pick<CentredRows, 'starts' | 'cells' | 'rows'> & { weighted: Float64Array; sums: Float64Array };

/** Four running sums per row: one would wait for each addition to finish before the next can start. */
function sweep({ starts, cells, rows, weighted, sums }: Sweep): void {
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

/** Sum of `weights[cells[k]]` for k from `from` up to `to`, always in the same order of additions. */
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

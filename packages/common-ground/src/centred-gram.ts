import type { SymmetricOperator } from './leading-eigenpairs.ts';
import { rowLength, type ReactionMatrix } from './reaction-matrix.ts';

/**
 * Replacing each missing reaction by its column's mean and then centring leaves zero in its place, so the
 * principal components follow from the reactions really cast. `values[cell]` is reaction minus column mean.
 */
export type CellValues = Float64Array;

/** A table of positions x positions pays off while it fits in this many entries (128 MB). */
const TABLE_ENTRIES_MAX = 16_000_000;
const STEPS_EXPECTED = 40;

export function centredValues(means: Float64Array): CellValues {
  const values = new Float64Array(means.length * 3);
  for (let j = 0; j < means.length; j += 1) {
    for (let r = 0; r < 3; r += 1) values[3 * j + r] = r - 1 - (means[j] ?? 0);
  }
  return values;
}

/** The operator of sum over people of (v - m)(v - m)', by whichever exact way is cheaper for this shape. */
export function gramOperator(matrix: ReactionMatrix, values: CellValues): SymmetricOperator {
  return prefersTable(matrix) ? tableOperator(centredGram(matrix, values)) : sparseOperator(matrix, values);
}

/** Depends on the shape alone, never on timing, so a repeated run takes the same way. */
export function prefersTable(matrix: ReactionMatrix): boolean {
  const positions = matrix.positionIds.length;
  if (positions * positions > TABLE_ENTRIES_MAX) return false;
  let pairs = 0;
  for (let i = 0; i < matrix.participantIds.length; i += 1) pairs += rowLength(matrix, i) ** 2 / 2;
  const table = pairs + STEPS_EXPECTED * positions * positions;
  return table < STEPS_EXPECTED * 2 * matrix.cells.length;
}

/** The S x S table, symmetric, row by row. */
export function centredGram(matrix: ReactionMatrix, values: CellValues): Float64Array {
  const { starts, cells } = matrix;
  const positions = matrix.positionIds.length;
  const table = new Float64Array(positions * positions);
  const columns = new Int32Array(positions);
  const entries = new Float64Array(positions);
  const columnOf = Int32Array.from({ length: positions * 3 }, (_, cell) => (cell / 3) | 0);
  for (let i = 0; i < matrix.participantIds.length; i += 1) {
    const from = starts[i] ?? 0;
    const length = (starts[i + 1] ?? 0) - from;
    for (let k = 0; k < length; k += 1) {
      const cell = cells[from + k] ?? 0;
      columns[k] = columnOf[cell] ?? 0;
      entries[k] = values[cell] ?? 0;
    }
    addOuter(table, { columns, entries, length, positions });
  }
  for (let a = 0; a < positions; a += 1) {
    for (let b = 0; b < a; b += 1) table[a * positions + b] = table[b * positions + a] ?? 0;
  }
  return table;
}

type Row = { columns: Int32Array; entries: Float64Array; length: number; positions: number };

function addOuter(table: Float64Array, { columns, entries, length, positions }: Row): void {
  for (let k = 0; k < length; k += 1) {
    const base = (columns[k] ?? 0) * positions;
    const entry = entries[k] ?? 0;
    for (let l = k; l < length; l += 1) {
      const at = base + (columns[l] ?? 0);
      table[at] = (table[at] ?? 0) + entry * (entries[l] ?? 0);
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
export function sparseOperator(matrix: ReactionMatrix, values: CellValues): SymmetricOperator {
  const { starts, cells } = matrix;
  const size = matrix.positionIds.length;
  const weighted = new Float64Array(size * 3);
  const sums = new Float64Array(size * 3);
  const apply = (x: Float64Array, y: Float64Array): void => {
    for (let cell = 0; cell < weighted.length; cell += 1) {
      weighted[cell] = (values[cell] ?? 0) * (x[(cell / 3) | 0] ?? 0);
    }
    sums.fill(0);
    for (let i = 0; i < matrix.participantIds.length; i += 1) {
      const from = starts[i] ?? 0;
      const to = starts[i + 1] ?? 0;
      let along = 0;
      for (let k = from; k < to; k += 1) along += weighted[cells[k] ?? 0] ?? 0;
      for (let k = from; k < to; k += 1) {
        const cell = cells[k] ?? 0;
        sums[cell] = (sums[cell] ?? 0) + along;
      }
    }
    for (let j = 0; j < size; j += 1) {
      const at = 3 * j;
      y[j] =
        (values[at] ?? 0) * (sums[at] ?? 0) +
        (values[at + 1] ?? 0) * (sums[at + 1] ?? 0) +
        (values[at + 2] ?? 0) * (sums[at + 2] ?? 0);
    }
  };
  return { size, apply };
}

import { columnsOf, type CentredRows } from './centred-rows.ts';
import type { SymmetricOperator } from './leading-eigenpairs.ts';
import { sparseOperator } from './sparse-operator.ts';

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

/** The operator of sum over people of (v - m)(v - m)', by whichever exact way is cheaper for this shape. */
export function gramOperator(data: CentredRows): SymmetricOperator {
  return prefersTable(data) ? tableOperator(centredGram(data)) : sparseOperator(data);
}

/** Depends on the shape alone, never on timing, so a repeated run takes the same way. */
export function prefersTable({ starts, rows, size }: CentredRows): boolean {
  if (size * size > TABLE_ENTRIES_MAX) return false;
  const reactions = starts[rows] ?? 0;
  const perPair = size <= POSITIONS_IN_CACHE ? COST_PER_PAIR_IN_CACHE : COST_PER_PAIR_BEYOND;
  const stepping = STEPS_EXPECTED * size * size * COST_PER_ENTRY_AND_STEP;
  const sparse = STEPS_EXPECTED * reactions * COST_PER_CELL_AND_STEP;
  // Rows of equal length hold the fewest pairs (Cauchy and Schwarz): mostly those are too many already.
  if ((reactions ** 2 / rows / 2) * perPair + stepping >= sparse) return false;
  let pairs = 0;
  for (let i = 0; i < rows; i += 1) pairs += ((starts[i + 1] ?? 0) - (starts[i] ?? 0)) ** 2 / 2;
  return pairs * perPair + stepping < sparse;
}

/** The S x S table, symmetric, row by row. */
export function centredGram(data: CentredRows): Float64Array {
  const { starts, cells, rows, size, values } = data;
  const columns = columnsOf(data);
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

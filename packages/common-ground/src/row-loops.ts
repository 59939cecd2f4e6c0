import { layOut, NO_TICKET, rowKernel } from './kernel.ts';
import type { Cells } from './reaction-matrix.ts';

/** What a loop reads or writes per row: four band keys at most. */
const BYTES_PER_ROW = 16;
/** Larger tables of counts stay outside. */
const TABLE_BYTES_MAX = 16_000_000;

/** Rows pass through the kernel's memory in blocks of at most this many cells (16 MB) and rows (5 MB). */
type BlockLimits = { readonly cellsMax: number; readonly rowsMax: number };
const BLOCK: BlockLimits = { cellsMax: 8_000_000, rowsMax: 262_144 };

type Rows = { readonly starts: Uint32Array; readonly cells: Cells; readonly rows: number };
type Block = { readonly first: number; readonly rows: number; readonly cells: number };
type Table = Float64Array | Int32Array | Uint32Array;

/**
 * The loops over all rows, in the kernel. The rows stay in its memory from one call to the next while they fit
 * one block and nobody else takes the memory. `table` and `sums` have one entry per cell.
 */
export class RowLoops {
  readonly #starts: Uint32Array;
  readonly #cells: Uint16Array;
  readonly #blocks: readonly Block[];
  readonly #at: Record<'starts' | 'cells' | 'perRow' | 'table' | 'sums' | 'end', number>;
  #ticket = NO_TICKET;
  #loaded: Block | null = null;

  private constructor(
    starts: Uint32Array,
    cells: Uint16Array,
    size: { rows: number; tableBytes: number; block: BlockLimits },
  ) {
    this.#starts = starts;
    this.#cells = cells;
    this.#blocks = blocksOf(starts, size.rows, size.block);
    const rows = this.#blocks.reduce((most, block) => Math.max(most, block.rows), 0);
    this.#at = layOut({
      starts: 4 * (rows + 1),
      cells: 2 * this.#blocks.reduce((most, block) => Math.max(most, block.cells), 0),
      perRow: BYTES_PER_ROW * rows,
      table: size.tableBytes,
      sums: size.tableBytes,
    });
  }

  /** Null for cells of four bytes or a table that is too large: plain loops do the same work then. */
  static over({ starts, cells, rows }: Rows, tableBytes: number, block = BLOCK): RowLoops | null {
    if (!(cells instanceof Uint16Array) || tableBytes > TABLE_BYTES_MAX) return null;
    return new RowLoops(starts, cells, { rows, tableBytes, block });
  }

  /** Per cell, the sum over rows holding it of those rows' weighted sums. */
  sweep(weights: Float64Array, sums: Float64Array): void {
    const { starts, table, sums: into } = this.#enter(weights);
    const view = new Float64Array(rowKernel.buffer, into, sums.length);
    view.fill(0);
    for (const block of this.#blocks)
      rowKernel.loops.sweep(starts, block.rows, this.#load(block), table, into);
    sums.set(view);
  }

  /** Per row, the weighted sum of its cells. */
  gather(weights: Float64Array, into: Float64Array): void {
    const { starts, table, perRow } = this.#enter(weights);
    for (const block of this.#blocks) {
      rowKernel.loops.gather(starts, block.rows, this.#load(block), table, perRow);
      into.set(new Float64Array(rowKernel.buffer, perRow, block.rows), block.first);
    }
  }

  /** Adds how often each cell occurs, per label of its row, `width` cells each; a negative label is nobody's. */
  count(labels: Int32Array, width: number, counts: Uint32Array): void {
    const { starts, perRow, table } = this.#enter(counts);
    for (const block of this.#blocks) {
      const own = labels.subarray(block.first, block.first + block.rows);
      new Int32Array(rowKernel.buffer, perRow, block.rows).set(own);
      rowKernel.loops.count(starts, block.rows, this.#load(block), perRow, width, table);
    }
    counts.set(new Uint32Array(rowKernel.buffer, table, counts.length));
  }

  /** Four sums per row of the random numbers of its cells, by position modulo four; 0 for rows below `least` cells. */
  bands(random: Int32Array, least: number, keys: Int32Array): void {
    const { starts, perRow, table } = this.#enter(random);
    for (const block of this.#blocks) {
      const view = new Int32Array(rowKernel.buffer, perRow, block.rows * 4);
      view.fill(0);
      rowKernel.loops.bands(starts, block.rows, this.#load(block), table, least, perRow);
      keys.set(view, block.first * 4);
    }
  }

  /** The cells, half of them moved up by `count`: drawn by hash of the person and the cell's position. */
  turned(people: Int32Array, positions: Int32Array, count: number): Uint16Array {
    const { starts, perRow, table } = this.#enter(positions);
    const turned = new Uint16Array(this.#cells.length);
    for (const block of this.#blocks) {
      const own = people.subarray(block.first, block.first + block.rows);
      new Int32Array(rowKernel.buffer, perRow, block.rows).set(own);
      rowKernel.loops.turn(starts, block.rows, this.#load(block), perRow, table, count);
      const from = this.#starts[block.first] ?? 0;
      turned.set(new Uint16Array(rowKernel.buffer, this.#at.cells, block.cells), from);
      this.#loaded = null;
    }
    return turned;
  }

  #enter(table: Table) {
    if (!rowKernel.isHeldBy(this.#ticket)) {
      this.#ticket = rowKernel.take(this.#at.end);
      this.#loaded = null;
    }
    const to = new Uint8Array(rowKernel.buffer, this.#at.table, table.byteLength);
    to.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength));
    return this.#at;
  }

  /** Returns the address that the very first cell would have: row starts count from there. */
  #load(block: Block): number {
    const { starts, cells } = this.#at;
    const from = this.#starts[block.first] ?? 0;
    if (this.#loaded !== block) {
      const own = this.#starts.subarray(block.first, block.first + block.rows + 1);
      new Uint32Array(rowKernel.buffer, starts, own.length).set(own);
      const part = this.#cells.subarray(from, from + block.cells);
      new Uint16Array(rowKernel.buffer, cells, part.length).set(part);
      this.#loaded = block;
    }
    return cells - 2 * from;
  }
}

function blocksOf(starts: Uint32Array, rows: number, { cellsMax, rowsMax }: BlockLimits): Block[] {
  const blocks: Block[] = [];
  let first = 0;
  while (first < rows) {
    let end = Math.min(rows, first + rowsMax);
    const from = starts[first] ?? 0;
    while (end > first + 1 && (starts[end] ?? 0) - from > cellsMax) {
      end = first + Math.max(1, (end - first) >> 1);
    }
    blocks.push({ first, rows: end - first, cells: (starts[end] ?? 0) - from });
    first = end;
  }
  return blocks;
}

/**
 * Rows whose key of this band another row may share: exactly those whose first `bits` bits another row's key has too.
 * Four keys per row; a key of 0 is none.
 */
export function rowsWithPartner(keys: Int32Array, band: number, bits: number): Uint32Array {
  const rows = keys.length / 4;
  const at = layOut({ keys: keys.byteLength, slots: 2 ** bits, found: 4 * rows });
  rowKernel.take(at.end);
  new Int32Array(rowKernel.buffer, at.keys, keys.length).set(keys);
  new Uint8Array(rowKernel.buffer, at.slots, 2 ** bits).fill(0);
  const found = rowKernel.loops.partners(at.keys + 4 * band, rows, at.slots, bits, at.found);
  return new Uint32Array(rowKernel.buffer, at.found, found).slice();
}

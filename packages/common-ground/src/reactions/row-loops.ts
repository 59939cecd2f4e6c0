import { layOut, rowKernel } from '../kernel/kernel.ts';
import { areNarrow, BLOCK, RowBlocks, type BlockRows, type NarrowRows } from './row-blocks.ts';

/** Larger tables of counts stay outside. */
const TABLE_BYTES_MAX = 16_000_000;

/** What random signs are drawn from: a mark per row, a seed, and a number per cell, which is that of its position. */
export type Signs = { readonly marks: Uint32Array; readonly seed: number; readonly positions: Int32Array };

/** Numbers of 32 bits that `digest` sums per row. */
export const DIGEST_NUMBERS = 4;

/** The loops over all rows that count and hash what they hold, in the kernel. */
export class RowLoops {
  readonly #cells: Uint16Array;
  readonly #blocks: RowBlocks<'table'>;

  private constructor(rows: NarrowRows, tableBytes: number, limits: typeof BLOCK) {
    this.#cells = rows.cells;
    this.#blocks = new RowBlocks(rows, { table: tableBytes }, limits);
  }

  /** Null for cells of four bytes or a table that is too large: plain loops do the same work then. */
  static over(rows: BlockRows, tableBytes: number, limits = BLOCK): RowLoops | null {
    if (!areNarrow(rows) || tableBytes > TABLE_BYTES_MAX) return null;
    return new RowLoops(rows, tableBytes, limits);
  }

  /** As `countRows` says. */
  count(labels: Int32Array, width: number, counts: Uint32Array): void {
    const { starts, perRow, table } = this.#enter(counts);
    for (const block of this.#blocks.blocks) {
      const own = labels.subarray(block.first, block.first + block.rows);
      new Int32Array(rowKernel.buffer, perRow, block.rows).set(own);
      rowKernel.loops.count(starts, block.rows, this.#blocks.load(block), perRow, width, table);
    }
    counts.set(new Uint32Array(rowKernel.buffer, table, counts.length));
  }

  /** Four sums per row of the four numbers that each of its cells has in `numbers`; 0 for rows below `least` cells. */
  digest(numbers: Int32Array, least: number, into: Int32Array): void {
    const { starts, perRow } = this.#enter(numbers);
    for (const block of this.#blocks.blocks) {
      const view = new Int32Array(rowKernel.buffer, perRow, block.rows * DIGEST_NUMBERS);
      view.fill(0);
      rowKernel.loops.digest(starts, block.rows, this.#blocks.load(block), least, perRow);
      into.set(view, block.first * DIGEST_NUMBERS);
    }
  }

  /** The rows of `least` cells or more whose reactions are all the same. */
  straight(least: number): number[] {
    this.#blocks.enter();
    const { starts, perRow } = this.#blocks.at;
    const found: number[] = [];
    for (const block of this.#blocks.blocks) {
      const cells = this.#blocks.load(block);
      const count = rowKernel.loops.straight(starts, block.rows, cells, least, perRow);
      for (const row of new Uint32Array(rowKernel.buffer, perRow, count)) found.push(block.first + row);
    }
    return found;
  }

  /**
   * The cells, about half of them moved up by how many there are: by hash of what is drawn from the row's mark, and of the
   * cell's number.
   */
  turned({ marks, seed, positions }: Signs): Uint16Array {
    const { starts, perRow, table } = this.#enter(positions);
    const turned = new Uint16Array(this.#cells.length);
    for (const block of this.#blocks.blocks) {
      const own = marks.subarray(block.first, block.first + block.rows);
      new Uint32Array(rowKernel.buffer, perRow, block.rows).set(own);
      const cells = this.#blocks.load(block);
      rowKernel.loops.turn(starts, block.rows, cells, perRow, seed, table, positions.length);
      this.#blocks.unload(block, turned);
    }
    return turned;
  }

  #enter(table: Int32Array | Uint32Array) {
    this.#blocks.enter();
    const to = new Uint8Array(rowKernel.buffer, this.#blocks.at.table, table.byteLength);
    to.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength));
    return this.#blocks.at;
  }
}

/** The rows of at least so many cells. */
export function longRows(starts: Uint32Array, least: number): Uint32Array {
  const rows = starts.length - 1;
  const at = layOut({ starts: starts.byteLength, found: starts.byteLength });
  rowKernel.take(at.end);
  new Uint32Array(rowKernel.buffer, at.starts, starts.length).set(starts);
  const found = rowKernel.loops.long(at.starts, rows, least, at.found);
  return new Uint32Array(rowKernel.buffer, at.found, found).slice();
}

/** Heads of chains per row, of which each chain holds few then. */
const HEADS_EACH = 2;

/** The sets of two rows to `most` that have the same key, of each of the four keys per row; a key of 0 is none. */
export function rowsAlike(keys: Int32Array, most: number): Uint32Array[] {
  const rows = keys.length / DIGEST_NUMBERS;
  const bits = Math.ceil(Math.log2(HEADS_EACH * rows + 2));
  const at = layOut({ keys: keys.byteLength, heads: 4 * 2 ** bits, next: 4 * rows, found: 6 * rows + 4 });
  rowKernel.take(at.end);
  new Int32Array(rowKernel.buffer, at.keys, keys.length).set(keys);
  const sets: Uint32Array[] = [];
  for (let n = 0; n < DIGEST_NUMBERS; n += 1) {
    const words = rowKernel.loops.alike(at.keys + 4 * n, rows, at.heads, bits, at.next, most, at.found);
    const found = new Uint32Array(rowKernel.buffer, at.found, words).slice();
    let first = 1;
    while (first < words) {
      const end = first + (found[first - 1] ?? 0);
      sets.push(found.subarray(first, end));
      first = end + 1;
    }
  }
  return sets;
}

/** Cells whose numbers are made at a time. */
const CELLS_AT_ONCE = 65_536;

/**
 * Four numbers of 32 bits per cell: 0, but for that of its position's residue class, `hashIdentifier` of the cell's own
 * number as a text.
 */
export function bandNumbers(cells: number, seed: number): Int32Array {
  const numbers = new Int32Array(cells * DIGEST_NUMBERS);
  for (let from = 0; from < cells; from += CELLS_AT_ONCE) {
    const count = Math.min(cells - from, CELLS_AT_ONCE);
    rowKernel.take(4 * DIGEST_NUMBERS * count);
    rowKernel.loops.bandNumbers(from, from + count, seed, 0);
    numbers.set(new Int32Array(rowKernel.buffer, 0, DIGEST_NUMBERS * count), DIGEST_NUMBERS * from);
  }
  return numbers;
}

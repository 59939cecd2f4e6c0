import { layOut, NO_TICKET, rowKernel } from '../kernel/kernel.ts';
import type { Cells } from './reaction-matrix.ts';

/** What a loop reads or writes per row: four sums of 32 bits at most. */
const BYTES_PER_ROW = 16;

/** Rows pass through the kernel's memory in blocks of at most this many cells (16 MB) and rows (5 MB). */
export type BlockLimits = { readonly cellsMax: number; readonly rowsMax: number };
export const BLOCK: BlockLimits = { cellsMax: 8_000_000, rowsMax: 262_144 };
/** Rows that are laid out (`kernel/pairs.wat`) take four bytes per cell, of up to three more in each row (23 MB). */
export const LAID_BLOCK: BlockLimits = { cellsMax: 5_000_000, rowsMax: 262_144 };
const LAID_BYTES = 4;
const BLANKS_MAX = 3;

export type BlockRows = { readonly starts: Uint32Array; readonly cells: Cells; readonly rows: number };
export type NarrowRows = BlockRows & { readonly cells: Uint16Array };

export type Block = { readonly first: number; readonly rows: number; readonly cells: number };

/** So many different cells two bytes tell apart. */
export const CELLS_IN_TWO_BYTES = 65_536;

/** The kernel's loops over rows are for cells of two bytes: plain loops do the same work for wider ones. */
export const areNarrow = (rows: BlockRows): rows is NarrowRows => rows.cells instanceof Uint16Array;

/**
 * Rows in the kernel's memory, block by block, behind tables of so many bytes, the first of them at address 0. They stay
 * there from one call to the next while they fit one block and nobody else takes the memory.
 */
export class RowBlocks<Table extends string> {
  readonly blocks: readonly Block[];
  readonly at: Record<Table | 'starts' | 'cells' | 'ends' | 'perRow' | 'end', number>;
  readonly #rows: NarrowRows;
  /** Behind the last cell of a block: what it is laid out into begins before it and never overtakes it. */
  readonly #cellsEnd: number;
  #ticket = NO_TICKET;
  #loaded: Block | null = null;

  constructor(rows: NarrowRows, tables: Record<Table, number>, limits: BlockLimits, areLaidOut = false) {
    this.#rows = rows;
    this.blocks = blocksOf(rows.starts, rows.rows, limits);
    let [most, room] = [0, 0];
    for (const block of this.blocks) {
      most = Math.max(most, block.rows);
      room = Math.max(
        room,
        areLaidOut ? LAID_BYTES * (block.cells + BLANKS_MAX * block.rows) : 2 * block.cells,
      );
    }
    const own = {
      starts: 4 * (most + 1),
      cells: room,
      ends: areLaidOut ? 4 * most : 0,
      perRow: BYTES_PER_ROW * most,
    };
    this.at = layOut<Table | keyof typeof own>({ ...tables, ...own });
    this.#cellsEnd = this.at.cells + room;
  }

  /** Takes the memory. Whether somebody else had it since: then the tables must be written again. */
  enter(): boolean {
    if (rowKernel.isHeldBy(this.#ticket)) return false;
    this.#ticket = rowKernel.take(this.at.end);
    this.#loaded = null;
    return true;
  }

  /**
   * Returns the address that the very first cell would have: row starts count from there. What comes anew is made ready
   * from there.
   */
  load(block: Block, makeReady?: (cells: number) => void): number {
    const from = this.#rows.starts[block.first] ?? 0;
    const cells = this.#cellsOf(block);
    if (this.#loaded !== block) {
      const own = this.#rows.starts.subarray(block.first, block.first + block.rows + 1);
      new Uint32Array(rowKernel.buffer, this.at.starts, own.length).set(own);
      const part = this.#rows.cells.subarray(from, from + block.cells);
      new Uint16Array(rowKernel.buffer, cells, part.length).set(part);
      makeReady?.(cells - 2 * from);
      this.#loaded = block;
    }
    return cells - 2 * from;
  }

  /** The cells of a block changed in the kernel's memory: moves them to where they belong in `into`. */
  unload(block: Block, into: Uint16Array): void {
    const changed = new Uint16Array(rowKernel.buffer, this.#cellsOf(block), block.cells);
    into.set(changed, this.#rows.starts[block.first] ?? 0);
    this.#loaded = null;
  }

  #cellsOf({ cells }: Block): number {
    return this.#cellsEnd - 2 * cells;
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

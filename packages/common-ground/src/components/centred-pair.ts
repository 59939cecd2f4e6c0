import type { CentredRows } from './centred-rows.ts';
import { rowKernel } from '../kernel/kernel.ts';
import {
  areNarrow,
  CELLS_IN_TWO_BYTES,
  LAID_BLOCK,
  RowBlocks,
  type Block,
  type NarrowRows,
} from '../reactions/row-blocks.ts';
import type { Signs } from '../reactions/row-loops.ts';

/** Two weights and two sums of a cell, and the same of its turned copy. */
const BYTES_PER_CELL = 64;
const BLANK_BYTES = 32;

type Centred = Pick<CentredRows, 'starts' | 'cells' | 'rows' | 'size' | 'values'>;
type How = { readonly signs?: Signs; readonly limits?: typeof LAID_BLOCK };

/** Two vectors of one entry per position. */
export type VectorPair = readonly [Float64Array, Float64Array];

/**
 * Rows of at least so many cells. Who reacted to few positions has a shorter sum: `over`, a number of positions, multiplies
 * the sum of a row of n reactions by sqrt(over / n); 0 leaves sums as they are.
 */
export type Wanted = { readonly least: number; readonly over: number };

/**
 * The loops over centred rows for two vectors at a time, in the kernel: reading the cells is most of the work, and both
 * read the same ones. A cell moved up by the number of cells counts with its sign turned for the second vector: `signs`
 * moves about half of them.
 */
export class CentredPair {
  readonly #data: Centred;
  readonly #signs: Signs | undefined;
  readonly #blocks: RowBlocks<'table' | 'values' | 'positions' | 'x' | 'otherX' | 'y' | 'otherY'>;

  private constructor(data: Centred & NarrowRows, { signs, limits = LAID_BLOCK }: How) {
    this.#data = data;
    this.#signs = signs;
    const count = data.values.length;
    const vector = 8 * data.size;
    const vectors = { x: vector, otherX: vector, y: vector, otherY: vector };
    const table = BYTES_PER_CELL * count + BLANK_BYTES;
    const positions = signs?.positions.byteLength ?? 0;
    this.#blocks = new RowBlocks(data, { table, values: 8 * count, positions, ...vectors }, limits, true);
  }

  /** Null for cells of four bytes, or of two where twice as many do not fit: plain loops do the same work then. */
  static over(data: Centred, how: How = {}): CentredPair | null {
    const isWide = how.signs !== undefined && 2 * data.values.length > CELLS_IN_TWO_BYTES;
    return areNarrow(data) && !isWide ? new CentredPair(data, how) : null;
  }

  /** y = sum over rows of (v - m)(v - m)' x, and the same of the second vector with the signs as they were turned. */
  product(x: VectorPair, y: VectorPair): void {
    this.#sweep(x);
    this.#read(this.#blocks.at.y, y[0]);
    this.#read(this.#blocks.at.otherY, y[1]);
  }

  /** y = sum over rows of (v - m)(v - m)' x. */
  productOfOne(x: Float64Array, y: Float64Array): void {
    this.#sweep([x, x]);
    this.#read(this.#blocks.at.y, y);
  }

  /** Per row wanted, (v - m)' x of each vector, beside each other. */
  along(vectors: readonly Float64Array[], { least, over }: Wanted, into: Float64Array): void {
    const { starts, cells, ends, end } = this.#blocks.at;
    const step = 8 * vectors.length;
    let written = 0;
    for (const block of this.#blocks.blocks) {
      rowKernel.reserve(end + step * (block.rows + 1));
      let last = end;
      // From the last on: what a pair of one writes beside itself is written over.
      for (let c = (vectors.length - 1) & -2; c >= 0; c -= 2) {
        const [x = into, other = x] = vectors.slice(c, c + 2);
        this.#weigh([x, other]);
        this.#load(block);
        last =
          rowKernel.loops.gather(starts, block.rows, cells, ends, least, over, end + 8 * c, step) - 8 * c;
      }
      const found = new Float64Array(rowKernel.buffer, end, (last - end) / 8);
      into.set(found, written);
      written += found.length;
    }
  }

  #sweep(x: VectorPair): void {
    this.#weigh(x);
    const { cells, ends, values, y, otherY } = this.#blocks.at;
    for (const block of this.#blocks.blocks) {
      this.#load(block);
      rowKernel.loops.sweepPair(block.rows, cells, ends);
    }
    rowKernel.loops.collectPair(values, this.#data.values.length, y, otherY);
  }

  #read(at: number, into: Float64Array): void {
    into.set(new Float64Array(rowKernel.buffer, at, into.length));
  }

  #weigh([x, other]: VectorPair): void {
    const { at } = this.#blocks;
    const { values } = this.#data;
    if (this.#blocks.enter()) {
      new Float64Array(rowKernel.buffer, at.values, values.length).set(values);
      const numbers = this.#signs?.positions ?? [];
      new Int32Array(rowKernel.buffer, at.positions, numbers.length).set(numbers);
    }
    new Float64Array(rowKernel.buffer, at.x, x.length).set(x);
    new Float64Array(rowKernel.buffer, at.otherX, other.length).set(other);
    rowKernel.loops.weighPair(at.values, values.length, at.x, at.otherX);
  }

  /** The block's rows laid out, with their signs turned. */
  #load(block: Block): void {
    const { starts, cells, ends, perRow, positions } = this.#blocks.at;
    const count = this.#data.values.length;
    this.#blocks.load(block, (raw) => {
      if (this.#signs !== undefined) {
        const marks = this.#signs.marks.subarray(block.first, block.first + block.rows);
        new Uint32Array(rowKernel.buffer, perRow, block.rows).set(marks);
        rowKernel.loops.turn(starts, block.rows, raw, perRow, this.#signs.seed, positions, count);
      }
      rowKernel.loops.lay(starts, block.rows, raw, BYTES_PER_CELL * count, cells, ends);
    });
  }
}

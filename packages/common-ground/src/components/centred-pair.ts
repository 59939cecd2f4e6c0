import type { CentredRows } from './centred-rows.ts';
import { rowKernel } from '../kernel/kernel.ts';
import { areNarrow, BLOCK, RowBlocks, type NarrowRows } from '../reactions/row-blocks.ts';

/** Two weights and two sums of a cell, and the same of its turned copy. */
const BYTES_PER_CELL = 64;

type Centred = Pick<CentredRows, 'starts' | 'cells' | 'rows' | 'size' | 'values'>;

/** Two vectors of one entry per position. */
export type VectorPair = readonly [Float64Array, Float64Array];

/**
 * The loops over centred rows for two vectors at a time, in the kernel: reading the cells is most of the work, and both
 * read the same ones. A cell moved up by the number of cells counts with its sign turned for the second vector.
 */
export class CentredPair {
  readonly #data: Centred;
  readonly #blocks: RowBlocks<'table' | 'values' | 'x' | 'otherX' | 'y' | 'otherY'>;

  private constructor(data: Centred & NarrowRows, limits: typeof BLOCK) {
    this.#data = data;
    const count = data.values.length;
    const vector = 8 * data.size;
    const vectors = { x: vector, otherX: vector, y: vector, otherY: vector };
    this.#blocks = new RowBlocks(
      data,
      { table: BYTES_PER_CELL * count, values: 8 * count, ...vectors },
      limits,
    );
  }

  /** Null for cells of four bytes: plain loops do the same work then. */
  static over(data: Centred, limits = BLOCK): CentredPair | null {
    return areNarrow(data) ? new CentredPair(data, limits) : null;
  }

  /** y = sum over rows of (v - m)(v - m)' x, and the same of the second vector with the signs as they were turned. */
  product(x: VectorPair, y: VectorPair): void {
    const { starts, values, y: into, otherY } = this.#weigh(x);
    for (const block of this.#blocks.blocks)
      rowKernel.loops.sweepPair(starts, block.rows, this.#blocks.load(block));
    rowKernel.loops.collectPair(values, this.#data.values.length, into, otherY);
    y[0].set(new Float64Array(rowKernel.buffer, into, this.#data.size));
    y[1].set(new Float64Array(rowKernel.buffer, otherY, this.#data.size));
  }

  /**
   * Per row, (v - m)' x of both, the two beside each other; times sqrt(over / n) for rows of n cells, unless `over` is 0.
   */
  along(x: VectorPair, over: number, into: Float64Array): void {
    const { starts, perRow } = this.#weigh(x);
    for (const block of this.#blocks.blocks) {
      rowKernel.loops.gather(starts, block.rows, this.#blocks.load(block), over, perRow);
      into.set(new Float64Array(rowKernel.buffer, perRow, 2 * block.rows), 2 * block.first);
    }
  }

  #weigh([x, other]: VectorPair) {
    const { at } = this.#blocks;
    const { values } = this.#data;
    if (this.#blocks.enter()) new Float64Array(rowKernel.buffer, at.values, values.length).set(values);
    new Float64Array(rowKernel.buffer, at.x, x.length).set(x);
    new Float64Array(rowKernel.buffer, at.otherX, other.length).set(other);
    rowKernel.loops.weighPair(at.values, values.length, at.x, at.otherX);
    return at;
  }
}

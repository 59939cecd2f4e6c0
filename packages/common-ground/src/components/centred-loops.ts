import { columnsOf, type CentredRows } from './centred-rows.ts';
import { rowKernel } from '../kernel/kernel.ts';
import { areNarrow, BLOCK, RowBlocks, type NarrowRows } from '../reactions/row-blocks.ts';

/** A cell's weight and its sum. */
const BYTES_PER_ENTRY = 16;

/** The loops over centred rows, in the kernel: what the product of their matrix with itself makes of a vector. */
export class CentredLoops {
  readonly #data: CentredRows;
  readonly #blocks: RowBlocks<'table' | 'values' | 'columns' | 'x' | 'y'>;

  private constructor(data: CentredRows & NarrowRows, limits: typeof BLOCK) {
    this.#data = data;
    const count = data.values.length;
    const vector = 8 * data.size;
    const tables = {
      table: BYTES_PER_ENTRY * count,
      values: 8 * count,
      columns: 4 * count,
      x: vector,
      y: vector,
    };
    this.#blocks = new RowBlocks(data, tables, limits);
  }

  /** Null for cells of four bytes: plain loops do the same work then. */
  static over(data: CentredRows, limits = BLOCK): CentredLoops | null {
    return areNarrow(data) ? new CentredLoops(data, limits) : null;
  }

  /** y = sum over rows of (v - m)(v - m)' x. */
  product(x: Float64Array, y: Float64Array): void {
    const { starts, values, columns, y: into } = this.#weigh(x);
    for (const block of this.#blocks.blocks)
      rowKernel.loops.sweep(starts, block.rows, this.#blocks.load(block));
    const view = new Float64Array(rowKernel.buffer, into, y.length);
    view.fill(0);
    rowKernel.loops.collect(values, columns, this.#data.values.length, into);
    y.set(view);
  }

  #weigh(vector: Float64Array) {
    const { at } = this.#blocks;
    const { values } = this.#data;
    if (this.#blocks.enter()) {
      const columns = columnsOf(this.#data);
      new Float64Array(rowKernel.buffer, at.values, values.length).set(values);
      new Int32Array(rowKernel.buffer, at.columns, columns.length).set(columns);
    }
    new Float64Array(rowKernel.buffer, at.x, vector.length).set(vector);
    rowKernel.loops.weigh(at.values, at.columns, values.length, at.x);
    return at;
  }
}

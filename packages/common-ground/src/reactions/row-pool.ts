import type { Cells } from './reaction-matrix.ts';

const ROW_LEAST = 8;

/**
 * Rows of packed cells that grow one by one, in one buffer. A row that outgrows its place moves to the end;
 * the buffer is packed again when more than half of it is abandoned. Cells of a row are in no order.
 */
export class RowPool {
  #cells: Uint32Array = new Uint32Array(1024);
  #used = 0;
  #abandoned = 0;
  readonly #from: number[] = [];
  readonly #length: number[] = [];
  readonly #capacity: number[] = [];

  get rows(): number {
    return this.#from.length;
  }

  addRow(): number {
    this.#from.push(0);
    this.#length.push(0);
    this.#capacity.push(0);
    return this.#from.length - 1;
  }

  lengthOf(row: number): number {
    return this.#length[row] ?? 0;
  }

  cellsOf(row: number): Uint32Array {
    const from = this.#from[row] ?? 0;
    return this.#cells.subarray(from, from + this.lengthOf(row));
  }

  /** Place of the cell of this position in the row, or -1. */
  find(row: number, position: number): number {
    const cells = this.cellsOf(row);
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i] ?? 0;
      if (cell >= position * 3 && cell < position * 3 + 3) return i;
    }
    return -1;
  }

  set(row: number, place: number, cell: number): void {
    this.#cells[(this.#from[row] ?? 0) + place] = cell;
  }

  append(row: number, cell: number): void {
    const length = this.lengthOf(row);
    if (length === (this.#capacity[row] ?? 0)) this.#move(row, Math.max(ROW_LEAST, length * 2));
    this.#cells[(this.#from[row] ?? 0) + length] = cell;
    this.#length[row] = length + 1;
  }

  /** Overwrites the row with zeros before letting it go: erased means gone from memory too. */
  clear(row: number): void {
    this.cellsOf(row).fill(0);
    this.#abandoned += this.#capacity[row] ?? 0;
    this.#length[row] = 0;
    this.#capacity[row] = 0;
  }

  #move(row: number, capacity: number): void {
    if (this.#used + capacity > this.#cells.length) this.#makeRoom(capacity);
    const old = this.cellsOf(row);
    this.#cells.set(old, this.#used);
    old.fill(0);
    this.#abandoned += this.#capacity[row] ?? 0;
    this.#from[row] = this.#used;
    this.#capacity[row] = capacity;
    this.#used += capacity;
  }

  #makeRoom(wanted: number): void {
    const live = this.#used - this.#abandoned;
    const needed = live + wanted;
    const size = this.#abandoned > this.#used / 2 ? this.#cells.length : this.#cells.length * 2;
    const packed = new Uint32Array(Math.max(size, needed * 2));
    let at = 0;
    for (let row = 0; row < this.rows; row += 1) {
      packed.set(this.cellsOf(row), at);
      this.#from[row] = at;
      at += this.#capacity[row] ?? 0;
    }
    this.#cells = packed;
    this.#used = at;
    this.#abandoned = 0;
  }
}

/** Packs pooled rows, renamed and in the given orders, into starts and cells. `rename[old]` is -1 to drop. */
export function packRows(pool: RowPool, rows: readonly number[], rename: Int32Array, wide: boolean) {
  const total = rows.reduce((sum, row) => sum + pool.lengthOf(row), 0);
  const cells: Cells = wide ? new Uint32Array(total) : new Uint16Array(total);
  const starts = new Uint32Array(rows.length + 1);
  let write = 0;
  rows.forEach((row, i) => {
    const first = write;
    for (const cell of pool.cellsOf(row)) {
      const position = rename[(cell / 3) | 0] ?? -1;
      if (position >= 0) cells[write++] = position * 3 + (cell % 3);
    }
    cells.subarray(first, write).sort();
    starts[i + 1] = write;
  });
  return { starts, cells: cells.slice(0, write) };
}

import type { Cells } from './reaction-matrix.ts';

/** Packed rows: cells of row i lie between starts[i] and starts[i + 1], ascending by position. */
export type Rows = { readonly starts: Uint32Array; readonly cells: Cells };

type Log = { readonly rows: Uint32Array; readonly cells: Uint32Array; readonly length: number };
type Shape = { readonly people: number; readonly positions: number; readonly wide: boolean };

/**
 * Rows with the log applied, the later of two reactions to one position winning. The log is bucketed by row
 * with a stable counting sort, so "later" keeps its meaning.
 */
export function mergeRows(rows: Rows, log: Log, shape: Shape): Rows {
  const counts = new Uint32Array(shape.people + 1);
  for (let i = 0; i < log.length; i += 1) {
    const row = (log.rows[i] ?? 0) + 1;
    counts[row] = (counts[row] ?? 0) + 1;
  }
  for (let i = 1; i < counts.length; i += 1) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
  const bucketed = new Uint32Array(log.length);
  const next = counts.slice();
  for (let i = 0; i < log.length; i += 1) {
    const row = log.rows[i] ?? 0;
    const at = next[row] ?? 0;
    bucketed[at] = log.cells[i] ?? 0;
    next[row] = at + 1;
  }
  return combine(rows, { cells: bucketed, starts: counts }, shape);
}

function combine(rows: Rows, added: { cells: Uint32Array; starts: Uint32Array }, shape: Shape): Rows {
  const most = rows.cells.length + added.cells.length;
  const cells: Cells = shape.wide ? new Uint32Array(most) : new Uint16Array(most);
  const starts = new Uint32Array(shape.people + 1);
  const place = new Int32Array(shape.positions).fill(-1);
  const oldPeople = rows.starts.length - 1;
  let write = 0;
  for (let row = 0; row < shape.people; row += 1) {
    const first = write;
    const from = row < oldPeople ? (rows.starts[row] ?? 0) : 0;
    const to = row < oldPeople ? (rows.starts[row + 1] ?? 0) : 0;
    const addedFrom = added.starts[row] ?? 0;
    const addedTo = added.starts[row + 1] ?? 0;
    if (addedFrom === addedTo) {
      cells.set(rows.cells.subarray(from, to), write);
      write += to - from;
    } else {
      for (let i = from; i < to; i += 1) write = put(rows.cells[i] ?? 0, cells, place, write);
      for (let i = addedFrom; i < addedTo; i += 1) write = put(added.cells[i] ?? 0, cells, place, write);
      for (let i = first; i < write; i += 1) place[((cells[i] ?? 0) / 3) | 0] = -1;
      sortAscending(cells, first, write);
    }
    starts[row + 1] = write;
  }
  return { starts, cells: write === most ? cells : cells.slice(0, write) };
}

function put(cell: number, cells: Cells, place: Int32Array, write: number): number {
  const position = (cell / 3) | 0;
  const earlier = place[position] ?? -1;
  cells[earlier >= 0 ? earlier : write] = cell;
  if (earlier >= 0) return write;
  place[position] = write;
  return write + 1;
}

/** Rows mostly arrive sorted; only the ones that did not are sorted. */
function sortAscending(cells: Cells, from: number, to: number): void {
  for (let i = from + 1; i < to; i += 1) {
    if ((cells[i] ?? 0) < (cells[i - 1] ?? 0)) {
      cells.subarray(from, to).sort();
      return;
    }
  }
}

/** Rows and a mark of each. */
type Marked = Rows & { readonly marks: Uint32Array };

/** The rows but for those named, ascending, by `left`. */
export function leaveOut({ starts, cells, marks }: Marked, left: readonly number[]): Marked {
  const kept = { starts: starts.slice(left.length), cells: cells.slice(), marks: marks.slice(left.length) };
  let first = 0;
  let gone = 0;
  [...left, marks.length].forEach((row, before) => {
    const [from, to] = [starts[first] ?? 0, starts[row] ?? 0];
    const moved = starts.subarray(first, row + 1).map((start) => start - gone);
    kept.starts.set(moved, first - before);
    kept.marks.set(marks.subarray(first, row), first - before);
    kept.cells.copyWithin(from - gone, from, to);
    gone += (starts[row + 1] ?? to) - to;
    first = row + 1;
  });
  return { ...kept, cells: kept.cells.subarray(0, cells.length - gone) };
}

/** The rows named by `order`, in that order. Neighbours that stay neighbours are copied together. */
export function reorder(rows: Rows, order: Uint32Array): Rows {
  const starts = new Uint32Array(order.length + 1);
  let total = 0;
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] ?? 0;
    total += (rows.starts[row + 1] ?? 0) - (rows.starts[row] ?? 0);
    starts[i + 1] = total;
  }
  const cells: Cells = rows.cells instanceof Uint32Array ? new Uint32Array(total) : new Uint16Array(total);
  let first = 0;
  for (let i = 1; i <= order.length; i += 1) {
    const row = order[i - 1] ?? 0;
    if (order[i] === row + 1) continue;
    cells.set(rows.cells.subarray(rows.starts[order[first] ?? 0], rows.starts[row + 1]), starts[first]);
    first = i;
  }
  return { starts, cells };
}

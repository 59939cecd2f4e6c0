import type { BlockRows } from './row-blocks.ts';
import { DIGEST_NUMBERS, RowLoops } from './row-loops.ts';

/**
 * Four sums of 32 bits per row, of the four numbers that each of its cells has in `numbers`; 0 for rows of fewer cells
 * than `least`.
 */
export function digests(
  rows: BlockRows,
  numbers: Int32Array,
  least: number,
  loops = RowLoops.over(rows, numbers.byteLength),
): Int32Array {
  const sums = new Int32Array(rows.rows * DIGEST_NUMBERS);
  if (loops === null) digestRows(rows, numbers, { least, into: sums });
  else loops.digest(numbers, least, sums);
  return sums;
}

function digestRows(
  { starts, cells, rows }: BlockRows,
  numbers: Int32Array,
  { least, into }: { readonly least: number; readonly into: Int32Array },
): void {
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] ?? 0;
    if (end - (starts[row] ?? 0) < least) continue;
    for (let k = starts[row] ?? 0; k < end; k += 1) {
      for (let n = 0; n < DIGEST_NUMBERS; n += 1) {
        const at = row * DIGEST_NUMBERS + n;
        into[at] = (into[at] ?? 0) + (numbers[(cells[k] ?? 0) * DIGEST_NUMBERS + n] ?? 0);
      }
    }
  }
}

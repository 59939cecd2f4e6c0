import { layOut, pointKernel } from '../kernel/kernel.ts';

/** Hubert and Arabie's adjusted Rand index of two labellings of the same points: 1 equal, about 0 unrelated. */
export function adjustedRand(a: Uint8Array, b: Uint8Array, k: number): number {
  const table = tally(a, b, k);
  let together = 0;
  let rows = 0;
  let columns = 0;
  for (let g = 0; g < k; g += 1) {
    let row = 0;
    let column = 0;
    for (let h = 0; h < k; h += 1) {
      const count = table[g * k + h] ?? 0;
      together += pairs(count);
      row += count;
      column += table[h * k + g] ?? 0;
    }
    rows += pairs(row);
    columns += pairs(column);
  }
  const all = pairs(a.length);
  const expected = all === 0 ? 0 : (rows * columns) / all;
  const most = (rows + columns) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

const pairs = (n: number): number => (n * (n - 1)) / 2;

/** How many points have label g in one and h in the other, at k g + h. */
function tally(a: Uint8Array, b: Uint8Array, k: number): Float64Array {
  const at = layOut({ a: a.length, b: b.length, table: 8 * k * k });
  pointKernel.take(at.end);
  const { buffer, loops } = pointKernel;
  new Uint8Array(buffer, at.a, a.length).set(a);
  new Uint8Array(buffer, at.b, b.length).set(b);
  loops.tally(at.a, at.b, a.length, k, at.table);
  return new Float64Array(buffer, at.table, k * k).slice();
}

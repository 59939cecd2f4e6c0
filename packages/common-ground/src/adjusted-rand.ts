/** Hubert and Arabie's adjusted Rand index of two labellings of the same points: 1 equal, about 0 unrelated. */
export function adjustedRand(a: Uint8Array, b: Uint8Array, k: number): number {
  const table = new Float64Array(k * k);
  for (let i = 0; i < a.length; i += 1) {
    const at = (a[i] ?? 0) * k + (b[i] ?? 0);
    table[at] = (table[at] ?? 0) + 1;
  }
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

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by implicit QL shifts (Golub & Van Loan,
 * Matrix Computations, 8.3). `diagonal` has length m and `beside` its m - 1 neighbours. Of the vectors, the entries
 * from `first` on are worked out, which is most of the work: entry i of vector k is `vectors[(i - first) * m + k]`.
 * Values are not sorted.
 */
export function tridiagonalEigen(
  diagonal: Float64Array,
  beside: Float64Array,
  first: number,
): { values: Float64Array; vectors: Float64Array } {
  const m = diagonal.length;
  const values = diagonal.slice();
  const off = new Float64Array(m);
  off.set(beside.subarray(0, Math.max(0, m - 1)));
  const vectors = new Float64Array((m - first) * m);
  for (let i = first; i < m; i += 1) vectors[(i - first) * m + i] = 1;
  for (let low = 0; low < m; low += 1) {
    for (let sweep = 0; sweep < 60; sweep += 1) {
      const high = firstSplit(values, off, low);
      if (high === low) break;
      implicitShift({ values, off, vectors }, low, high);
    }
  }
  return { values, vectors };
}

function firstSplit(values: Float64Array, off: Float64Array, low: number): number {
  let high = low;
  for (; high < values.length - 1; high += 1) {
    const scale = Math.abs(values[high] ?? 0) + Math.abs(values[high + 1] ?? 0);
    if (Math.abs(off[high] ?? 0) <= Number.EPSILON * scale) break;
  }
  return high;
}

type Work = { values: Float64Array; off: Float64Array; vectors: Float64Array };

function implicitShift({ values, off, vectors }: Work, low: number, high: number): void {
  const first = values[low] ?? 0;
  const beside = off[low] ?? 0;
  let g = ((values[low + 1] ?? 0) - first) / (2 * beside);
  let r = Math.hypot(g, 1);
  g = (values[high] ?? 0) - first + beside / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = high - 1; i >= low; i -= 1) {
    const f = s * (off[i] ?? 0);
    const b = c * (off[i] ?? 0);
    r = Math.hypot(f, g);
    off[i + 1] = r;
    if (r === 0) {
      values[i + 1] = (values[i + 1] ?? 0) - p;
      off[high] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (values[i + 1] ?? 0) - p;
    r = ((values[i] ?? 0) - g) * s + 2 * c * b;
    p = s * r;
    values[i + 1] = g + p;
    g = c * r - b;
    rotate(vectors, values.length, { column: i, s, c });
  }
  values[low] = (values[low] ?? 0) - p;
  off[low] = g;
  off[high] = 0;
}

function rotate(vectors: Float64Array, m: number, turn: { column: number; s: number; c: number }): void {
  const { column, s, c } = turn;
  for (let at = column; at < vectors.length; at += m) {
    const right = vectors[at + 1] ?? 0;
    const left = vectors[at] ?? 0;
    vectors[at + 1] = s * left + c * right;
    vectors[at] = c * left - s * right;
  }
}

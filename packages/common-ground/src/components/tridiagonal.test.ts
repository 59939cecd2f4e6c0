import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tridiagonalEigen } from './tridiagonal.ts';

const number = fc.oneof(
  fc.constant(0),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const matrix = fc.integer({ min: 1, max: 24 }).chain((m) =>
  fc.record({
    diagonal: fc.array(number, { minLength: m, maxLength: m }),
    beside: fc.array(number, { minLength: m - 1, maxLength: m - 1 }),
    first: fc.integer({ min: 0, max: m - 1 }),
  }),
);

test('a tridiagonal matrix is solved bit for bit as by plain loops', () => {
  fc.assert(
    fc.property(matrix, ({ diagonal, beside, first }) => {
      expect(tridiagonalEigen(diagonal, beside, first)).toEqual(plainEigen(diagonal, beside, first));
    }),
  );
});

function plainEigen(diagonal: readonly number[], beside: readonly number[], first: number) {
  const m = diagonal.length;
  const values = Float64Array.from(diagonal);
  const off = new Float64Array(m);
  off.set(beside);
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

import { describe, expect, test } from 'vitest';
import { leadingEigenpairs, type SymmetricOperator } from './leading-eigenpairs.ts';

/** A matrix with these eigenvalues and, as eigenvectors, the columns of a Householder reflection. */
function reflected(
  values: readonly number[],
): SymmetricOperator & { readonly axis: (k: number) => number[] } {
  const size = values.length;
  const length = Math.hypot(...values.map((_, i) => i + 1));
  const normal = values.map((_, i) => (i + 1) / length);
  const reflect = (x: ArrayLike<number>): number[] => {
    const along = 2 * normal.reduce((sum, entry, i) => sum + entry * (x[i] ?? 0), 0);
    return normal.map((entry, i) => (x[i] ?? 0) - along * entry);
  };
  return {
    size,
    apply: (x, y) => y.set(reflect(reflect(x).map((entry, i) => entry * (values[i] ?? 0)))),
    axis: (k) => reflect(values.map((_, i) => (i === k ? 1 : 0))),
  };
}

describe('the leading eigenpairs', () => {
  test.each([7, 8, 61])('of a matrix of %i are those it was made of', (size) => {
    const values = Array.from({ length: size }, (_, i) => 100 * 0.6 ** i);
    const operator = reflected(values);
    const found = leadingEigenpairs(operator, { count: 3, tolerance: 1e-10 });
    found.vectors.forEach((vector, k) => {
      expect(found.values[k]).toBeCloseTo(values[k]!, 8);
      const axis = operator.axis(k);
      const along = vector.reduce((sum, entry, i) => sum + entry * axis[i]!, 0);
      expect(Math.abs(along)).toBeCloseTo(1, 8);
    });
  });

  test('begin anew where a direction is exhausted, and find equal values as often as they occur', () => {
    const values = [5, 5, 5, 1, 1, 1, 1, 0, 0];
    const found = leadingEigenpairs(reflected(values), { count: 4, tolerance: 1e-10 });
    expect([...found.values].map((value) => Number(value.toFixed(8)))).toEqual([5, 5, 5, 1]);
    for (const [a, vector] of found.vectors.entries())
      for (const [b, other] of found.vectors.entries()) {
        const product = vector.reduce((sum, entry, i) => sum + entry * other[i]!, 0);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 8);
      }
  });

  test('of few people among very many positions take few steps', () => {
    let steps = 0;
    const size = 5_000;
    const apply = (x: Float64Array, y: Float64Array): void => {
      steps += 1;
      y.fill(0);
      for (let i = 0; i < 3; i += 1) y[i] = (3 - i) * x[i]!;
    };
    const found = leadingEigenpairs({ size, apply }, { count: 5, tolerance: 1e-6 });
    expect([...found.values].map((value) => Number(value.toFixed(8)))).toEqual([3, 2, 1, 0, 0]);
    expect(steps).toBeLessThan(10);
  });

  test('of more than the shared memory holds are found in a memory of their own', () => {
    const size = 70_000;
    const apply = (x: Float64Array, y: Float64Array): void => {
      for (let i = 0; i < size; i += 1) y[i] = (i < 2 ? 3 - i : 1 / i) * x[i]!;
    };
    const found = leadingEigenpairs({ size, apply }, { count: 2, tolerance: 1e-6 });
    expect([...found.values].map((value) => Number(value.toFixed(6)))).toEqual([3, 2]);
  });
});

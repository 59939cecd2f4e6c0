import { layOut, openTridiagonalKernel } from '../kernel/kernel.ts';

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix by implicit QL shifts (Golub & Van Loan,
 * Matrix Computations, 8.3), in the kernel. `diagonal` has length m and `beside` its m - 1 neighbours. Of the vectors,
 * the entries from `first` on are worked out, which is most of the work: entry i of vector k is
 * `vectors[(i - first) * m + k]`. Values are not sorted.
 */
export function tridiagonalEigen(
  diagonal: ArrayLike<number>,
  beside: ArrayLike<number>,
  first: number,
): { values: Float64Array; vectors: Float64Array } {
  const m = diagonal.length;
  const rows = m - first;
  const at = layOut({ values: 8 * m, beside: 8 * m, vectors: 8 * m * rows });
  const { buffer, loops } = openTridiagonalKernel(at.end);
  const values = new Float64Array(buffer, at.values, m);
  const neighbours = new Float64Array(buffer, at.beside, m);
  const vectors = new Float64Array(buffer, at.vectors, m * rows);
  values.set(diagonal);
  neighbours.set(beside);
  neighbours[m - 1] = 0;
  vectors.fill(0);
  for (let i = first; i < m; i += 1) vectors[(i - first) * m + i] = 1;
  loops.solve(at.values, at.beside - at.values, m, at.vectors, rows);
  return { values: values.slice(), vectors: vectors.slice() };
}

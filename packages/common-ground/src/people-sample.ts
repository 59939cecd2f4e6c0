import { drawn } from './row-marks.ts';
import type { ReactionMatrix } from './reaction-matrix.ts';

/**
 * About `most` of the given rows, drawn by the marks of the rows: the same people in any order of arrival
 * and under any names. All of them when there are no more than that.
 */
export function sampleRows(marks: Uint32Array, rows: Uint32Array, most: number, seed: number): Uint32Array {
  if (rows.length <= most) return rows;
  const below = (most / rows.length) * 4_294_967_296;
  return rows.filter((row) => drawn(marks[row] ?? 0, seed) < below);
}

/** The matrix of some of its rows. */
export function selectRows(matrix: ReactionMatrix, rows: Uint32Array): ReactionMatrix {
  if (rows.length === matrix.participantIds.length) return matrix;
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, r) => {
    starts[r + 1] = (starts[r] ?? 0) + (matrix.starts[row + 1] ?? 0) - (matrix.starts[row] ?? 0);
  });
  const total = starts[rows.length] ?? 0;
  const cells = matrix.cells instanceof Uint32Array ? new Uint32Array(total) : new Uint16Array(total);
  rows.forEach((row, r) => {
    cells.set(matrix.cells.subarray(matrix.starts[row] ?? 0, matrix.starts[row + 1] ?? 0), starts[r] ?? 0);
  });
  const participantIds = Array.from(rows, (row) => matrix.participantIds[row] ?? '');
  return { participantIds, positionIds: matrix.positionIds, starts, cells };
}

/** 0, 1, ..., count - 1. */
export function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) rows[i] = i;
  return rows;
}

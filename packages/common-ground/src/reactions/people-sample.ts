import type { ReactionMatrix } from './reaction-matrix.ts';
import { drawnBelow } from './row-marks.ts';
import { reorder } from './row-merge.ts';

/**
 * About `most` of the given rows, drawn by the marks of the rows: the same people in any order of arrival
 * and under any names. All of them when there are no more than that.
 */
export function sampleRows(marks: Uint32Array, rows: Uint32Array, most: number, seed: number): Uint32Array {
  if (rows.length <= most) return rows;
  return drawnBelow(marks, rows, { seed, share: most / rows.length });
}

/** The matrix of some of its rows. */
export function selectRows(matrix: ReactionMatrix, rows: Uint32Array): ReactionMatrix {
  if (rows.length === matrix.participantIds.length) return matrix;
  const participantIds: string[] = [];
  for (const row of rows) participantIds.push(matrix.participantIds[row] ?? '');
  return { participantIds, positionIds: matrix.positionIds, ...reorder(matrix, rows) };
}

/** 0, 1, ..., count - 1. */
export function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) rows[i] = i;
  return rows;
}

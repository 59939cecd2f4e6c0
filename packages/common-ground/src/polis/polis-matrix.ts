import { centredRows, columnMeans } from '../components/centred-rows.ts';
import { everyRow, selectRows } from '../reactions/people-sample.ts';
import { cellPosition, rowLength, type ReactionMatrix } from '../reactions/reaction-matrix.ts';
import { countCells } from '../reactions/row-counts.ts';
import type { Counts } from './polis-statistics.ts';

const REACTIONS_LEAST = 7;
const PEOPLE_LEAST = 15;

/** Polis knows a person from their first vote on, and a position from its first vote on. */
export function withoutUnused(matrix: ReactionMatrix): ReactionMatrix {
  const counts = countCells(matrix);
  const used = matrix.positionIds.map((_, j) => counts.subarray(3 * j, 3 * j + 3).some((count) => count > 0));
  const rows = everyRow(matrix.participantIds.length).filter((row) => rowLength(matrix, row) > 0);
  const people = selectRows(matrix, rows);
  if (!used.includes(false)) return people;
  const place = Int32Array.from(used);
  for (let j = 0, next = 0; j < place.length; j += 1) place[j] = used[j] === true ? next++ : -1;
  const cells = people.cells.map((cell) => (place[cellPosition(cell)] ?? 0) * 3 + (cell % 3));
  return { ...people, positionIds: people.positionIds.filter((_, j) => used[j]), cells };
}

/** A zeroed column has mean 0 and adds nothing anywhere. */
export function centre(matrix: ReactionMatrix, zeroed: readonly boolean[]) {
  const means = columnMeans(countCells(matrix)).map((mean, j) => (zeroed[j] === true ? 0 : mean));
  const data = centredRows(matrix, means);
  zeroed.forEach((out, j) => {
    if (out) data.values.fill(0, 3 * j, 3 * j + 3);
  });
  return { means, data };
}

/** Reactions Polis counts for each person: a zeroed column is a vote of everybody's. */
export function castCounts(matrix: ReactionMatrix, zeroed: readonly boolean[]): number[] {
  const everybody = zeroed.filter(Boolean).length;
  return matrix.participantIds.map((_, i) => {
    let cast = everybody;
    for (let k = matrix.starts[i] ?? 0; k < (matrix.starts[i + 1] ?? 0); k += 1) {
      if (zeroed[cellPosition(matrix.cells[k] ?? 0)] !== true) cast += 1;
    }
    return cast;
  });
}

/** Rows of those with enough reactions, in arrival order; topped up with the most active when too few. */
export function takenIn(matrix: ReactionMatrix, arrivalOrder: readonly string[]): number[] {
  const rowOf = new Map(matrix.participantIds.map((id, i) => [id, i]));
  const rows = arrivalOrder.flatMap((id) => rowOf.get(id) ?? []);
  const least = Math.min(REACTIONS_LEAST, matrix.positionIds.length);
  const enough = new Set(rows.filter((i) => rowLength(matrix, i) >= least));
  if (enough.size < PEOPLE_LEAST) {
    const others = rows.filter((i) => !enough.has(i));
    others.sort((a, b) => rowLength(matrix, b) - rowLength(matrix, a));
    for (const i of others.slice(0, PEOPLE_LEAST - enough.size)) enough.add(i);
  }
  return rows.filter((i) => enough.has(i));
}

/** A zeroed column counts as seen, and passed, by every member: a defect of Polis that is kept here. */
export function countGroup(
  matrix: ReactionMatrix,
  rows: readonly number[],
  zeroed: readonly boolean[],
): Counts[] {
  const cells = new Uint32Array(matrix.positionIds.length * 3);
  for (const i of rows) {
    for (let k = matrix.starts[i] ?? 0; k < (matrix.starts[i + 1] ?? 0); k += 1) {
      const cell = matrix.cells[k] ?? 0;
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
  }
  return zeroed.map((out, j) => {
    if (out) return { agrees: 0, disagrees: 0, seen: rows.length };
    const disagrees = cells[3 * j] ?? 0;
    const agrees = cells[3 * j + 2] ?? 0;
    return { agrees, disagrees, seen: disagrees + agrees + (cells[3 * j + 1] ?? 0) };
  });
}

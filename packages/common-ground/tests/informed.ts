import { rowLength, type ReactionMatrix } from '../src/reactions/reaction-matrix.ts';
import { REACTIONS_LEAST } from '../src/analysis.ts';

/** A prior of one reaction, shared out as everybody reacted. */
const PRIOR = 1;

/**
 * Where somebody would put each person who knew the group of everybody else: the group under which the person's
 * reactions are likeliest. No method can be expected to do better than this from the same reactions.
 */
export function informedGroups(
  matrix: ReactionMatrix,
  groupOf: ReadonlyMap<string, number>,
  groups: number,
): Map<string, number> {
  const { participantIds, starts, cells, positionIds } = matrix;
  const width = positionIds.length * 3;
  const counts = new Float64Array(width * groups);
  const all = new Float64Array(width);
  const rows = [...participantIds.keys()].filter((row) => rowLength(matrix, row) >= REACTIONS_LEAST);
  const own = (row: number): number => groupOf.get(participantIds[row] ?? '') ?? 0;
  for (const row of rows) {
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) {
      const cell = cells[k] ?? 0;
      const at = own(row) * width + cell;
      counts[at] = (counts[at] ?? 0) + 1;
      all[cell] = (all[cell] ?? 0) + 1;
    }
  }
  const seen = (from: Float64Array, cell: number): number => {
    const first = cell - (cell % 3);
    return (from[first] ?? 0) + (from[first + 1] ?? 0) + (from[first + 2] ?? 0);
  };
  const likelihood = (row: number, group: number): number => {
    const less = group === own(row) ? 1 : 0;
    const part = counts.subarray(group * width, (group + 1) * width);
    let sum = 0;
    for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) {
      const cell = cells[k] ?? 0;
      const prior = ((all[cell] ?? 0) + 0.5) / (seen(all, cell) + 1.5);
      sum += Math.log(((part[cell] ?? 0) - less + PRIOR * prior) / (seen(part, cell) - less + PRIOR));
    }
    return sum;
  };
  return new Map(
    rows.map((row) => {
      const each = Array.from({ length: groups }, (_, group) => likelihood(row, group));
      return [participantIds[row] ?? '', each.indexOf(Math.max(...each))];
    }),
  );
}

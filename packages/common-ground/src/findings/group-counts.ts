import type { ReactionMatrix } from '../reactions/reaction-matrix.ts';
import { countRows } from '../reactions/row-counts.ts';

/** An opinion group's number, or a declared group's name. */
export type GroupId = number | string;

/** Reactions per group: cell 3 * position + (reaction + 1) of `cells`. */
export type GroupCounts = {
  readonly id: GroupId;
  readonly size: number;
  readonly cells: Uint32Array;
};

export type PositionCounts = {
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
  readonly seen: number;
};

export function countsAt({ cells }: Pick<GroupCounts, 'cells'>, position: number): PositionCounts {
  const disagrees = cells[3 * position] ?? 0;
  const passes = cells[3 * position + 1] ?? 0;
  const agrees = cells[3 * position + 2] ?? 0;
  return { agrees, disagrees, passes, seen: agrees + disagrees + passes };
}

/** How many reacted to the position. */
export const seenAt = (cells: Uint32Array, position: number): number =>
  (cells[3 * position] ?? 0) + (cells[3 * position + 1] ?? 0) + (cells[3 * position + 2] ?? 0);

/** One pass over all reactions. `labels[row]` is an index into `ids`, or -1 for nobody's. */
export function countGroups(
  matrix: ReactionMatrix,
  labels: Int32Array,
  ids: readonly GroupId[],
): GroupCounts[] {
  const cells = matrix.positionIds.length * 3;
  const width = cells + 1;
  const all = new Uint32Array(width * ids.length);
  countRows({ ...matrix, rows: labels.length }, labels, width, all);
  return ids.map((id, g) => {
    const end = g * width + cells;
    return { id, size: all[end] ?? 0, cells: all.subarray(g * width, end) };
  });
}

import { countGroups, type GroupCounts, type GroupId } from '../findings/group-counts.ts';
import type { ReactionMatrix } from '../reactions/reaction-matrix.ts';

/** People who are in the same group of every division. `groups[d]` is theirs in division d, null for none. */
export type CrossedGroup = Omit<GroupCounts, 'id'> & { readonly groups: readonly (GroupId | null)[] };

/** Reactions counted by several divisions of the same people at once: one group for each combination there is. */
export function crossGroups(
  matrix: ReactionMatrix,
  divisions: readonly ReadonlyMap<string, GroupId>[],
): CrossedGroup[] {
  const places = new Map<string, number>();
  const combinations: (readonly (GroupId | null)[])[] = [];
  const labels = Int32Array.from(matrix.participantIds, (id) => {
    const groups = divisions.map((division) => division.get(id) ?? null);
    const key = JSON.stringify(groups);
    const place = places.get(key) ?? combinations.push(groups) - 1;
    places.set(key, place);
    return place;
  });
  const counted = countGroups(matrix, labels, Array.from(combinations.keys()));
  return counted.map(({ size, cells }, place) => ({ groups: combinations[place] ?? [], size, cells }));
}

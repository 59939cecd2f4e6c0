import type { Placed } from '../components/projection.ts';
import { layOut, shareKernel } from '../kernel/kernel.ts';
import { write } from '../findings/share-memory.ts';
import type { OpinionGroups } from './opinion-groups.ts';

/** So many people pass through the kernel's memory at a time. */
const PEOPLE_AT_ONCE = 65_536;

/** Per row of the matrix, -1 for who is in none. */
export type PeopleLabels = {
  /** The opinion group; -1 for all when none were found. */
  readonly labels: Int32Array;
  /** The part of it, or of everybody: part 2 g + side of the first component, the negative side first. */
  readonly parts: Int32Array;
};

/** Which groups people are in, and on which side. Without a component nobody has a place. */
export function labelPeople(
  rows: number,
  { rows: takenIn, points }: Placed,
  found: OpinionGroups,
): PeopleLabels {
  const { coordinates, dimensions } = points;
  const people = dimensions === 0 ? 0 : takenIn.length;
  const most = Math.min(people, PEOPLE_AT_ONCE);
  const size = 4 * rows;
  const at = layOut({
    labels: size,
    parts: size,
    takenIn: 4 * most,
    groups: most,
    places: 8 * most * dimensions,
  });
  shareKernel.reserve(at.end);
  const labels = new Int32Array(shareKernel.buffer, at.labels, rows).fill(-1);
  const parts = new Int32Array(shareKernel.buffer, at.parts, rows).fill(-1);
  for (let first = 0; first < people; first += most) {
    const end = Math.min(people, first + most);
    write(takenIn.subarray(first, end), at.takenIn);
    write(found.labels.subarray(first, end), at.groups);
    write(coordinates.subarray(first * dimensions, end * dimensions), at.places);
    shareKernel.loops.label(
      at.takenIn,
      at.groups,
      at.places,
      end - first,
      ...[dimensions, at.labels, at.parts],
    );
  }
  return { labels: found.k > 0 ? labels.slice() : new Int32Array(rows).fill(-1), parts: parts.slice() };
}

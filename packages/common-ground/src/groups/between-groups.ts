import type { Points } from '../components/projection.ts';
import { layOut, shareKernel } from '../kernel/kernel.ts';

/** From a third of the way between two centres to two thirds. */
const MIDDLE = 1 / 6;
/** So many people, evenly spaced in their order, which is that of what they reacted, tell a share to two hundredths. */
const PEOPLE_MAX = 300;

/**
 * How many of the people of two neighbouring groups stand in the middle third of the way between their centres: the
 * largest share over groups and their nearest neighbours. Where people spread evenly from one end to the other it is
 * a sixth, in one heap more, and where there is a gap nearly none. So it tells camps from the ends of a range, which
 * neither silhouette nor stability do. Null below two groups.
 */
export function shareBetween(points: Points, labels: Uint8Array, k: number): number | null {
  if (k < 2) return null;
  const { coordinates, dimensions, count } = points;
  const stride = Math.max(1, Math.ceil(count / PEOPLE_MAX));
  const people = Math.ceil(count / stride);
  const at = layOut({ people: 8 * people * dimensions, labels: people, centres: 8 * k * dimensions });
  shareKernel.reserve(at.end);
  const own = new Float64Array(shareKernel.buffer, at.people, people * dimensions);
  const groups = new Uint8Array(shareKernel.buffer, at.labels, people);
  for (let n = 0; n < people; n += 1) {
    const from = n * stride * dimensions;
    own.set(coordinates.subarray(from, from + dimensions), n * dimensions);
    groups[n] = labels[n * stride] ?? 0;
  }
  return shareKernel.loops.between(at.people, at.labels, people, dimensions, k, at.centres, MIDDLE);
}

import { clusterSizes } from './point-loops.ts';
import type { Points } from './projection.ts';

/** From a third of the way between two centres to two thirds. */
const MIDDLE = 1 / 6;

/**
 * How many of the people of two neighbouring groups stand in the middle third of the way between their centres: the
 * largest share over groups and their nearest neighbours. Where people spread evenly from one end to the other it is
 * a sixth, in one heap more, and where there is a gap nearly none. So it tells camps from the ends of a range, which
 * neither silhouette nor stability do. Null below two groups.
 */
export function shareBetween(points: Points, labels: Uint8Array, k: number): number | null {
  if (k < 2) return null;
  const centres = centresOf(points, labels, k);
  const nearest = Array.from({ length: k }, (_, g) => nearestTo(centres, g, points.dimensions));
  let most = 0;
  nearest.forEach((other, g) => {
    // Two that are each other's nearest are one pair.
    if (other < g && nearest[other] === g) return;
    most = Math.max(most, pairShare({ points, labels, centres }, g, other));
  });
  return most;
}

function centresOf({ coordinates, dimensions }: Points, labels: Uint8Array, k: number): Float64Array {
  const sizes = clusterSizes(labels, k);
  const centres = new Float64Array(k * dimensions);
  labels.forEach((label, i) => {
    for (let c = 0; c < dimensions; c += 1) {
      const at = label * dimensions + c;
      centres[at] = (centres[at] ?? 0) + (coordinates[i * dimensions + c] ?? 0) / (sizes[label] ?? 1);
    }
  });
  return centres;
}

function nearestTo(centres: Float64Array, g: number, dimensions: number): number {
  let nearest = g;
  let least = Infinity;
  for (let other = 0; other < centres.length / dimensions; other += 1) {
    const distance = squared(centres, g, other, dimensions);
    if (other === g || distance >= least) continue;
    least = distance;
    nearest = other;
  }
  return nearest;
}

function squared(centres: Float64Array, a: number, b: number, dimensions: number): number {
  let sum = 0;
  for (let c = 0; c < dimensions; c += 1)
    sum += ((centres[a * dimensions + c] ?? 0) - (centres[b * dimensions + c] ?? 0)) ** 2;
  return sum;
}

type Placed = { readonly points: Points; readonly labels: Uint8Array; readonly centres: Float64Array };

function pairShare({ points, labels, centres }: Placed, a: number, b: number): number {
  const { dimensions, coordinates } = points;
  const length = squared(centres, a, b, dimensions);
  let people = 0;
  let between = 0;
  labels.forEach((label, i) => {
    if (label !== a && label !== b) return;
    people += 1;
    let along = 0;
    for (let c = 0; c < dimensions; c += 1) {
      const [from, to] = [centres[a * dimensions + c] ?? 0, centres[b * dimensions + c] ?? 0];
      along += ((coordinates[i * dimensions + c] ?? 0) - from) * (to - from);
    }
    if (Math.abs(along / length - 0.5) <= MIDDLE) between += 1;
  });
  return people === 0 ? 0 : between / people;
}

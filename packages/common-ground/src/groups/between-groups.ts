import type { Points } from '../components/projection.ts';

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
  const placed = { points, labels, stride: Math.max(1, Math.ceil(points.count / PEOPLE_MAX)) };
  const centres = centresOf(placed, k);
  const nearest: number[] = [];
  for (let g = 0; g < k; g += 1) nearest.push(nearestTo(centres, g, points.dimensions));
  let most = 0;
  for (let g = 0; g < k; g += 1) {
    const other = nearest[g] ?? g;
    // Two that are each other's nearest are one pair.
    if (other >= g || nearest[other] !== g) most = Math.max(most, pairShare(placed, centres, [g, other]));
  }
  return most;
}

type Placed = { readonly points: Points; readonly labels: Uint8Array; readonly stride: number };

function centresOf({ points, labels, stride }: Placed, k: number): Float64Array {
  const { coordinates, dimensions, count } = points;
  const sizes = new Float64Array(k);
  const centres = new Float64Array(k * dimensions);
  for (let i = 0; i < count; i += stride) {
    const label = labels[i] ?? 0;
    sizes[label] = (sizes[label] ?? 0) + 1;
    for (let c = 0; c < dimensions; c += 1) {
      const at = label * dimensions + c;
      centres[at] = (centres[at] ?? 0) + (coordinates[i * dimensions + c] ?? 0);
    }
  }
  for (let at = 0; at < centres.length; at += 1)
    centres[at] = (centres[at] ?? 0) / Math.max(1, sizes[Math.floor(at / dimensions)] ?? 1);
  return centres;
}

function nearestTo(centres: Float64Array, g: number, dimensions: number): number {
  let nearest = g;
  let least = Infinity;
  for (let other = 0; other < centres.length / dimensions; other += 1) {
    const way = wayBetween(centres, g, other, dimensions);
    const distance = way.reduce((sum, step) => sum + step * step, 0);
    if (other === g || distance >= least) continue;
    least = distance;
    nearest = other;
  }
  return nearest;
}

function wayBetween(centres: Float64Array, from: number, to: number, dimensions: number): Float64Array {
  const way = new Float64Array(dimensions);
  for (let c = 0; c < dimensions; c += 1)
    way[c] = (centres[to * dimensions + c] ?? 0) - (centres[from * dimensions + c] ?? 0);
  return way;
}

function pairShare(
  { points, labels, stride }: Placed,
  centres: Float64Array,
  [a, b]: readonly [number, number],
): number {
  const { coordinates, dimensions, count } = points;
  const way = wayBetween(centres, a, b, dimensions);
  const length = way.reduce((sum, step) => sum + step * step, 0);
  let start = 0;
  for (let c = 0; c < dimensions; c += 1) start += (centres[a * dimensions + c] ?? 0) * (way[c] ?? 0);
  let people = 0;
  let between = 0;
  for (let i = 0; i < count; i += stride) {
    const label = labels[i];
    if (label !== a && label !== b) continue;
    let along = -start;
    for (let c = 0; c < dimensions; c += 1) along += (coordinates[i * dimensions + c] ?? 0) * (way[c] ?? 0);
    people += 1;
    if (Math.abs(along / length - 0.5) <= MIDDLE) between += 1;
  }
  return people === 0 ? 0 : between / people;
}

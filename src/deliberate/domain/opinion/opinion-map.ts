/** People as points of a plane, each with the place of their group; -1 when no groups were found. */
export type Placed = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly group: Int32Array;
};

/** A point that stands for several people near each other, of one group. Coordinates are whole, 0 to 65,535. */
export type MapPoint = {
  readonly x: number;
  readonly y: number;
  readonly group: number;
  readonly people: number;
};

/** More points than this are no picture but noise; with them a map stays within 330 KiB. */
const POINTS_MAX = 50_000;
const EDGE = 65_535;
/** Room around the point farthest out, so that it is not cut at the edge. */
const MARGIN = 1.04;
const BYTES_HEAD = 16;
const BYTES_POINT = 6;
const PEOPLE_SHOWN_MAX = 255;
const MAGIC = 'MDNGMAP1';
/** No group found: everybody alike. */
const NO_GROUP = 255;

/** Squares along each side of the density grid: 3,600 bytes of shades. */
export const GRID_SIDE = 60;

/** `reach` is the coordinate at the edge, a little beyond the point farthest out. */
export type DrawnMap = { readonly points: readonly MapPoint[]; readonly reach: number };

/**
 * Points to draw: people who stand near each other within a group are drawn as one, so that each point is made of at
 * least `peopleMin` people and nobody is a point. Groups smaller than that are not drawn.
 */
export function drawMap({ x, y, group }: Placed, peopleMin: number): DrawnMap {
  const least = Math.max(peopleMin, Math.ceil(x.length / POINTS_MAX));
  const members = new Map<number, number[]>();
  group.forEach((label, row) => {
    const rows = members.get(label);
    if (rows === undefined) members.set(label, [row]);
    else rows.push(row);
  });
  const heaps = [...members].flatMap(([label, rows]) =>
    rows.length < least ? [] : halves(rows, { x, y, least }).map((heap) => ({ label, heap })),
  );
  const centres = heaps.map(({ label, heap }) => ({
    label,
    x: meanOf(x, heap),
    y: meanOf(y, heap),
    people: heap.length,
  }));
  const farthest = centres.reduce((most, one) => Math.max(most, Math.abs(one.x), Math.abs(one.y)), 0);
  const reach = farthest * MARGIN;
  const onEdge = (value: number) => (reach === 0 ? EDGE >> 1 : Math.round(((value / reach + 1) / 2) * EDGE));
  const points = centres
    .map((one) => ({ x: onEdge(one.x), y: onEdge(one.y), group: one.label, people: one.people }))
    .sort((a, b) => a.group - b.group || a.x - b.x || a.y - b.y || a.people - b.people);
  return { points, reach };
}

type Cutting = { readonly x: Float64Array; readonly y: Float64Array; readonly least: number };

/** Cut in half across the longer side, again and again, as long as both halves hold enough people. */
function halves(rows: readonly number[], cutting: Cutting): number[][] {
  if (rows.length < 2 * cutting.least) return [[...rows]];
  const { x, y } = cutting;
  const [along, across] = spread(x, rows) >= spread(y, rows) ? [x, y] : [y, x];
  const at = (values: Float64Array, row: number) => values[row] ?? 0;
  const sorted = rows.toSorted((a, b) => at(along, a) - at(along, b) || at(across, a) - at(across, b));
  const middle = sorted.length >> 1;
  return [...halves(sorted.slice(0, middle), cutting), ...halves(sorted.slice(middle), cutting)];
}

function spread(values: Float64Array, rows: readonly number[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const row of rows) {
    low = Math.min(low, values[row] ?? 0);
    high = Math.max(high, values[row] ?? 0);
  }
  return high - low;
}

/** Summed from the least to the most: a sum of decimals depends on its order, and the map must not depend on that of people. */
const meanOf = (values: Float64Array, rows: readonly number[]): number =>
  Float64Array.from(rows, (row) => values[row] ?? 0)
    .sort()
    .reduce((sum, value) => sum + value, 0) / rows.length;

/** Eight letters, the number of points, little-endian; then x, y, group and people (at most 255) of each. */
export function encodePoints(points: readonly MapPoint[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES_HEAD + points.length * BYTES_POINT);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(MAGIC.length, points.length, true);
  points.forEach(({ x, y, group, people }, n) => {
    const at = BYTES_HEAD + n * BYTES_POINT;
    view.setUint16(at, x, true);
    view.setUint16(at + 2, y, true);
    view.setUint8(at + 4, group < 0 ? NO_GROUP : group);
    view.setUint8(at + 5, Math.min(PEOPLE_SHOWN_MAX, people));
  });
  return bytes;
}

/** The points of bytes made by `encodePoints`; none when they are something else. */
export function decodePoints(bytes: Uint8Array): MapPoint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return [];
  return Array.from({ length: view.getUint32(MAGIC.length, true) }, (_, n) => {
    const at = BYTES_HEAD + n * BYTES_POINT;
    const group = view.getUint8(at + 4);
    return {
      x: view.getUint16(at, true),
      y: view.getUint16(at + 2, true),
      group: group === NO_GROUP ? -1 : group,
      people: view.getUint8(at + 5),
    };
  });
}

/** How many stand where, from the points alone: a shade per square, row by row from the top left, the fullest 255. */
export function densityGrid(points: readonly MapPoint[]): Uint8Array<ArrayBuffer> {
  const people = new Float64Array(GRID_SIDE * GRID_SIDE);
  for (const point of points) {
    const at = squareOf(point.y) * GRID_SIDE + squareOf(point.x);
    people[at] = (people[at] ?? 0) + point.people;
  }
  const most = people.reduce((largest, count) => Math.max(largest, count), 0);
  const shade = (count: number) => Math.round((255 * Math.log1p(count)) / Math.log1p(most));
  return Uint8Array.from(people, (count) => (count === 0 ? 0 : Math.max(1, shade(count))));
}

const squareOf = (value: number): number => Math.min(GRID_SIDE - 1, Math.floor((value / EDGE) * GRID_SIDE));

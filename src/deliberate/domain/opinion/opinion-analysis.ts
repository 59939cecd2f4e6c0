import { analyseMatrix, type Analysis, type ReactionMatrix } from '@madang/common-ground';
import type { Between } from './gap-between.ts';
import { bundle, type Bundles } from './opinion-bundles.ts';
import { OTHERS_MIN } from './opinion-cell.ts';
import { densityGrid, drawMap, encodePoints, type Placed } from './opinion-map.ts';

/** How many of one opinion group reacted how to one position. */
export type OpinionCounts = { readonly agree: number; readonly disagree: number; readonly pass: number };

/**
 * Where a person's reactions put them, by the directions and centres of one epoch: kept by the server, so that it can
 * tell somebody their own place; never published.
 */
export type Whereabouts = {
  readonly positions: readonly {
    readonly number: number;
    readonly mean: number;
    readonly loadings: readonly number[];
  }[];
  /** How many of the directions decide about groups; the map draws the first two. */
  readonly used: number;
  readonly centres: readonly (readonly number[])[];
  /** The coordinate at the edge of the map. */
  readonly reach: number;
};

export type OpinionFound = {
  /** `too_few`: not enough people with enough reactions to look for groups at all. */
  readonly state: 'found' | 'none_found' | 'too_few';
  /** Sizes of the groups, largest first. */
  readonly sizes: readonly number[];
  readonly positions: readonly {
    readonly number: number;
    readonly counts: readonly OpinionCounts[];
    /** Whether it is about the person: then it had no part in finding them. */
    readonly aside: boolean;
  }[];
  readonly bridging: readonly number[];
  readonly silhouette: number | null;
  readonly stability: number | null;
  readonly between: Between;
  readonly points: Uint8Array<ArrayBuffer> | null;
  readonly density: Uint8Array<ArrayBuffer> | null;
  readonly whereabouts: Whereabouts | null;
};

/** `places`: where each of the library's own group numbers went. */
export type Analysed = {
  readonly opinion: OpinionFound;
  readonly analysis: Analysis;
  readonly places: readonly number[];
  readonly bundles: Bundles;
  /** Positions that somebody left, and where too few others of some group moved to hide how. */
  readonly held: ReadonlySet<number>;
};

/** Fewer people than this are not searched for groups. */
const PEOPLE_LEAST = 10;

export type Released = {
  readonly matrix: ReactionMatrix;
  /** Reactions to positions about the person; none where it is left out. */
  readonly aside?: ReactionMatrix;
  /** Who reacted anew to positions that somebody left since they were last told. */
  readonly anew?: ReadonlyMap<number, readonly string[]>;
};

const NO_BUNDLES: Bundles = new Map();

/** Opinion groups of what is released, and everyone's place in them. */
export function analyseReleased(released: Released, peopleMin: number, earlier = NO_BUNDLES): Analysed {
  const { matrix } = released;
  const analysis = analyseMatrix(matrix);
  const { found, takenIn } = analysis;
  const enough = takenIn.length >= PEOPLE_LEAST;
  const shared = {
    bridging: analysis.bridging.map(({ position }) => Number(position)).sort((a, b) => a - b),
    silhouette: found.silhouette,
    stability: found.stability,
    between: { share: analysis.between, people: smallestTwo(analysis) },
  } as const;
  const axes = axesOf(analysis);
  const state = enough ? 'none_found' : 'too_few';
  if (axes === null) {
    const held = heldAt(released.anew, NOBODY);
    return { analysis, ...NOBODY, held, opinion: { ...shared, state, ...NOTHING_PLACED } };
  }
  const placed = placeAll(matrix, axes, analysis);
  const standing = standingOf(released, { placed, axes, peopleMin, earlier });
  const { sizes, places, groupOf, bundles } = standing;
  const ordered = { ...placed, group: Int32Array.from(matrix.participantIds, (id) => groupOf.get(id) ?? -1) };
  const { points, reach } = drawMap(rowsOf(ordered, takenIn), peopleMin);
  const centres = sizes.map((_, place) => axes.centres[places.indexOf(place)] ?? []);
  const opinion: OpinionFound = {
    ...shared,
    state: sizes.length > 0 ? 'found' : state,
    sizes,
    positions: countsOf(matrix, groupOf, sizes.length).concat(
      countsOf(released.aside, groupOf, sizes.length, true),
    ),
    points: points.length === 0 ? null : encodePoints(points),
    density: points.length === 0 ? null : densityGrid(points),
    whereabouts: { ...axes, centres, reach },
  };
  return { analysis, opinion, places, bundles, held: heldAt(released.anew, standing) };
}

/** People of the two smallest groups among those who shaped them. */
function smallestTwo({ found, takenIn }: Analysis): number {
  if (found.k < 2) return 0;
  const [least = 0, next = 0] = sizesOf(
    Int32Array.from(takenIn, (_, i) => found.labels[i] ?? -1),
    found.k,
  ).sort((a, b) => a - b);
  return least + next;
}

const NOTHING_PLACED = { sizes: [], positions: [], points: null, density: null, whereabouts: null };

type Standing = {
  /** Sizes of the groups, largest first; they are lettered in this order. */
  readonly sizes: readonly number[];
  /** Where each of the library's own group numbers went; -1 for one that nobody is counted with. */
  readonly places: readonly number[];
  readonly groupOf: ReadonlyMap<string, number>;
  readonly bundles: Bundles;
};

const NOBODY: Standing = { sizes: [], places: [], groupOf: new Map(), bundles: NO_BUNDLES };

type PlacedBy = {
  readonly placed: Placed;
  readonly axes: Whereabouts;
  readonly peopleMin: number;
  readonly earlier: Bundles;
};

/**
 * The group that each person is counted with. Who reacted to nothing but positions about the person stands in the middle
 * of the map, and is counted with the group nearest to it: so both divisions add up there too.
 */
function standingOf({ matrix, aside }: Released, { placed, axes, peopleMin, earlier }: PlacedBy): Standing {
  if (axes.centres.length === 0) return NOBODY;
  const ids = [...new Set([...matrix.participantIds, ...(aside?.participantIds ?? [])])];
  const middle = nearest([], axes);
  const { groups, bundles } = bundle({
    found: Int32Array.from(ids, (_, row) => placed.group[row] ?? middle),
    earlier: Int32Array.from(ids, (id) => earlier.get(id) ?? -1),
    sizeMin: peopleMin,
    next: [...earlier.values()].reduce((most, number) => Math.max(most, number + 1), 0),
  });
  const sizes = sizesOf(groups.subarray(0, matrix.participantIds.length), axes.centres.length);
  const order = sizes.map((_, g) => g).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const inUse = order.filter((g) => groups.includes(g));
  if (inUse.length < 2) return NOBODY;
  const places = sizes.map((_, g) => inUse.indexOf(g));
  return {
    sizes: inUse.map((g) => sizes[g] ?? 0),
    places,
    groupOf: new Map(ids.map((id, row) => [id, places[groups[row] ?? 0] ?? -1])),
    bundles: new Map(ids.map((id, row) => [id, bundles[row] ?? 0])),
  };
}

/** With fewer others who moved, a difference could be laid at the door of the one who left, and everybody sees who did. */
function heldAt(anew: Released['anew'], { sizes, groupOf }: Standing): ReadonlySet<number> {
  const moved = (reactors: readonly string[], place: number) =>
    reactors.filter((id) => groupOf.get(id) === place).length;
  const held = [...(anew ?? [])].filter(
    ([, reactors]) => sizes.length === 0 || sizes.some((_, place) => moved(reactors, place) < OTHERS_MIN),
  );
  return new Set(held.map(([number]) => number));
}

/** Who reacted to few positions has a place by chance: counted, but not drawn. */
function rowsOf({ x, y, group }: Placed, rows: Uint32Array): Placed {
  return {
    x: Float64Array.from(rows, (row) => x[row] ?? 0),
    y: Float64Array.from(rows, (row) => y[row] ?? 0),
    group: Int32Array.from(rows, (row) => group[row] ?? -1),
  };
}

/** At least two directions to draw; those that decide about groups are among them. */
function axesOf({ matrix, components, takenIn, found, points }: Analysis): Whereabouts | null {
  const vectors = components.vectors.slice(0, Math.max(2, components.used));
  if (components.used === 0 || takenIn.length === 0) return null;
  const { values } = components.data;
  const positions = matrix.positionIds.map((id, j) => ({
    number: Number(id),
    mean: -(values[3 * j + 1] ?? 0),
    loadings: vectors.map((vector) => vector[j] ?? 0),
  }));
  const { dimensions, coordinates } = points;
  const centres = Array.from({ length: found.k }, () => new Array<number>(dimensions).fill(0));
  const sizes = new Array<number>(found.k).fill(0);
  if (found.k > 0)
    takenIn.forEach((_, i) => {
      const label = found.labels[i] ?? 0;
      sizes[label] = (sizes[label] ?? 0) + 1;
      const centre = centres[label] ?? [];
      for (let c = 0; c < dimensions; c += 1)
        centre[c] = (centre[c] ?? 0) + (coordinates[i * dimensions + c] ?? 0);
    });
  return {
    positions,
    used: components.used,
    centres: centres.map((centre, g) => centre.map((sum) => sum / Math.max(1, sizes[g] ?? 0))),
    reach: 0,
  };
}

/** Everyone who reacted stands somewhere: who reacted to few positions, with the nearest group. */
function placeAll(
  { starts, cells, participantIds, positionIds }: ReactionMatrix,
  where: Whereabouts,
  { labels }: Analysis,
): Placed {
  const people = participantIds.length;
  const placed = {
    x: new Float64Array(people),
    y: new Float64Array(people),
    group: new Int32Array(people).fill(-1),
  };
  for (let row = 0; row < people; row += 1) {
    const own = [];
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const cell = cells[at] ?? 0;
      own.push({ place: (cell / 3) | 0, stance: (cell % 3) - 1 });
    }
    const coordinates = coordinatesOf(own, where, positionIds.length);
    placed.x[row] = coordinates[0] ?? 0;
    placed.y[row] = coordinates[1] ?? 0;
    const label = labels[row] ?? -1;
    placed.group[row] = label >= 0 ? label : nearest(coordinates, where);
  }
  return placed;
}

/** Who reacted to few positions has a shorter sum, so coordinates are scaled by sqrt(S / n). */
function coordinatesOf(
  own: readonly { readonly place: number; readonly stance: number }[],
  { positions }: Whereabouts,
  count: number,
): number[] {
  const directions = positions[0]?.loadings.length ?? 0;
  const sums = new Array<number>(directions).fill(0);
  for (const { place, stance } of own) {
    const position = positions[place];
    if (position === undefined) continue;
    const value = stance - position.mean;
    for (let c = 0; c < directions; c += 1) sums[c] = (sums[c] ?? 0) + value * (position.loadings[c] ?? 0);
  }
  const scale = Math.sqrt(count / Math.max(1, own.length));
  return sums.map((sum) => sum * scale);
}

/** Where one person stands: on the map from 0 to 1 in each direction, and the place of the nearest group. */
export function placeOf(
  own: readonly { readonly number: number; readonly stance: number }[],
  where: Whereabouts,
): { readonly x: number; readonly y: number; readonly group: number; readonly reactions: number } {
  const placeOfNumber = new Map(where.positions.map(({ number }, place) => [number, place]));
  const known = own.flatMap(({ number, stance }) => {
    const place = placeOfNumber.get(number);
    return place === undefined ? [] : [{ place, stance }];
  });
  const coordinates = coordinatesOf(known, where, where.positions.length);
  const onMap = (value = 0) =>
    where.reach === 0 ? 0.5 : Math.min(1, Math.max(0, (value / where.reach + 1) / 2));
  return {
    x: onMap(coordinates[0]),
    y: onMap(coordinates[1]),
    group: nearest(coordinates, where),
    reactions: known.length,
  };
}

function nearest(coordinates: readonly number[], { centres, used }: Whereabouts): number {
  let [best, least] = [-1, Infinity];
  centres.forEach((centre, g) => {
    let squared = 0;
    for (let c = 0; c < used; c += 1) squared += ((coordinates[c] ?? 0) - (centre[c] ?? 0)) ** 2;
    if (squared < least) [best, least] = [g, squared];
  });
  return best;
}

function sizesOf(groups: Int32Array, k: number): number[] {
  const sizes = new Array<number>(k).fill(0);
  for (const group of groups) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes;
}

function countsOf(
  matrix: ReactionMatrix | undefined,
  groupOf: ReadonlyMap<string, number>,
  k: number,
  aside = false,
): OpinionFound['positions'] {
  if (matrix === undefined || k === 0) return [];
  const { starts, cells, positionIds, participantIds } = matrix;
  const width = positionIds.length * 3;
  const counts = new Uint32Array(width * k);
  participantIds.forEach((id, row) => {
    const group = groupOf.get(id) ?? -1;
    if (group < 0) return;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const cell = group * width + (cells[at] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  });
  return positionIds.map((id, j) => ({
    number: Number(id),
    aside,
    counts: Array.from({ length: k }, (_, g) => {
      const at = g * width + 3 * j;
      return { disagree: counts[at] ?? 0, pass: counts[at + 1] ?? 0, agree: counts[at + 2] ?? 0 };
    }),
  }));
}

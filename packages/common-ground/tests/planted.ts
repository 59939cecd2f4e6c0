import { createStore, type ReactionStore } from '../src/reactions/reaction-store.ts';
import { seededRandom } from '../src/seeded-random.ts';
import type { Reaction } from '../src/reactions/reaction-matrix.ts';

export type PlantedShape = {
  readonly people: number;
  readonly positions: number;
  /** Relative group sizes; their number is the number of groups. */
  readonly sizes: readonly number[];
  /** Mean reactions per person; single people vary around it, many below, few far above. */
  readonly reactionsEach: number;
  /** Share of positions on which groups differ. */
  readonly divisive: number;
  /** How far apart groups lie on them: 0 not at all, 1 certain. */
  readonly contrast: number;
  /** Who sees what: everybody anything (default); some positions far more often; nobody what came after them, too. */
  readonly visibility?: 'even' | 'popular' | 'late';
  readonly seed: number;
};

export type Planted = { readonly store: ReactionStore; readonly groupOf: ReadonlyMap<string, number> };

/** People of planted groups reacting to the positions they happen to see. */
export function planted(shape: PlantedShape): Planted {
  const random = seededRandom(shape.seed);
  const groups = shape.sizes.length;
  const agreeShare = profiles(shape, random);
  const store = createStore();
  for (let j = 0; j < shape.positions; j += 1) store.addPosition(String(j));
  const groupOf = new Map<string, number>();
  const total = shape.sizes.reduce((sum, size) => sum + size, 0);
  for (let i = 0; i < shape.people; i += 1) {
    const group = groupAt(shape.sizes, ((i + 0.5) / shape.people) * total, groups);
    const person = String(i);
    const row = store.addParticipant(person);
    groupOf.set(person, group);
    const wanted = Math.round(shape.reactionsEach * skewed(random));
    for (const j of seenBy(i, shape, { wanted, random })) {
      store.reactAt(row, j, drawReaction(agreeShare[group]?.[j] ?? 0.5, random));
    }
  }
  return { store, groupOf };
}

function profiles(shape: PlantedShape, random: () => number): number[][] {
  const rows: number[][] = shape.sizes.map(() => []);
  for (let j = 0; j < shape.positions; j += 1) {
    const common = 0.2 + 0.7 * random();
    const splits = random() < shape.divisive;
    for (const row of rows) {
      const side = random() < 0.5 ? -1 : 1;
      row.push(splits ? 0.5 + 0.5 * shape.contrast * side : common);
    }
  }
  return rows;
}

function groupAt(sizes: readonly number[], place: number, groups: number): number {
  let reached = 0;
  for (let g = 0; g < groups; g += 1) {
    reached += sizes[g] ?? 0;
    if (place < reached) return g;
  }
  return groups - 1;
}

/** Mean 1, between 0.4 and about 3. */
function skewed(random: () => number): number {
  const u = random();
  return 0.4 + 1.8 * u * u;
}

/** People come in another order than that of their groups. */
const ARRIVAL = 37;
/** A position's popularity is a power of its rank, which is not its number. */
const POPULARITY = { popular: 1, late: 0.5, even: 0 };
const RANKS = 7919;
const POSITIONS_FIRST = 10;

/** The different positions a person reacts to, of those there were when they came. */
function seenBy(
  person: number,
  { people, positions, visibility = 'even' }: PlantedShape,
  { wanted, random }: { wanted: number; random: () => number },
): Iterable<number> {
  const came = ((person * ARRIVAL) % people) / people;
  const open = visibility === 'late' ? Math.max(POSITIONS_FIRST, Math.ceil(positions * came)) : positions;
  const cast = Math.max(1, Math.min(open, wanted));
  if (visibility === 'even') return drawPositions(open, cast, random);
  // The smallest of exponential waiting times: a draw by popularity without putting back.
  const waits = Array.from({ length: open }, (_, j) => {
    const rank = 1 + ((j * RANKS) % positions);
    return { j, wait: -Math.log(1 - random()) * rank ** POPULARITY[visibility] };
  });
  return waits
    .sort((a, b) => a.wait - b.wait)
    .slice(0, cast)
    .map(({ j }) => j);
}

/** `cast` different positions, uniformly. */
export function drawPositions(positions: number, cast: number, random: () => number): Iterable<number> {
  const drawn = new Set<number>();
  while (drawn.size < cast) drawn.add(Math.floor(random() * positions));
  return drawn;
}

export function drawReaction(agreeShare: number, random: () => number): Reaction {
  if (random() < 0.12) return 0;
  return random() < agreeShare ? 1 : -1;
}

/** Hubert and Arabie's adjusted Rand index over the people both know. */
export function adjustedRand(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const pairs = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  let n = 0;
  for (const [id, left] of a) {
    const right = b.get(id);
    if (right === undefined) continue;
    n += 1;
    pairs.set(`${left} ${right}`, (pairs.get(`${left} ${right}`) ?? 0) + 1);
    rows.set(left, (rows.get(left) ?? 0) + 1);
    columns.set(right, (columns.get(right) ?? 0) + 1);
  }
  const choose2 = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, c) => sum + (c * (c - 1)) / 2, 0);
  const together = choose2(pairs.values());
  const expected = (choose2(rows.values()) * choose2(columns.values())) / ((n * (n - 1)) / 2);
  const most = (choose2(rows.values()) + choose2(columns.values())) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

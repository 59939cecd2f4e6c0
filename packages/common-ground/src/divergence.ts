import { seenAt, type GroupCounts, type GroupId } from './group-counts.ts';
import { FALSE_DISCOVERY_RATE } from './representative.ts';
import { falseDiscoveryAdjustment, twoSidedP, UNLIKELY_FROM, Z_95 } from './statistics.ts';

const SEEN_LEAST = 5;

export type Divergence = {
  readonly position: string;
  /** The two groups farthest apart, the more favourable first. */
  readonly between: readonly [GroupId, GroupId];
  /** Difference of their mean reactions, 0 to 2 (all agree against all disagree). */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** After Bonferroni over the pairs of groups and Benjamini-Hochberg over the positions. */
  readonly adjustedP: number;
};

/** What splits the forum, and between whom: positions on which some two groups differ beyond chance. */
export function divergence(positionIds: readonly string[], groups: readonly GroupCounts[]): Divergence[] {
  const unlikely: Widest[] = [];
  let tests = 0;
  for (let j = 0; j < positionIds.length; j += 1) {
    const sides = sidesAt(j, groups);
    const [first] = sides;
    if (first === undefined || sides.length < 2) continue;
    tests += 1;
    const widest = widestOf(j, sides, first);
    if (widest.chance < 1) unlikely.push(widest);
  }
  const adjust = falseDiscoveryAdjustment(
    unlikely.map(({ chance }) => chance),
    tests,
  );
  const found: Divergence[] = [];
  for (const widest of unlikely) {
    const adjustedP = adjust(widest.chance);
    if (adjustedP <= FALSE_DISCOVERY_RATE)
      found.push(describe(positionIds[widest.j] ?? '', widest, adjustedP));
  }
  return found.sort((a, b) => b.low - a.low);
}

type Side = { readonly id: GroupId; readonly mean: number; readonly variance: number };
type Widest = { readonly j: number; readonly most: Side; readonly least: Side; readonly chance: number };

/** The groups of which enough people reacted. */
function sidesAt(j: number, groups: readonly GroupCounts[]): Side[] {
  const sides: Side[] = [];
  for (const group of groups) {
    const seen = seenAt(group.cells, j);
    if (seen >= SEEN_LEAST) sides.push(sideOf(group, j, seen));
  }
  return sides;
}

/** The two groups farthest apart, of equal ones the first, and how likely chance puts two groups so far apart. */
function widestOf(j: number, sides: readonly Side[], first: Side): Widest {
  let most = first;
  let least = first;
  for (const side of sides) {
    if (side.mean > most.mean) most = side;
    if (side.mean <= least.mean) least = side;
  }
  const z = (most.mean - least.mean) / Math.sqrt(most.variance + least.variance);
  const pairs = (sides.length * (sides.length - 1)) / 2;
  return { j, most, least, chance: z < UNLIKELY_FROM ? 1 : Math.min(1, twoSidedP(z) * pairs) };
}

function describe(position: string, { most, least }: Widest, adjustedP: number): Divergence {
  const difference = most.mean - least.mean;
  const spread = Math.sqrt(most.variance + least.variance);
  return {
    position,
    between: [most.id, least.id],
    difference,
    low: difference - Z_95 * spread,
    high: difference + Z_95 * spread,
    adjustedP,
  };
}

/** Mean of agree 1, pass 0, disagree -1 with half a reaction of each added, and its variance. */
function sideOf({ id, cells }: GroupCounts, j: number, seen: number): Side {
  const disagrees = cells[3 * j] ?? 0;
  const agrees = cells[3 * j + 2] ?? 0;
  const n = seen + 1.5;
  const mean = (agrees - disagrees) / n;
  const square = (agrees + disagrees + 1) / n;
  return { id, mean, variance: (square - mean * mean) / (n + 1) };
}

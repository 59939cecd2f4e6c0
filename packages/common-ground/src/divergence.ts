import { countsAt, type GroupCounts, type GroupId, type PositionCounts } from './group-counts.ts';
import { FALSE_DISCOVERY_RATE } from './representative.ts';
import { falseDiscoveryAdjusted, twoSidedPIfUnlikely, Z_95 } from './statistics.ts';

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
  const widest = positionIds.map((_, j) => widestAt(j, groups));
  const judged = widest.flatMap((found, j) => (found === undefined ? [] : [{ ...found, j }]));
  const adjusted = falseDiscoveryAdjusted(judged.map(({ chance }) => chance));
  return judged
    .flatMap((found, i): Divergence[] => {
      const adjustedP = adjusted[i] ?? 1;
      if (adjustedP > FALSE_DISCOVERY_RATE) return [];
      return [describe(positionIds[found.j] ?? '', found, adjustedP)];
    })
    .sort((a, b) => b.low - a.low);
}

type Side = { readonly id: GroupId; readonly mean: number; readonly variance: number };
type Widest = { readonly most: Side; readonly least: Side; readonly chance: number };

/** The two groups farthest apart, of equal ones the first, and how likely chance puts two groups so far apart. */
function widestAt(j: number, groups: readonly GroupCounts[]): Widest | undefined {
  let most: Side | undefined;
  let least: Side | undefined;
  let judged = 0;
  for (const group of groups) {
    const counts = countsAt(group, j);
    if (counts.seen < SEEN_LEAST) continue;
    judged += 1;
    const side = { id: group.id, ...meanReaction(counts) };
    if (most === undefined || side.mean > most.mean) most = side;
    if (least === undefined || side.mean <= least.mean) least = side;
  }
  if (judged < 2 || most === undefined || least === undefined) return undefined;
  const z = (most.mean - least.mean) / Math.sqrt(most.variance + least.variance);
  return { most, least, chance: Math.min(1, twoSidedPIfUnlikely(z) * ((judged * (judged - 1)) / 2)) };
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
function meanReaction({ agrees, disagrees, seen }: PositionCounts): { mean: number; variance: number } {
  const n = seen + 1.5;
  const mean = (agrees - disagrees) / n;
  const square = (agrees + disagrees + 1) / n;
  return { mean, variance: (square - mean * mean) / (n + 1) };
}

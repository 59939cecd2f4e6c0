import { countsAt, type GroupCounts, type GroupId, type PositionCounts } from './group-counts.ts';
import { FALSE_DISCOVERY_RATE } from './representative.ts';
import { falseDiscoveryAdjusted, twoSidedP, Z_95 } from './statistics.ts';

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
  const rows = positionIds.flatMap((position, j) => {
    const row = widest(position, j, groups);
    return row === undefined ? [] : [row];
  });
  const adjusted = falseDiscoveryAdjusted(rows.map((row) => row.adjustedP));
  return rows
    .map((row, i) => ({ ...row, adjustedP: adjusted[i] ?? 1 }))
    .filter((row) => row.adjustedP <= FALSE_DISCOVERY_RATE)
    .sort((a, b) => b.low - a.low);
}

function widest(position: string, j: number, groups: readonly GroupCounts[]): Divergence | undefined {
  const means = groups
    .map((group) => ({ id: group.id, ...meanReaction(countsAt(group, j)) }))
    .filter(({ seen }) => seen >= SEEN_LEAST);
  const [first, ...others] = means.toSorted((a, b) => b.mean - a.mean);
  const last = others.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const difference = first.mean - last.mean;
  const spread = Math.sqrt(first.variance + last.variance);
  const pairs = (means.length * (means.length - 1)) / 2;
  return {
    position,
    between: [first.id, last.id],
    difference,
    low: difference - Z_95 * spread,
    high: difference + Z_95 * spread,
    adjustedP: Math.min(1, twoSidedP(difference / spread) * pairs),
  };
}

/** Mean of agree 1, pass 0, disagree -1 with half a reaction of each added, and its variance. */
function meanReaction({ agrees, disagrees, seen }: PositionCounts) {
  const n = seen + 1.5;
  const mean = (agrees - disagrees) / n;
  const square = (agrees + disagrees + 1) / n;
  return { mean, variance: (square - mean * mean) / (n + 1), seen };
}

import type { GroupCounts, GroupId } from './group-counts.ts';
import { FALSE_DISCOVERY_RATE } from './representative.ts';
import { descending, widestApart, type Divided } from './share-loops.ts';
import { falseDiscoveryAdjustment, whole } from '../statistics.ts';
import { twoSidedP, UNLIKELY_FROM } from './two-sided.ts';

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

/**
 * What splits the forum, and between whom: positions on which some two groups differ beyond chance. A group's mean is that
 * of agree 1, pass 0, disagree -1 with half a reaction of each added.
 */
export function divergence(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
  shown = whole,
): Divergence[] {
  const ids = groups.map(({ id }) => id);
  const apart = widestApart(groups, SEEN_LEAST, UNLIKELY_FROM);
  const chances = chancesOf(apart);
  const adjust = falseDiscoveryAdjustment(chances, apart.tests);
  const found: Divergence[] = [];
  const adjusted = chances.map(adjust);
  const figures = {
    difference: shown(apart.differences),
    low: shown(apart.lows),
    high: shown(apart.highs),
    adjustedP: shown(adjusted),
  };
  const order = descending(apart.lows);
  for (let at = 0; at < order.length; at += 1) {
    const i = order[at] ?? 0;
    if ((adjusted[i] ?? 1) > FALSE_DISCOVERY_RATE) continue;
    found.push({
      position: positionIds[apart.positions[i] ?? 0] ?? '',
      between: [ids[apart.most[i] ?? 0] ?? '', ids[apart.least[i] ?? 0] ?? ''],
      difference: figures.difference[i] ?? 0,
      low: figures.low[i] ?? 0,
      high: figures.high[i] ?? 0,
      adjustedP: figures.adjustedP[i] ?? 1,
    });
  }
  return found;
}

/** How likely chance puts some two of so many groups so far apart. */
function chancesOf({ distances, compared }: Divided): Float64Array {
  const chances = twoSidedP(distances);
  for (let i = 0; i < chances.length; i += 1) {
    const sides = compared[i] ?? 0;
    chances[i] = Math.min(1, (chances[i] ?? 1) * ((sides * (sides - 1)) / 2));
  }
  return chances;
}

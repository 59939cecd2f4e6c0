import type { GroupCounts, GroupId } from './group-counts.ts';
import { descending, falseDiscoveryAdjusted } from './order-loops.ts';
import { FALSE_DISCOVERY_RATE, UNLIKELY_FROM } from './representative.ts';
import { widestApart } from './share-loops.ts';
import { whole } from '../statistics.ts';

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
  const { differences, chances, lows, highs, most, least, positions, tests } = widestApart(
    groups,
    SEEN_LEAST,
    UNLIKELY_FROM,
  );
  const adjusted = falseDiscoveryAdjusted(chances, tests);
  const order = descending(lows);
  const [difference, low, high, adjustedP] = [shown(differences), shown(lows), shown(highs), shown(adjusted)];
  const found: Divergence[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const i = order[at] ?? 0;
    if ((adjusted[i] ?? 1) > FALSE_DISCOVERY_RATE) continue;
    found.push({
      position: positionIds[positions[i] ?? 0] ?? '',
      between: [groups[most[i] ?? 0]?.id ?? '', groups[least[i] ?? 0]?.id ?? ''],
      difference: difference[i] ?? 0,
      low: low[i] ?? 0,
      high: high[i] ?? 0,
      adjustedP: adjustedP[i] ?? 1,
    });
  }
  return found;
}

import { countsAt, type GroupCounts, type GroupId, type PositionCounts } from './group-counts.ts';
import { clampUnit, jeffreysShare, Z_95 } from './statistics.ts';

export type GroupSupport = PositionCounts & {
  readonly group: GroupId;
  /** P(agree) (1 - P(disagree)), each with the Jeffreys prior. */
  readonly score: number;
};

export type CommonGround = {
  readonly position: string;
  /** Geometric mean over groups of P(agree) (1 - P(disagree)): 1 when everybody in every group agrees. */
  readonly score: number;
  /** 95 % interval of the score, given how many in each group reacted. */
  readonly low: number;
  readonly high: number;
  /** The group that supports it least. */
  readonly minGroup: { readonly group: GroupId; readonly score: number };
  /** The same group when fewer than half of it agree: without it there would be more common ground. */
  readonly blockedBy: GroupId | null;
  readonly byGroup: readonly GroupSupport[];
};

/**
 * How far each position is common ground of the given groups. The geometric mean does not shrink with the
 * number of groups and lets no group be outweighed by the size of another. In order of the lower end of the
 * interval: first what one can be sure of.
 */
export function commonGround(positionIds: readonly string[], groups: readonly GroupCounts[]): CommonGround[] {
  if (groups.length === 0) return [];
  const rows = positionIds.map((position, j) => scorePosition(position, j, groups));
  const place = new Map(positionIds.map((id, j) => [id, j]));
  return rows.sort((a, b) => b.low - a.low || (place.get(a.position) ?? 0) - (place.get(b.position) ?? 0));
}

function scorePosition(position: string, j: number, groups: readonly GroupCounts[]): CommonGround {
  let logScore = 0;
  let variance = 0;
  const byGroup = groups.map((group): GroupSupport => {
    const counts = countsAt(group, j);
    const score = supportOf(counts);
    logScore += Math.log(score) / groups.length;
    variance += logVariance(counts) / groups.length ** 2;
    return { group: group.id, ...counts, score };
  });
  const spread = Z_95 * Math.sqrt(variance);
  const least = byGroup.reduce((lowest, entry) => (entry.score < lowest.score ? entry : lowest));
  return {
    position,
    score: Math.exp(logScore),
    low: clampUnit(Math.exp(logScore - spread)),
    high: clampUnit(Math.exp(logScore + spread)),
    minGroup: { group: least.group, score: least.score },
    blockedBy: jeffreysShare(least.agrees, least.seen) < 0.5 ? least.group : null,
    byGroup,
  };
}

export function supportOf({ agrees, disagrees, seen }: PositionCounts): number {
  return jeffreysShare(agrees, seen) * (1 - jeffreysShare(disagrees, seen));
}

/**
 * Variance of log(pa (1 - pd)) by the delta method, agreeing and disagreeing being shares of one whole:
 * ((1 - pa) / pa + 3 pd / (1 - pd)) / (n + 2).
 */
function logVariance({ agrees, disagrees, seen }: PositionCounts): number {
  const agree = jeffreysShare(agrees, seen);
  const disagree = jeffreysShare(disagrees, seen);
  return ((1 - agree) / agree + (3 * disagree) / (1 - disagree)) / (seen + 2);
}

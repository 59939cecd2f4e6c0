import type { GroupCounts, GroupId, PositionCounts } from './group-counts.ts';
import { descending } from './order-loops.ts';
import { scoresOf, supportIn, type Scores, type Support } from './share-loops.ts';
import { jeffreysShare, whole, type Shown } from '../statistics.ts';

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
export function commonGround(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
  { weighed = weigh(positionIds.length, groups), shown = whole }: { weighed?: Weighed; shown?: Shown } = {},
): CommonGround[] {
  const rows: CommonGround[] = [];
  if (groups.length === 0) return rows;
  const { score, low, high } = weighed.scores;
  const order = descending(low);
  const figures = {
    scores: { score: shown(score), low: shown(low), high: shown(high) },
    agreed: weighed.supports.map((support) => shown(support.agreed)),
  };
  const measured = { groups, supports: weighed.supports, figures };
  for (let at = 0; at < order.length; at += 1) {
    const j = order[at] ?? 0;
    rows.push(describe(positionIds[j] ?? '', j, measured));
  }
  return rows;
}

/** Support by every group, and what comes of it: worked out once for all that ask. */
export type Weighed = { readonly supports: readonly Support[]; readonly scores: Scores };

export function weigh(positions: number, groups: readonly GroupCounts[]): Weighed {
  const supports = groups.map(({ cells }) => supportIn(cells));
  return { supports, scores: scoresOf(supports, positions) };
}

/** Numbers as they are shown: of positions, and of each group's support. */
type Figures = { readonly scores: Scores; readonly agreed: readonly Float64Array[] };
type Measured = {
  readonly groups: readonly GroupCounts[];
  readonly supports: readonly Support[];
  readonly figures: Figures;
};

function describe(position: string, j: number, { groups, supports, figures }: Measured): CommonGround {
  const { scores, agreed } = figures;
  const byGroup: GroupSupport[] = [];
  let weakest: GroupId = '';
  let lowest = Infinity;
  let lowestShown = 0;
  let isBlocked = false;
  for (let g = 0; g < groups.length; g += 1) {
    const group = groups[g];
    if (group === undefined) continue;
    const { id, cells } = group;
    const disagrees = cells[3 * j] ?? 0;
    const passes = cells[3 * j + 1] ?? 0;
    const agrees = cells[3 * j + 2] ?? 0;
    const seen = agrees + disagrees + passes;
    const score = agreed[g]?.[j] ?? 0;
    byGroup.push({ group: id, agrees, disagrees, passes, seen, score });
    const support = supports[g]?.agreed[j] ?? 0;
    if (support >= lowest) continue;
    weakest = id;
    lowest = support;
    lowestShown = score;
    isBlocked = jeffreysShare(agrees, seen) < 0.5;
  }
  return {
    position,
    score: scores.score[j] ?? 0,
    low: scores.low[j] ?? 0,
    high: scores.high[j] ?? 0,
    minGroup: { group: weakest, score: lowestShown },
    blockedBy: isBlocked ? weakest : null,
    byGroup,
  };
}

export function supportOf({ agrees, disagrees, seen }: PositionCounts): number {
  return jeffreysShare(agrees, seen) * (1 - jeffreysShare(disagrees, seen));
}

import { countsAt, seenAt, type GroupCounts, type GroupId, type PositionCounts } from './group-counts.ts';
import { everyRow } from './people-sample.ts';
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

/** Score and interval per position. */
export type Scores = {
  readonly score: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
};

/**
 * How far each position is common ground of the given groups. The geometric mean does not shrink with the
 * number of groups and lets no group be outweighed by the size of another. In order of the lower end of the
 * interval: first what one can be sure of.
 */
export function commonGround(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
  { scores } = weigh(positionIds.length, groups),
): CommonGround[] {
  if (groups.length === 0) return [];
  const rows: CommonGround[] = [];
  for (const j of surestFirst(scores)) rows.push(describe(positionIds[j] ?? '', j, { scores, groups }));
  return rows;
}

/** The logarithm of a group's support of each position, and the variance of that logarithm. */
export type Support = { readonly logs: Float64Array; readonly variances: Float64Array };

/**
 * The variance of log(pa (1 - pd)) is by the delta method, agreeing and disagreeing being shares of one whole:
 * ((1 - pa) / pa + 3 pd / (1 - pd)) / (n + 2).
 */
export function supportByPosition(group: GroupCounts): Support {
  const positions = group.cells.length / 3;
  const support = { logs: new Float64Array(positions), variances: new Float64Array(positions) };
  for (let j = 0; j < positions; j += 1) {
    const seen = seenAt(group.cells, j);
    const agree = jeffreysShare(group.cells[3 * j + 2] ?? 0, seen);
    const disagree = jeffreysShare(group.cells[3 * j] ?? 0, seen);
    support.logs[j] = Math.log(agree * (1 - disagree));
    support.variances[j] = ((1 - agree) / agree + (3 * disagree) / (1 - disagree)) / (seen + 2);
  }
  return support;
}

/** Support by every group, and what comes of it: worked out once for all that ask. */
export type Weighed = { readonly supports: readonly Support[]; readonly scores: Scores };

export function weigh(positions: number, groups: readonly GroupCounts[]): Weighed {
  const supports = groups.map(supportByPosition);
  return { supports, scores: scorePositions(positions, supports) };
}

export function scorePositions(positions: number, supports: readonly Support[]): Scores {
  const scores = {
    score: new Float64Array(positions),
    low: new Float64Array(positions),
    high: new Float64Array(positions),
  };
  for (let j = 0; j < positions; j += 1) {
    let logScore = 0;
    let variance = 0;
    for (const { logs, variances } of supports) {
      logScore += (logs[j] ?? 0) / supports.length;
      variance += (variances[j] ?? 0) / supports.length ** 2;
    }
    const spread = Z_95 * Math.sqrt(variance);
    scores.score[j] = Math.exp(logScore);
    scores.low[j] = clampUnit(Math.exp(logScore - spread));
    scores.high[j] = clampUnit(Math.exp(logScore + spread));
  }
  return scores;
}

/** Positions by the lower end of their interval, of equal ones the first first. */
export function surestFirst({ low }: Scores): Uint32Array {
  return everyRow(low.length).sort((a, b) => (low[b] ?? 0) - (low[a] ?? 0) || a - b);
}

/** The first so many of them. */
export function surest({ low }: Scores, wanted: number): number[] {
  const head: number[] = [];
  for (let j = 0; j < low.length; j += 1) {
    const last = head.length < wanted ? -1 : (low[head[wanted - 1] ?? 0] ?? 0);
    if ((low[j] ?? 0) <= last) continue;
    let place = Math.min(head.length, wanted - 1);
    while (place > 0 && (low[head[place - 1] ?? 0] ?? 0) < (low[j] ?? 0)) {
      head[place] = head[place - 1] ?? 0;
      place -= 1;
    }
    head[place] = j;
  }
  return head;
}

type Scored = { readonly scores: Scores; readonly groups: readonly GroupCounts[] };

function describe(position: string, j: number, { scores, groups }: Scored): CommonGround {
  const byGroup: GroupSupport[] = [];
  for (const group of groups) {
    const { agrees, disagrees, passes, seen } = countsAt(group, j);
    const score = jeffreysShare(agrees, seen) * (1 - jeffreysShare(disagrees, seen));
    byGroup.push({ group: group.id, agrees, disagrees, passes, seen, score });
  }
  const least = byGroup.reduce((lowest, entry) => (entry.score < lowest.score ? entry : lowest));
  return {
    position,
    score: scores.score[j] ?? 0,
    low: scores.low[j] ?? 0,
    high: scores.high[j] ?? 0,
    minGroup: { group: least.group, score: least.score },
    blockedBy: jeffreysShare(least.agrees, least.seen) < 0.5 ? least.group : null,
    byGroup,
  };
}

export function supportOf({ agrees, disagrees, seen }: PositionCounts): number {
  return jeffreysShare(agrees, seen) * (1 - jeffreysShare(disagrees, seen));
}

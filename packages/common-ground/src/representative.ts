import { countsAt, type GroupCounts, type PositionCounts } from './group-counts.ts';
import {
  cohensH,
  falseDiscoveryAdjusted,
  jeffreysDeviation,
  jeffreysShare,
  twoSidedP,
  Z_95,
} from './statistics.ts';

/** Of the positions said to mark a group, at most this share is expected to be false. */
export const FALSE_DISCOVERY_RATE = 0.05;
/** A position needs this many reactions inside the group and outside it before it can mark the group. */
const SEEN_LEAST = 5;

export type Representative = {
  readonly position: string;
  readonly side: 'agree' | 'disagree';
  /** Share of the group on this side, and of everybody else. */
  readonly inside: number;
  readonly outside: number;
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly low: number;
  readonly high: number;
  /** Cohen's h. */
  readonly effectSize: number;
  /** p-value after Benjamini and Hochberg over all groups, positions and sides. */
  readonly adjustedP: number;
};

type Test = Representative & { readonly group: number; readonly p: number };

/**
 * What each group holds more than the rest do: the side that at least half of the group takes, significantly
 * more often than others, in order of what is sure (share inside times the lower end of the difference).
 */
export function representatives(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
): Representative[][] {
  if (groups.length < 2) return groups.map(() => []);
  const tests = positionIds.flatMap((position, j) =>
    testPosition(
      position,
      groups.map((group) => countsAt(group, j)),
    ),
  );
  const adjusted = falseDiscoveryAdjusted(tests.map(({ p }) => p));
  const kept: Representative[][] = groups.map(() => []);
  tests.forEach(({ group, p: _p, ...row }, i) => {
    const adjustedP = adjusted[i] ?? 1;
    const holds = row.inside >= 0.5 && row.difference > 0 && adjustedP <= FALSE_DISCOVERY_RATE;
    if (holds) kept[group]?.push({ ...row, adjustedP });
  });
  return kept.map((rows) => rows.sort((a, b) => b.inside * b.low - a.inside * a.low));
}

function testPosition(position: string, counts: readonly PositionCounts[]): Test[] {
  const total = counts.reduce(
    (sum, c) => ({
      agrees: sum.agrees + c.agrees,
      disagrees: sum.disagrees + c.disagrees,
      seen: sum.seen + c.seen,
    }),
    { agrees: 0, disagrees: 0, seen: 0 },
  );
  return counts.flatMap((own, group) => {
    const restSeen = total.seen - own.seen;
    if (own.seen < SEEN_LEAST || restSeen < SEEN_LEAST) return [];
    const agree = compare([own.agrees, own.seen], [total.agrees - own.agrees, restSeen]);
    const disagree = compare([own.disagrees, own.seen], [total.disagrees - own.disagrees, restSeen]);
    return [
      { position, group, side: 'agree' as const, ...agree },
      { position, group, side: 'disagree' as const, ...disagree },
    ];
  });
}

type Share = readonly [count: number, seen: number];

function compare([count, seen]: Share, [restCount, restSeen]: Share) {
  const inside = jeffreysShare(count, seen);
  const outside = jeffreysShare(restCount, restSeen);
  const difference = inside - outside;
  const spread = Math.hypot(jeffreysDeviation(count, seen), jeffreysDeviation(restCount, restSeen));
  const pooled = jeffreysShare(count + restCount, seen + restSeen);
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (restSeen + 1)));
  return {
    inside,
    outside,
    difference,
    low: difference - Z_95 * spread,
    high: difference + Z_95 * spread,
    effectSize: cohensH(inside, outside),
    p: twoSidedP(z),
    adjustedP: 1,
  };
}

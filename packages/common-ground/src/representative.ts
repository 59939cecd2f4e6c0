import type { GroupCounts } from './group-counts.ts';
import {
  cohensH,
  falseDiscoveryAdjusted,
  jeffreysDeviation,
  jeffreysShare,
  twoSidedPIfUnlikely,
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

/** One comparison of a group with everybody else: on which position, and which reaction counts as this side. */
type Test = { readonly j: number; readonly group: number; readonly side: 'agree' | 'disagree' };

/**
 * What each group holds more than the rest do: the side that at least half of the group takes, significantly
 * more often than others, in order of what is sure (share inside times the lower end of the difference).
 */
export function representatives(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
): Representative[][] {
  const kept: Representative[][] = groups.map(() => []);
  if (groups.length < 2) return kept;
  const all = sumOfGroups(groups);
  const tests: Test[] = [];
  const pValues: number[] = [];
  for (let j = 0; j < positionIds.length; j += 1) {
    for (let group = 0; group < groups.length; group += 1) {
      const own = groups[group]?.cells ?? all;
      if (!enoughSeen(own, all, j)) continue;
      for (const side of SIDES) {
        tests.push({ j, group, side });
        pValues.push(chanceOf(sharesOf(own, all, j, side)));
      }
    }
  }
  const adjusted = falseDiscoveryAdjusted(pValues);
  for (let i = 0; i < tests.length; i += 1) {
    const adjustedP = adjusted[i] ?? 1;
    const test = tests[i];
    if (adjustedP > FALSE_DISCOVERY_RATE || test === undefined) continue;
    const { j, group, side } = test;
    const found = compare(sharesOf(groups[group]?.cells ?? all, all, j, side));
    if (found.inside < 0.5 || found.difference <= 0) continue;
    kept[group]?.push({ position: positionIds[j] ?? '', side, ...found, adjustedP });
  }
  return kept.map((rows) => rows.sort((a, b) => b.inside * b.low - a.inside * a.low));
}

const SIDES = ['agree', 'disagree'] as const;

/** How many took the side among those who saw the position, in the group and among everybody else. */
type Shares = {
  readonly count: number;
  readonly seen: number;
  readonly restCount: number;
  readonly restSeen: number;
};

function sumOfGroups(groups: readonly GroupCounts[]): Uint32Array {
  const all = new Uint32Array(groups[0]?.cells.length ?? 0);
  for (const { cells } of groups) {
    for (let cell = 0; cell < all.length; cell += 1) all[cell] = (all[cell] ?? 0) + (cells[cell] ?? 0);
  }
  return all;
}

const seenAt = (cells: Uint32Array, j: number): number =>
  (cells[3 * j] ?? 0) + (cells[3 * j + 1] ?? 0) + (cells[3 * j + 2] ?? 0);

function enoughSeen(own: Uint32Array, all: Uint32Array, j: number): boolean {
  const seen = seenAt(own, j);
  return seen >= SEEN_LEAST && seenAt(all, j) - seen >= SEEN_LEAST;
}

function sharesOf(own: Uint32Array, all: Uint32Array, j: number, side: 'agree' | 'disagree'): Shares {
  const cell = side === 'agree' ? 3 * j + 2 : 3 * j;
  const count = own[cell] ?? 0;
  const seen = seenAt(own, j);
  return { count, seen, restCount: (all[cell] ?? 0) - count, restSeen: seenAt(all, j) - seen };
}

/** Two-proportion test with the pooled share. */
function chanceOf({ count, seen, restCount, restSeen }: Shares): number {
  const difference = jeffreysShare(count, seen) - jeffreysShare(restCount, restSeen);
  const pooled = jeffreysShare(count + restCount, seen + restSeen);
  return twoSidedPIfUnlikely(
    difference / Math.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (restSeen + 1))),
  );
}

function compare({ count, seen, restCount, restSeen }: Shares) {
  const inside = jeffreysShare(count, seen);
  const outside = jeffreysShare(restCount, restSeen);
  const difference = inside - outside;
  const spread = Math.hypot(jeffreysDeviation(count, seen), jeffreysDeviation(restCount, restSeen));
  return {
    inside,
    outside,
    difference,
    low: difference - Z_95 * spread,
    high: difference + Z_95 * spread,
    effectSize: cohensH(inside, outside),
  };
}

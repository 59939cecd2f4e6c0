import { seenAt, type GroupCounts } from './group-counts.ts';
import {
  cohensH,
  falseDiscoveryAdjustment,
  jeffreysDeviation,
  jeffreysShare,
  twoSidedP,
  UNLIKELY_FROM,
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

/** What of all comparisons of groups with everybody else chance would hardly do, and how many there were. */
type Unlikely = {
  readonly group: number[];
  /** Cell of the position and the side. */
  readonly cell: number[];
  readonly pValue: number[];
  tests: number;
};

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
  const unlikely: Unlikely = { group: [], cell: [], pValue: [], tests: 0 };
  // Of two groups each is the rest of the other: what tells the first from the second tells the second from the first.
  const tested = groups.length === 2 ? 1 : groups.length;
  for (let group = 0; group < tested; group += 1)
    testGroup(group, groups[group]?.cells ?? all, all, unlikely);
  if (groups.length === 2) repeatForSecond(unlikely);
  const adjust = falseDiscoveryAdjustment(unlikely.pValue, unlikely.tests);
  for (let i = 0; i < unlikely.cell.length; i += 1) {
    const group = unlikely.group[i] ?? 0;
    const cell = unlikely.cell[i] ?? 0;
    const own = groups[group]?.cells ?? all;
    // Most tests tell of a side that fewer than half of the group take.
    if (jeffreysShare(own[cell] ?? 0, seenAt(own, (cell / 3) | 0)) < 0.5) continue;
    const shares = sharesOf(own, all, cell);
    if (shares.inside <= shares.outside) continue;
    const adjustedP = adjust(unlikely.pValue[i] ?? 1);
    if (adjustedP > FALSE_DISCOVERY_RATE) continue;
    const side = cell % 3 === AGREES ? 'agree' : 'disagree';
    kept[group]?.push({ position: positionIds[(cell / 3) | 0] ?? '', side, ...compare(shares), adjustedP });
  }
  return kept.map((rows) => rows.sort((a, b) => b.inside * b.low - a.inside * a.low));
}

/** Place of those who agree, and of both sides, among the three cells of a position. */
const AGREES = 2;
const SIDES = [AGREES, 0] as const;

/** How many took the side among those who saw the position, in the group and among everybody else. */
type Shares = {
  readonly count: number;
  readonly seen: number;
  readonly restCount: number;
  readonly restSeen: number;
  readonly inside: number;
  readonly outside: number;
};

function sumOfGroups(groups: readonly GroupCounts[]): Uint32Array {
  const all = new Uint32Array(groups[0]?.cells.length ?? 0);
  for (const { cells } of groups) {
    for (let cell = 0; cell < all.length; cell += 1) all[cell] = (all[cell] ?? 0) + (cells[cell] ?? 0);
  }
  return all;
}

/** Tests both sides of every position that enough people saw. */
function testGroup(group: number, own: Uint32Array, all: Uint32Array, unlikely: Unlikely): void {
  for (let first = 0; first < own.length; first += 3) {
    const seen = seenAt(own, first / 3);
    const restSeen = seenAt(all, first / 3) - seen;
    if (seen < SEEN_LEAST || restSeen < SEEN_LEAST) continue;
    unlikely.tests += 2;
    for (const side of SIDES) {
      const count = own[first + side] ?? 0;
      const z = distanceFromChance(count, seen, (all[first + side] ?? 0) - count, restSeen);
      if (Math.abs(z) < UNLIKELY_FROM) continue;
      unlikely.group.push(group);
      unlikely.cell.push(first + side);
      unlikely.pValue.push(twoSidedP(z));
    }
  }
}

/** The same tests with the groups exchanged: the distances only change their sign. */
function repeatForSecond(unlikely: Unlikely): void {
  const { group, cell, pValue } = unlikely;
  unlikely.tests *= 2;
  const tested = cell.length;
  for (let i = 0; i < tested; i += 1) {
    group.push(1);
    cell.push(cell[i] ?? 0);
    pValue.push(pValue[i] ?? 1);
  }
}

function sharesOf(own: Uint32Array, all: Uint32Array, cell: number): Shares {
  const position = (cell / 3) | 0;
  const count = own[cell] ?? 0;
  const seen = seenAt(own, position);
  const restCount = (all[cell] ?? 0) - count;
  const restSeen = seenAt(all, position) - seen;
  const inside = jeffreysShare(count, seen);
  const outside = jeffreysShare(restCount, restSeen);
  return { count, seen, restCount, restSeen, inside, outside };
}

/** Two-proportion test with the pooled share: how many standard deviations the shares lie apart. */
function distanceFromChance(count: number, seen: number, restCount: number, restSeen: number): number {
  const difference = jeffreysShare(count, seen) - jeffreysShare(restCount, restSeen);
  const pooled = jeffreysShare(count + restCount, seen + restSeen);
  return difference / Math.sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (restSeen + 1)));
}

function compare({ count, seen, restCount, restSeen, inside, outside }: Shares) {
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

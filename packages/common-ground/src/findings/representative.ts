import { seenAt, type GroupCounts } from './group-counts.ts';
import { cellPosition } from '../reactions/reaction-matrix.ts';
import { falseDiscoveryAdjusted, twoSidedP } from './order-loops.ts';
import { AGREES, markingOrder, setApart, sumOfCounts, type Apart } from './share-loops.ts';
import { cohensH, jeffreysShare, jeffreysVariance, Z_95 } from '../statistics.ts';

/** Of the positions said to mark a group, at most this share is expected to be false. */
export const FALSE_DISCOVERY_RATE = 0.05;
/** A position needs this many reactions inside the group and outside it before it can mark the group. */
const SEEN_LEAST = 5;

/**
 * Values nearer to 0 have a two-sided probability above .05. Adjusting for many tests only raises a probability, so at a
 * rate of .05 or less such a test is never kept, nor does its own probability tell on those that are: 1 will do.
 */
export const UNLIKELY_FROM = 1.95;

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

/** What marks a group, found but not yet told: most readers want the first few of hundreds. */
export type Marking = {
  readonly own: Uint32Array;
  /** Counts over all groups. */
  readonly all: Uint32Array;
  /** Cells, of a position and a side, in which the group lies far from the rest, and their adjusted p-values. */
  readonly cells: Uint32Array;
  readonly adjusted: Float64Array;
  /** Places of those that mark it, surest first. */
  readonly order: Uint32Array;
};

/**
 * What each group holds more than the rest do: the side that at least half of the group takes, significantly
 * more often than others, in order of what is sure (share inside times the lower end of the difference).
 */
export function findMarking(groups: readonly GroupCounts[]): Marking[] {
  const all = sumOfCounts(groups);
  const apart = groups.map(({ cells }) => setApart(cells, all, SEEN_LEAST, UNLIKELY_FROM));
  // Of two groups each is the rest of the other: the same cells, as far the other way. Testing one tells of both.
  const adjustedOf = adjustedEach(groups.length === 2 ? apart.slice(0, 1) : apart);
  return apart.map(({ cells, distances }, g) => {
    const own = groups[g]?.cells ?? all;
    const adjusted = adjustedOf[g] ?? adjustedOf[0] ?? new Float64Array(cells.length).fill(1);
    const order = markingOrder(own, all, { cells, distances, adjusted }, FALSE_DISCOVERY_RATE);
    return { own, all, cells, adjusted, order };
  });
}

/** The p-values of each list of distances, adjusted over all of them. */
function adjustedEach(lists: readonly Apart[]): Float64Array[] {
  let [tests, count] = [0, 0];
  for (const { tests: own, cells } of lists) {
    tests += own;
    count += cells.length;
  }
  const distances = new Float64Array(count);
  let end = 0;
  for (const list of lists) {
    distances.set(list.distances, end);
    end += list.cells.length;
  }
  const adjusted = falseDiscoveryAdjusted(twoSidedP(distances), tests);
  end = 0;
  return lists.map(({ cells }) => {
    end += cells.length;
    return adjusted.subarray(end - cells.length, end);
  });
}

/** The surest of what marks a group, in full. */
export function tellMarking(
  positionIds: readonly string[],
  { own, all, cells, adjusted, order }: Marking,
  most = order.length,
): Representative[] {
  const rows: Representative[] = [];
  for (const i of order.subarray(0, most)) {
    const cell = cells[i] ?? 0;
    const position = positionIds[cellPosition(cell)] ?? '';
    rows.push(describe(position, cell, { own, all, adjustedP: adjusted[i] ?? 1 }));
  }
  return rows;
}

export const representatives = (
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
): Representative[][] => findMarking(groups).map((marking) => tellMarking(positionIds, marking));

type Compared = { readonly own: Uint32Array; readonly all: Uint32Array; readonly adjustedP: number };

function describe(position: string, cell: number, { own, all, adjustedP }: Compared): Representative {
  const count = own[cell] ?? 0;
  const seen = seenAt(own, cellPosition(cell));
  const restCount = (all[cell] ?? 0) - count;
  const restSeen = seenAt(all, cellPosition(cell)) - seen;
  const inside = jeffreysShare(count, seen);
  const outside = jeffreysShare(restCount, restSeen);
  const difference = inside - outside;
  const spread = Math.sqrt(jeffreysVariance(count, seen) + jeffreysVariance(restCount, restSeen));
  return {
    position,
    side: cell % 3 === AGREES ? 'agree' : 'disagree',
    inside,
    outside,
    difference,
    low: difference - Z_95 * spread,
    high: difference + Z_95 * spread,
    effectSize: cohensH(inside, outside),
    adjustedP,
  };
}

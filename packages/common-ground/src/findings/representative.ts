import { seenAt, type GroupCounts } from './group-counts.ts';
import { cellPosition } from '../reactions/reaction-matrix.ts';
import { AGREES, setApart, sumOfCounts, type Apart } from './share-loops.ts';
import { cohensH, falseDiscoveryAdjustment, jeffreysDeviation, jeffreysShare, Z_95 } from '../statistics.ts';
import { twoSidedP, UNLIKELY_FROM } from './two-sided.ts';

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

/**
 * What each group holds more than the rest do: the side that at least half of the group takes, significantly
 * more often than others, in order of what is sure (share inside times the lower end of the difference).
 */
export function representatives(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
): Representative[][] {
  if (groups.length < 2) return groups.map(() => []);
  const all = sumOfCounts(groups);
  const tested = testGroups(groups, all);
  const tests = tested.reduce((sum, group) => sum + group.tests, 0);
  const adjust = falseDiscoveryAdjustment(joined(tested.map(({ pValues }) => pValues)), tests);
  return groups.map(({ cells }, g) => {
    const rows: Representative[] = [];
    const group = tested[g];
    for (let i = 0; group !== undefined && i < group.cells.length; i += 1) {
      const cell = group.cells[i] ?? 0;
      // Half of the tests tell of a side that the group takes less often, most others of one that few of it take.
      if ((group.distances[i] ?? 0) <= 0) continue;
      if (jeffreysShare(cells[cell] ?? 0, seenAt(cells, cellPosition(cell))) < 0.5) continue;
      const adjustedP = adjust(group.pValues[i] ?? 1);
      if (adjustedP > FALSE_DISCOVERY_RATE) continue;
      rows.push(describe(positionIds[cellPosition(cell)] ?? '', cell, { own: cells, all, adjustedP }));
    }
    return rows.sort((a, b) => b.inside * b.low - a.inside * a.low);
  });
}

/** The sides on which a group lies far from everybody else, and how likely chance puts it there. */
type Tested = Apart & { readonly pValues: Float64Array };

/** Tests both sides of every position that enough people saw. */
function testGroups(groups: readonly GroupCounts[], all: Uint32Array): Tested[] {
  // Of two groups each is the rest of the other: distances between them only change their sign.
  const isPair = groups.length === 2;
  const tested = groups.slice(0, isPair ? 1 : groups.length).map(({ cells }) => {
    const apart = setApart(cells, all, SEEN_LEAST, UNLIKELY_FROM);
    return { ...apart, pValues: twoSidedP(apart.distances) };
  });
  const [first] = tested;
  if (isPair && first !== undefined)
    tested.push({ ...first, distances: first.distances.map((distance) => -distance) });
  return tested;
}

function joined(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

type Compared = { readonly own: Uint32Array; readonly all: Uint32Array; readonly adjustedP: number };

function describe(position: string, cell: number, { own, all, adjustedP }: Compared): Representative {
  const count = own[cell] ?? 0;
  const seen = seenAt(own, cellPosition(cell));
  const restCount = (all[cell] ?? 0) - count;
  const restSeen = seenAt(all, cellPosition(cell)) - seen;
  const inside = jeffreysShare(count, seen);
  const outside = jeffreysShare(restCount, restSeen);
  const difference = inside - outside;
  const spread = Math.hypot(jeffreysDeviation(count, seen), jeffreysDeviation(restCount, restSeen));
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

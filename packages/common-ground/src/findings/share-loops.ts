import { layOut, shareKernel } from '../kernel/kernel.ts';
import { doubles, words, write } from './share-memory.ts';
import { descending } from './order-loops.ts';
import { Z_95 } from '../statistics.ts';

/** Counts of a group as `GroupCounts` has them: disagree, pass, agree per position. */
type Cells = Uint32Array;
type Counted = { readonly cells: Cells };

/** Place of a side among the three cells of a position; those who disagree come first. */
export const PASSES = 1;
export const AGREES = 2;

/**
 * Per cell, how surprising such a reaction is: minus the logarithm of the share that reacted so of those who reacted to its
 * position, half a reaction of each kind added.
 */
export function surprisesIn(cells: Cells): Float64Array {
  const at = layOut({ cells: cells.byteLength, surprises: 8 * cells.length });
  shareKernel.reserve(at.end);
  write(cells, at.cells);
  shareKernel.loops.surprises(at.cells, cells.length / 3, at.surprises);
  return doubles(at.surprises, cells.length);
}

/** A group's support of each position, its logarithm, and the variance of that. */
export type Support = {
  readonly agreed: Float64Array;
  readonly logs: Float64Array;
  readonly variances: Float64Array;
};

/**
 * Support is P(agree) (1 - P(disagree)), each with the Jeffreys prior. The variance of its logarithm is by the delta
 * method, agreeing and disagreeing being shares of one whole: ((1 - pa) / pa + 3 pd / (1 - pd)) / (n + 2).
 */
export function supportIn(cells: Cells): Support {
  const positions = cells.length / 3;
  const size = 8 * positions;
  const at = layOut({ cells: cells.byteLength, agreed: size, logs: size, variances: size });
  shareKernel.reserve(at.end);
  write(cells, at.cells);
  shareKernel.loops.support(at.cells, positions, at.agreed, at.logs, at.variances);
  return {
    agreed: doubles(at.agreed, positions),
    logs: doubles(at.logs, positions),
    variances: doubles(at.variances, positions),
  };
}

/** Score and interval per position. */
export type Scores = {
  readonly score: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
};

/** Geometric mean of the support that groups give each position, and its 95 % interval. */
export function scoresOf(groups: readonly Omit<Support, 'agreed'>[], positions: number): Scores {
  const size = 8 * positions;
  const at = layOut({ means: size, variances: size, own: size });
  shareKernel.reserve(at.end);
  new Uint8Array(shareKernel.buffer, 0, at.own).fill(0);
  for (const { logs, variances } of groups) {
    write(logs, at.own);
    shareKernel.loops.add(at.own, positions, groups.length, at.means);
    write(variances, at.own);
    shareKernel.loops.add(at.own, positions, groups.length ** 2, at.variances);
  }
  shareKernel.loops.scores(at.means, at.variances, positions, Z_95, at.own);
  return {
    score: doubles(at.own, positions),
    low: doubles(at.means, positions),
    high: doubles(at.variances, positions),
  };
}

/** Share that took a side, with its 95 % interval, 1 at most; all 0 where fewer than `least` reacted. */
export function sharesOf(cells: Cells, side: number, least: number) {
  const positions = cells.length / 3;
  const size = 8 * positions;
  const at = layOut({ cells: cells.byteLength, shares: size, lows: size, highs: size });
  shareKernel.reserve(at.end);
  write(cells, at.cells);
  shareKernel.loops.sides(at.cells, positions, side, least, Z_95, at.shares, at.lows, at.highs);
  return {
    shares: doubles(at.shares, positions),
    lows: doubles(at.lows, positions),
    highs: doubles(at.highs, positions),
  };
}

export function sumOfCounts(groups: readonly Counted[]): Uint32Array {
  const length = groups[0]?.cells.length ?? 0;
  const at = layOut({ all: 4 * length, own: 4 * length });
  shareKernel.reserve(at.end);
  new Uint32Array(shareKernel.buffer, at.all, length).fill(0);
  for (const { cells } of groups) {
    write(cells, at.own);
    shareKernel.loops.addCounts(at.own, length, at.all);
  }
  return words(at.all, length);
}

export type Apart = {
  /** Cells, of the position and the side that agrees or disagrees, in which a group lies far from all others. */
  readonly cells: Uint32Array;
  /** How far, in standard deviations of the pooled share; negative when fewer of the group took the side. */
  readonly distances: Float64Array;
  /** How many sides were compared. */
  readonly tests: number;
};

/** What sets a group apart from the rest of `all` by `from` deviations or more, where `least` reacted in both. */
export function setApart(own: Cells, all: Cells, least: number, from: number): Apart {
  const positions = own.length / 3;
  const at = layOut({
    own: own.byteLength,
    all: all.byteLength,
    cells: 8 * positions + 4,
    distances: 16 * positions,
  });
  shareKernel.reserve(at.end);
  write(own, at.own);
  write(all, at.all);
  const found = shareKernel.loops.compare(at.own, at.all, positions, least, from, at.cells, at.distances);
  const tests = words(at.cells, 1)[0] ?? 0;
  return { cells: words(at.cells + 4, found), distances: doubles(at.distances, found), tests };
}

/** What a group lies apart from the rest in, as `setApart` has it, with adjusted p-values. */
type Distant = Omit<Apart, 'tests'> & { readonly adjusted: Float64Array };

/**
 * Places of the cells that mark a group, surest first (share inside times the lower end of what it is higher than outside):
 * those of which the p-value is `rate` at most, and of which half of the group or more take the side, more than others.
 */
export function markingOrder(own: Cells, all: Cells, { cells, distances, adjusted }: Distant, rate: number) {
  const at = layOut({
    own: own.byteLength,
    all: all.byteLength,
    cells: cells.byteLength,
    distances: distances.byteLength,
    adjusted: adjusted.byteLength,
  });
  shareKernel.reserve(at.end);
  write(own, at.own);
  write(all, at.all);
  write(cells, at.cells);
  write(distances, at.distances);
  write(adjusted, at.adjusted);
  const count = cells.length;
  shareKernel.loops.marking(at.own, at.all, at.cells, at.distances, count, at.adjusted, rate, Z_95);
  return descending(doubles(at.distances, count));
}

/** Bytes of what `widen` keeps per position. */
const ENTRY_BYTES = 48;

/** Positions on which two groups are far apart, an entry of each array per position found. */
export type Divided = {
  /** Of the means of the two groups, how likely chance puts some two so far apart, and its 95 % interval. */
  readonly differences: Float64Array;
  readonly chances: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** The group of the higher mean and of the lower. */
  readonly most: Uint32Array;
  readonly least: Uint32Array;
  readonly positions: Uint32Array;
  /** On how many positions groups were compared. */
  readonly tests: number;
};

/**
 * The two groups farthest apart of each position, of those of which `least` reacted, where they are `from` deviations apart.
 * Means are of agree 1, pass 0, disagree -1, with half a reaction of each added.
 */
export function widestApart(groups: readonly Counted[], least: number, from: number): Divided {
  const length = groups[0]?.cells.length ?? 0;
  const positions = length / 3;
  const at = layOut({
    own: 4 * length,
    entries: ENTRY_BYTES * positions,
    doubles: 32 * positions,
    words: 12 * positions + 4,
  });
  shareKernel.reserve(at.end);
  new Uint8Array(shareKernel.buffer, at.entries, ENTRY_BYTES * positions).fill(0);
  groups.forEach(({ cells }, group) => {
    write(cells, at.own);
    shareKernel.loops.widen(at.own, positions, least, group, at.entries);
  });
  const found = shareKernel.loops.divided(at.entries, positions, from, Z_95, at.doubles, at.words);
  const doublesOf = (place: number) => doubles(at.doubles + 8 * place * positions, found);
  const wordsOf = (place: number, count = found) => words(at.words + 4 * place * positions, count);
  return {
    differences: doublesOf(0),
    chances: doublesOf(1),
    lows: doublesOf(2),
    highs: doublesOf(3),
    most: wordsOf(0),
    least: wordsOf(1),
    positions: wordsOf(2),
    tests: wordsOf(3, 1)[0] ?? 0,
  };
}

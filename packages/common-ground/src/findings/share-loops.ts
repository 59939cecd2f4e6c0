import { layOut, shareKernel } from '../kernel/kernel.ts';
import { rounded, Z_95 } from '../statistics.ts';

/** Counts of a group as `GroupCounts` has them: disagree, pass, agree per position. */
type Cells = Uint32Array;
type Counted = { readonly cells: Cells };

/** Place of a side among the three cells of a position; those who disagree come first. */
export const PASSES = 1;
export const AGREES = 2;

/** Per cell, the share that reacted so of those who reacted to its position, half a reaction of each kind added. */
export function frequenciesIn(cells: Cells): Float64Array {
  const at = layOut({ cells: cells.byteLength, frequencies: 8 * cells.length });
  shareKernel.reserve(at.end);
  write(cells, at.cells);
  shareKernel.loops.frequencies(at.cells, cells.length / 3, at.frequencies);
  return doubles(at.frequencies, cells.length);
}

/** Per position P(agree) (1 - P(disagree)), each with the Jeffreys prior, and the variance of its logarithm. */
export function supportIn(cells: Cells): { agreed: Float64Array; variances: Float64Array } {
  const positions = cells.length / 3;
  const at = layOut({ cells: cells.byteLength, agreed: 8 * positions, variances: 8 * positions });
  shareKernel.reserve(at.end);
  write(cells, at.cells);
  shareKernel.loops.support(at.cells, positions, at.agreed, at.variances);
  return { agreed: doubles(at.agreed, positions), variances: doubles(at.variances, positions) };
}

type Weights = { readonly logs: Float64Array; readonly variances: Float64Array };

/** Mean of the logarithms that groups give each position, and half of its 95 % interval. */
export function meanOf(groups: readonly Weights[], positions: number) {
  const size = 8 * positions;
  const at = layOut({ means: size, spreads: size, own: size });
  shareKernel.reserve(at.end);
  new Uint8Array(shareKernel.buffer, 0, at.own).fill(0);
  for (const { logs, variances } of groups) {
    write(logs, at.own);
    shareKernel.loops.add(at.own, positions, groups.length, at.means);
    write(variances, at.own);
    shareKernel.loops.add(at.own, positions, groups.length ** 2, at.spreads);
  }
  shareKernel.loops.spread(at.spreads, positions, Z_95);
  return { means: doubles(at.means, positions), spreads: doubles(at.spreads, positions) };
}

/** Share that took a side, with its 95 % interval; all 0 where fewer than `least` reacted. */
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

/** Bytes of what `widen` keeps per position. */
const ENTRY_BYTES = 48;

/** Positions on which two groups are far apart, an entry of each array per position found. */
export type Divided = {
  /** Of the means of the two groups, how many of its standard deviations it is, and its 95 % interval. */
  readonly differences: Float64Array;
  readonly distances: Float64Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  /** The group of the higher mean and of the lower. */
  readonly most: Uint32Array;
  readonly least: Uint32Array;
  /** How many groups were compared. */
  readonly compared: Uint32Array;
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
    words: 16 * positions + 4,
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
    distances: doublesOf(1),
    lows: doublesOf(2),
    highs: doublesOf(3),
    most: wordsOf(0),
    least: wordsOf(1),
    compared: wordsOf(2),
    positions: wordsOf(3),
    tests: wordsOf(4, 1)[0] ?? 0,
  };
}

/** What the error function of each value is made of besides an exponential: `statistics` says which formulas. */
export function errorTails(values: Float64Array, seriesBelow: number): Float64Array {
  shareKernel.reserve(values.byteLength);
  write(values, 0);
  shareKernel.loops.tails(0, values.length, seriesBelow);
  return doubles(0, values.length);
}

/** Values in six significant digits, each as `rounded` makes it. */
export function roundedEach(values: Float64Array): Float64Array {
  shareKernel.reserve(values.byteLength);
  write(values, 0);
  const left = shareKernel.loops.round(0, values.length);
  return left === 0 ? doubles(0, values.length) : values.map(rounded);
}

/** Places of the values from the highest down, of equal ones the first first. */
export function descending(values: Float64Array): Uint32Array {
  const size = 4 * values.length;
  const at = layOut({ keys: values.byteLength, order: size, spare: size });
  shareKernel.reserve(at.end);
  write(values, at.keys);
  const found = shareKernel.loops.descending(at.keys, values.length, at.order, at.spare);
  return words(found, values.length);
}

function write(values: Uint32Array | Float64Array, at: number): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  new Uint8Array(shareKernel.buffer, at, values.byteLength).set(bytes);
}

/** Copies: the next call writes over what they are made from. */
const doubles = (at: number, length: number): Float64Array<ArrayBuffer> =>
  new Float64Array(shareKernel.buffer, at, length).slice();

const words = (at: number, length: number): Uint32Array<ArrayBuffer> =>
  new Uint32Array(shareKernel.buffer, at, length).slice();

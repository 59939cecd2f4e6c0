import { f64, i32 } from '../numbers/within.ts';

/**
 * Ballots as flat arrays: ballot b approves `items[start[b]] .. items[start[b + 1] - 1]`, ascending candidate
 * indices, with whole-number points beside them where the ballots are scored.
 */
export type FlatBallots = {
  readonly start: Int32Array;
  readonly items: Int32Array;
  readonly points: Float64Array | undefined;
  /** How many voters each ballot stands for: a whole number below 2^53. */
  readonly multiplicity: Float64Array;
  /** Which of the distinct weights each of those voters has. */
  readonly kind: Int32Array;
};

export type MergedBallots = FlatBallots & {
  /** For each ballot given, the merged ballot it went into. */
  readonly mergedInto: Int32Array;
};

function hashOf(ballots: FlatBallots, ballot: number): number {
  let hash = Math.imul(i32(ballots.kind, ballot) + 1, 0x9e3779b1);
  const end = i32(ballots.start, ballot + 1);
  for (let at = i32(ballots.start, ballot); at < end; at += 1) {
    hash = Math.imul(hash ^ i32(ballots.items, at), 0x85ebca6b);
    hash ^= hash >>> 15;
    if (ballots.points !== undefined) hash = Math.imul(hash ^ (f64(ballots.points, at) | 0), 0xc2b2ae35);
  }
  return (hash ^ (hash >>> 13)) >>> 0;
}

function alike(ballots: FlatBallots, a: number, b: number): boolean {
  const { start, items, points, kind } = ballots;
  const from = i32(start, a);
  const length = i32(start, a + 1) - from;
  const other = i32(start, b);
  if (length !== i32(start, b + 1) - other || i32(kind, a) !== i32(kind, b)) return false;
  for (let at = 0; at < length; at += 1) {
    if (i32(items, from + at) !== i32(items, other + at)) return false;
    if (points !== undefined && f64(points, from + at) !== f64(points, other + at)) return false;
  }
  return true;
}

/** Numbers the distinct ballots in order of first appearance: `firsts[m]` is the first ballot of merged ballot m. */
function findDistinct(ballots: FlatBallots): { firsts: Int32Array; mergedInto: Int32Array } {
  const count = ballots.kind.length;
  const slots = 2 ** Math.ceil(Math.log2(count * 2 + 2));
  const table = new Int32Array(slots).fill(-1);
  const firsts = new Int32Array(count);
  const mergedInto = new Int32Array(count);
  let distinct = 0;
  for (let ballot = 0; ballot < count; ballot += 1) {
    let slot = hashOf(ballots, ballot) & (slots - 1);
    let merged = i32(table, slot);
    while (merged >= 0 && !alike(ballots, ballot, i32(firsts, merged))) {
      slot = (slot + 1) & (slots - 1);
      merged = i32(table, slot);
    }
    if (merged < 0) {
      merged = distinct;
      table[slot] = merged;
      firsts[merged] = ballot;
      distinct += 1;
    }
    mergedInto[ballot] = merged;
  }
  return { firsts: firsts.subarray(0, distinct), mergedInto };
}

/** Joins identical ballots of equal weight; every rule then works in the number of distinct ballots. */
export function mergeBallots(ballots: FlatBallots): MergedBallots {
  const { firsts, mergedInto } = findDistinct(ballots);
  const multiplicity = new Float64Array(firsts.length);
  for (let ballot = 0; ballot < mergedInto.length; ballot += 1) {
    const merged = i32(mergedInto, ballot);
    multiplicity[merged] = f64(multiplicity, merged) + f64(ballots.multiplicity, ballot);
  }
  if (firsts.length === mergedInto.length) return { ...ballots, multiplicity, mergedInto };
  const start = new Int32Array(firsts.length + 1);
  for (let merged = 0; merged < firsts.length; merged += 1) {
    const first = i32(firsts, merged);
    start[merged + 1] = i32(start, merged) + i32(ballots.start, first + 1) - i32(ballots.start, first);
  }
  const items = new Int32Array(i32(start, firsts.length));
  const points = ballots.points === undefined ? undefined : new Float64Array(items.length);
  const kind = new Int32Array(firsts.length);
  for (let merged = 0; merged < firsts.length; merged += 1) {
    const first = i32(firsts, merged);
    const [from, to] = [i32(ballots.start, first), i32(ballots.start, first + 1)];
    items.set(ballots.items.subarray(from, to), i32(start, merged));
    if (ballots.points !== undefined) points?.set(ballots.points.subarray(from, to), i32(start, merged));
    kind[merged] = i32(ballots.kind, first);
  }
  return { start, items, points, multiplicity, kind, mergedInto };
}

import type { IdOrder } from './election.ts';
import { mergeBallots, type FlatBallots, type MergedBallots } from './merge-ballots.ts';
import { f64, i32, item } from '../numbers/within.ts';

/** The topics of an election in whole numbers: every amount of money is scaled by `costScale`. */
export type Slate = {
  readonly ids: readonly string[];
  readonly costs: readonly bigint[];
  readonly costScale: bigint;
  readonly budget: bigint;
  /** Places to fill where every topic costs one; undefined where a budget is shared. */
  readonly seats: number | undefined;
  readonly groups: readonly (readonly string[])[];
  readonly caps: ReadonlyMap<string, number>;
  readonly idOrder: IdOrder;
};

export type Weights = {
  /** The distinct weights of a voter as whole numbers, scaled by `weightScale`. */
  readonly kindWeights: readonly bigint[];
  readonly weightScale: bigint;
  /** Points are whole numbers scaled by this. */
  readonly pointScale: bigint;
};

/** Everything the rules read: merged ballots by voter and by topic, in whole numbers. */
export type Profile = Slate &
  Weights &
  MergedBallots & {
    /** Total weight of each merged ballot, as the nearest double. */
    readonly weight: Float64Array;
    /** Topic c is approved by merged ballots `supporters[supporterStart[c]] ..`, with their points beside them. */
    readonly supporterStart: Int32Array;
    readonly supporters: Int32Array;
    readonly supporterPoints: Float64Array | undefined;
    /** Total weight of all voters, and of each topic's supporters; scaled whole numbers. */
    readonly totalWeight: bigint;
    readonly approvals: readonly bigint[];
    /** Total weight times points each topic received. */
    readonly scores: readonly bigint[];
  };

/** Sums of weights have to stay exact in a double. */
export const EXACT_SUM_MAX = Number.MAX_SAFE_INTEGER;

function bySupporter(merged: MergedBallots, candidates: number) {
  const supporterStart = new Int32Array(candidates + 1);
  for (const candidate of merged.items)
    supporterStart[candidate + 1] = i32(supporterStart, candidate + 1) + 1;
  for (let c = 0; c < candidates; c += 1)
    supporterStart[c + 1] = i32(supporterStart, c + 1) + i32(supporterStart, c);
  const next = supporterStart.slice();
  const supporters = new Int32Array(merged.items.length);
  const supporterPoints = merged.points === undefined ? undefined : new Float64Array(merged.items.length);
  for (let ballot = 0; ballot < merged.kind.length; ballot += 1) {
    const end = i32(merged.start, ballot + 1);
    for (let at = i32(merged.start, ballot); at < end; at += 1) {
      const candidate = i32(merged.items, at);
      const place = i32(next, candidate);
      next[candidate] = place + 1;
      supporters[place] = ballot;
      if (supporterPoints !== undefined && merged.points !== undefined)
        supporterPoints[place] = f64(merged.points, at);
    }
  }
  return { supporterStart, supporters, supporterPoints };
}

/** Exact totals: plain sums per kind of weight (safe below 2^53), joined as BigInt. */
function totals(merged: MergedBallots, kindWeights: readonly bigint[], candidates: number) {
  const kinds = kindWeights.length;
  const approvals = new Float64Array(candidates * kinds);
  const scores = new Float64Array(candidates * kinds);
  const everyone = new Float64Array(kinds);
  for (let ballot = 0; ballot < merged.kind.length; ballot += 1) {
    const kind = i32(merged.kind, ballot);
    const voters = f64(merged.multiplicity, ballot);
    everyone[kind] = f64(everyone, kind) + voters;
    const end = i32(merged.start, ballot + 1);
    for (let at = i32(merged.start, ballot); at < end; at += 1) {
      const cell = i32(merged.items, at) * kinds + kind;
      approvals[cell] = f64(approvals, cell) + voters;
      scores[cell] = f64(scores, cell) + voters * (merged.points === undefined ? 1 : f64(merged.points, at));
    }
  }
  const join = (sums: Float64Array, row: number): bigint =>
    kindWeights.reduce((sum, weight, kind) => sum + weight * BigInt(f64(sums, row * kinds + kind)), 0n);
  const rows = Array.from({ length: candidates }, (_, row) => row);
  return {
    totalWeight: join(everyone, 0),
    approvals: rows.map((row) => join(approvals, row)),
    scores: rows.map((row) => join(scores, row)),
  };
}

/**
 * Joins topics and flat ballots into the form the rules read. For callers that hold ballots as arrays already
 * (millions of them); everybody else calls `buildProfile`. Items must ascend within a ballot without repeats.
 */
export function assembleProfile(slate: Slate, weights: Weights, ballots: FlatBallots): Profile {
  const merged = mergeBallots(ballots);
  const weight = new Float64Array(merged.kind.length);
  const kindFloats = weights.kindWeights.map(Number);
  for (let ballot = 0; ballot < weight.length; ballot += 1) {
    weight[ballot] = f64(merged.multiplicity, ballot) * item(kindFloats, i32(merged.kind, ballot));
  }
  return {
    ...slate,
    ...weights,
    ...merged,
    weight,
    ...bySupporter(merged, slate.ids.length),
    ...totals(merged, weights.kindWeights, slate.ids.length),
  };
}

import { countsAt, type GroupCounts } from './group-counts.ts';
import { supportOf } from './common-ground.ts';
import { jeffreysDeviation, jeffreysShare, Z_95 } from './statistics.ts';

const SEEN_LEAST = 5;
/** A position is uncertain when surely more than this share of those who saw it passed. */
const PASS_SHARE_LEAST = 0.2;

export type Bridging = {
  readonly position: string;
  /** Geometric mean of the support on both sides of the main factor. */
  readonly score: number;
  /** Lower ends (95 %) of the share that agrees, on the negative and on the positive side. */
  readonly agreeLow: readonly [number, number];
};

/**
 * Positions that bridge: surely more than half agree on both sides of the first component, the two sides
 * being people with a negative and a positive coordinate (the idea is Community Notes').
 */
export function bridging(
  positionIds: readonly string[],
  sides: readonly [GroupCounts, GroupCounts],
): Bridging[] {
  return positionIds
    .flatMap((position, j) => {
      const [left, right] = [countsAt(sides[0], j), countsAt(sides[1], j)];
      if (Math.min(left.seen, right.seen) < SEEN_LEAST) return [];
      const agreeLow = [lowerShare(left.agrees, left.seen), lowerShare(right.agrees, right.seen)] as const;
      if (Math.min(...agreeLow) <= 0.5) return [];
      return [{ position, score: Math.sqrt(supportOf(left) * supportOf(right)), agreeLow }];
    })
    .sort((a, b) => Math.min(...b.agreeLow) - Math.min(...a.agreeLow));
}

export type Uncertainty = {
  readonly position: string;
  readonly passShare: number;
  readonly low: number;
  readonly high: number;
  readonly seen: number;
};

/** Positions that many who saw them passed on: unclear, or about something people do not know. */
export function uncertainPositions(positionIds: readonly string[], everyone: GroupCounts): Uncertainty[] {
  return positionIds
    .map((position, j) => {
      const { passes, seen } = countsAt(everyone, j);
      const passShare = jeffreysShare(passes, seen);
      const spread = Z_95 * jeffreysDeviation(passes, seen);
      return {
        position,
        passShare,
        low: Math.max(0, passShare - spread),
        high: Math.min(1, passShare + spread),
        seen,
      };
    })
    .filter(({ low, seen }) => seen >= SEEN_LEAST && low > PASS_SHARE_LEAST)
    .sort((a, b) => b.low - a.low);
}

const lowerShare = (count: number, seen: number): number =>
  jeffreysShare(count, seen) - Z_95 * jeffreysDeviation(count, seen);

import { supportOf } from './common-ground.ts';
import { countsAt, seenAt, type GroupCounts } from './group-counts.ts';
import { descending, lesserOf } from './order-loops.ts';
import { AGREES, PASSES, sharesOf } from './share-loops.ts';
import { whole } from '../statistics.ts';

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
  const [left, right] = sides;
  const lows = sharesOf(left.cells, AGREES, SEEN_LEAST).lows;
  const others = sharesOf(right.cells, AGREES, SEEN_LEAST).lows;
  const found: Bridging[] = [];
  for (const j of descending(lesserOf(lows, others), 0.5)) {
    const score = Math.sqrt(supportOf(countsAt(left, j)) * supportOf(countsAt(right, j)));
    found.push({ position: positionIds[j] ?? '', score, agreeLow: [lows[j] ?? 0, others[j] ?? 0] });
  }
  return found;
}

export type Uncertainty = {
  readonly position: string;
  readonly passShare: number;
  readonly low: number;
  readonly high: number;
  readonly seen: number;
};

/** Positions that many who saw them passed on: unclear, or about something people do not know. */
export function uncertainPositions(
  positionIds: readonly string[],
  everyone: GroupCounts,
  shown = whole,
): Uncertainty[] {
  const { cells } = everyone;
  const { shares, lows, highs } = sharesOf(cells, PASSES, SEEN_LEAST);
  const order = descending(lows, PASS_SHARE_LEAST);
  const [passShare, low, high] = [shown(shares), shown(lows), shown(highs)];
  const found: Uncertainty[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const j = order[at] ?? 0;
    found.push({
      position: positionIds[j] ?? '',
      passShare: passShare[j] ?? 0,
      low: low[j] ?? 0,
      high: high[j] ?? 0,
      seen: seenAt(cells, j),
    });
  }
  return found;
}

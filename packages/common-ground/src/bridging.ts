import { countsAt, seenAt, type GroupCounts } from './group-counts.ts';
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
  const [left, right] = sides;
  const found: Bridging[] = [];
  for (let j = 0; j < positionIds.length; j += 1) {
    if (Math.min(seenAt(left.cells, j), seenAt(right.cells, j)) < SEEN_LEAST) continue;
    const agreeLow = [agreeLowAt(left, j), agreeLowAt(right, j)] as const;
    if (Math.min(agreeLow[0], agreeLow[1]) <= 0.5) continue;
    const score = Math.sqrt(supportOf(countsAt(left, j)) * supportOf(countsAt(right, j)));
    found.push({ position: positionIds[j] ?? '', score, agreeLow });
  }
  return found.sort((a, b) => Math.min(...b.agreeLow) - Math.min(...a.agreeLow));
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
  const found: Uncertainty[] = [];
  for (let j = 0; j < positionIds.length; j += 1) {
    const seen = seenAt(everyone.cells, j);
    if (seen < SEEN_LEAST) continue;
    const passes = everyone.cells[3 * j + 1] ?? 0;
    const passShare = jeffreysShare(passes, seen);
    const spread = Z_95 * jeffreysDeviation(passes, seen);
    if (passShare - spread <= PASS_SHARE_LEAST) continue;
    const [low, high] = [passShare - spread, Math.min(1, passShare + spread)];
    found.push({ position: positionIds[j] ?? '', passShare, low, high, seen });
  }
  return found.sort((a, b) => b.low - a.low);
}

function agreeLowAt(side: GroupCounts, j: number): number {
  const [agrees, seen] = [side.cells[3 * j + 2] ?? 0, seenAt(side.cells, j)];
  return jeffreysShare(agrees, seen) - Z_95 * jeffreysDeviation(agrees, seen);
}

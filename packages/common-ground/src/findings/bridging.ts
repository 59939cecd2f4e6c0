import { supportOf } from './common-ground.ts';
import { countsAt, seenAt, type GroupCounts } from './group-counts.ts';
import { AGREES, descending, PASSES, sharesOf } from './share-loops.ts';
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
  for (let j = 0; j < positionIds.length; j += 1) {
    const low = lows[j] ?? 0;
    const other = others[j] ?? 0;
    if (low <= 0.5 || other <= 0.5) continue;
    const score = Math.sqrt(supportOf(countsAt(left, j)) * supportOf(countsAt(right, j)));
    found.push({ position: positionIds[j] ?? '', score, agreeLow: [low, other] });
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
export function uncertainPositions(
  positionIds: readonly string[],
  everyone: GroupCounts,
  shown = whole,
): Uncertainty[] {
  const { shares, lows, highs } = sharesOf(everyone.cells, PASSES, SEEN_LEAST);
  const figures = { share: shown(shares), low: shown(lows), high: shown(highs) };
  const found: Uncertainty[] = [];
  for (const j of descending(lows)) {
    if ((lows[j] ?? 0) <= PASS_SHARE_LEAST) break;
    found.push({
      position: positionIds[j] ?? '',
      passShare: figures.share[j] ?? 0,
      low: figures.low[j] ?? 0,
      high: Math.min(1, figures.high[j] ?? 0),
      seen: seenAt(everyone.cells, j),
    });
  }
  return found;
}

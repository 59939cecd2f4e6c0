import type { PositionCounts } from '../findings/group-counts.ts';

export type SafetyRules = {
  /** Nothing about fewer people than this is shown: 5 among accredited participants, 10 in the public. */
  readonly k: number;
  /** Whether outsiders know who is in which group. Then a unanimous group would reveal everybody in it. */
  readonly rosterKnown: boolean;
};

/** Nobody, or enough people who did not all react alike. */
export function isSafe(
  { agrees, disagrees, passes, seen }: PositionCounts,
  { k, rosterKnown }: SafetyRules,
): boolean {
  if (seen === 0) return true;
  return seen >= k && !(rosterKnown && Math.max(agrees, disagrees, passes) === seen);
}

export const NOTHING: PositionCounts = { agrees: 0, disagrees: 0, passes: 0, seen: 0 };

export function pooled(cells: readonly PositionCounts[]): PositionCounts {
  return cells.reduce(
    (sum, cell) => ({
      agrees: sum.agrees + cell.agrees,
      disagrees: sum.disagrees + cell.disagrees,
      passes: sum.passes + cell.passes,
      seen: sum.seen + cell.seen,
    }),
    NOTHING,
  );
}

/** Change in agrees, disagrees, passes. */
export type Change = readonly number[];

export const difference = (now: PositionCounts, then: PositionCounts): Change => [
  now.agrees - then.agrees,
  now.disagrees - then.disagrees,
  now.passes - then.passes,
];

export const NO_CHANGE: Change = [0, 0, 0];

export const isUnchanged = (change: Change): boolean => change.every((part) => part === 0);

export const sumChanges = (changes: readonly Change[]): Change =>
  changes.reduce((sum, change) => sum.map((part, i) => part + (change[i] ?? 0)), NO_CHANGE);

/** At least k reactions came, not all alike; and if some went, at least k went, not all alike. */
export function isSafeChange(change: Change, { k, rosterKnown }: SafetyRules): boolean {
  const enough = (parts: readonly number[]): boolean => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return sum >= k && !(rosterKnown && Math.max(...parts) === sum);
  };
  const gains = change.map((part) => Math.max(0, part));
  const losses = change.map((part) => Math.max(0, -part));
  const lost = losses.some((part) => part > 0);
  return enough(gains) && (!lost || enough(losses));
}

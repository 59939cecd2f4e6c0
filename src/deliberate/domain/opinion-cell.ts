/** How many of one group's people last reacted how to one position, and what moved since its cell was last shown. */
export type Tally = {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly important: number;
  /** Reactions first given or changed after the epoch in which the cell was last made. */
  readonly since: number;
};

export type Side = 'agree' | 'disagree' | 'pass';

/** A group's reactions to a position as everyone may see them. Nothing else about a group is ever published. */
export type Cell = { readonly shown: false } | ShownCell;
export type ShownCell = {
  readonly shown: true;
  /** The epoch in which these numbers were made; later epochs carry them on until enough has changed. */
  readonly epoch: number;
  readonly n: number;
  /**
   * Set where all, or all but one, took the same side: who is in a group is known, so "all" would tell what each
   * of them did. The counts are then not given; n − 1 or n of n took this side.
   */
  readonly nearlyAll: Side | null;
  readonly agree: number | null;
  readonly disagree: number | null;
  readonly pass: number | null;
  /** At least so many marked it as important: in steps of five, and never all. */
  readonly importantMin: number;
};

export const HIDDEN: Cell = { shown: false };
const IMPORTANT_STEP = 5;

/**
 * The cell of a new epoch. A group below `sizeMin` has none. One that was shown keeps its old numbers until at least
 * `sizeMin` of its people changed, so that the difference of two epochs is never about fewer.
 * No total over groups is made anywhere: what is hidden enters no published number, so nothing can be subtracted.
 */
export function nextCell(now: Tally, before: Cell, rule: { sizeMin: number; epoch: number }): Cell {
  const n = sizeOf(now);
  if (before.shown && changedAtLeast(now, before) < rule.sizeMin) return before;
  if (n < rule.sizeMin) return before;
  const nearlyAll = sideOfNearlyAll(now);
  const counts =
    nearlyAll === null
      ? { agree: now.agree, disagree: now.disagree, pass: now.pass }
      : { agree: null, disagree: null, pass: null };
  return { shown: true, epoch: rule.epoch, n, nearlyAll, ...counts, importantMin: importantMin(now) };
}

export function sizeOf({ agree, disagree, pass }: Omit<Tally, 'since' | 'important'>): number {
  return agree + disagree + pass;
}

/** Never more than really changed: people may also have been added by moving group, or taken out by erasure. */
function changedAtLeast(now: Tally, before: ShownCell): number {
  const untouched = sizeOf(now) - now.since;
  return Math.max(now.since, before.n - untouched);
}

function sideOfNearlyAll(tally: Tally): Side | null {
  const n = sizeOf(tally);
  const sides: readonly Side[] = ['agree', 'disagree', 'pass'];
  return sides.find((side) => tally[side] >= n - 1) ?? null;
}

function importantMin(tally: Tally): number {
  const counted = Math.min(tally.important, sizeOf(tally) - 1);
  return Math.floor(counted / IMPORTANT_STEP) * IMPORTANT_STEP;
}

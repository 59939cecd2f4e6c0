/** How many of one group's people last reacted how to one position, and what moved since its cell was last shown. */
export type Tally = {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
  readonly important: number;
  /** Reactions first given or changed after the epoch in which the cell was last made. */
  readonly since: number;
  /** Looked up where so much changed that the cell might be made anew, and where it is known who is in the group. */
  readonly moved?: Movement;
};

export type Counts = { readonly agree: number; readonly disagree: number; readonly pass: number };

/** What became of a cell's people since it was made. */
export type Movement = {
  /** What they had said then. */
  readonly was: Counts;
  readonly joined: number;
  readonly left: number;
  /** Who was there, is there, and now says something else. */
  readonly changed: number;
};

const SIDES = ['agree', 'disagree', 'pass'] as const;
export type Side = (typeof SIDES)[number];

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
  if (before.shown && nearlyAll === null && singlesOut(now)) return before;
  const counts =
    nearlyAll === null
      ? { agree: now.agree, disagree: now.disagree, pass: now.pass }
      : { agree: null, disagree: null, pass: null };
  return { shown: true, epoch: rule.epoch, n, nearlyAll, ...counts, importantMin: importantMin(now) };
}

/** So many others must have changed their minds that nobody can lay a difference at the door of those who came or left. */
const OTHERS_MIN = 2;

/**
 * Who joins or leaves a group may be known by name. Where nobody else changed, the difference of two epochs is theirs
 * alone, and must not show that all of them, or all but one, took one side: then the older numbers stay until the
 * difference is of several minds, or others have changed too.
 */
function singlesOut({ moved, ...now }: Tally): boolean {
  if (moved === undefined || moved.changed >= OTHERS_MIN) return false;
  const { was, joined, left } = moved;
  const gained = SIDES.map((side) => Math.max(0, now[side] - was[side]));
  const lost = SIDES.map((side) => Math.max(0, was[side] - now[side]));
  // Where some who came and some who left cancel out, the difference does not say what either of them did.
  if (sum(gained) !== joined || sum(lost) !== left) return false;
  return isOneSided(gained) || isOneSided(lost);
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const isOneSided = (counts: readonly number[]): boolean => {
  const all = sum(counts);
  return all > 0 && Math.max(...counts) >= all - 1;
};

export function sizeOf({ agree, disagree, pass }: Counts): number {
  return agree + disagree + pass;
}

/** Whether enough changed for a cell to be made anew, if nothing else stands against it. */
export function mayBeMadeAnew(now: Tally, before: Cell, sizeMin: number): before is ShownCell {
  return before.shown && sizeOf(now) >= sizeMin && changedAtLeast(now, before) >= sizeMin;
}

/** Never more than really changed: people may also have been added by moving group, or taken out by erasure. */
function changedAtLeast(now: Tally, before: ShownCell): number {
  const untouched = sizeOf(now) - now.since;
  return Math.max(now.since, before.n - untouched);
}

function sideOfNearlyAll(tally: Counts): Side | null {
  const n = sizeOf(tally);
  return SIDES.find((side) => tally[side] >= n - 1) ?? null;
}

function importantMin(tally: Tally): number {
  const counted = Math.min(tally.important, sizeOf(tally) - 1);
  return Math.floor(counted / IMPORTANT_STEP) * IMPORTANT_STEP;
}

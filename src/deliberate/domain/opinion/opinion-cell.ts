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
  const counts =
    nearlyAll === null
      ? { agree: now.agree, disagree: now.disagree, pass: now.pass }
      : { agree: null, disagree: null, pass: null };
  const cell = { shown: true as const, epoch: rule.epoch, n, nearlyAll, ...counts };
  if (before.shown && singlesOut(before, cell, now.moved)) return before;
  return { ...cell, importantMin: importantMin(now) };
}

/** So many others must have changed their minds that nobody can lay a difference at the door of those who came or left. */
export const OTHERS_MIN = 2;

type Numbers = Pick<ShownCell, 'n' | 'nearlyAll' | 'agree' | 'disagree' | 'pass'>;

/**
 * Who joins or leaves a group may be known by name. Where nobody else changed, the difference of two epochs is theirs
 * alone, and must not show that all of them took one side, nor, where counts are given, all but one: then the older
 * numbers stay until the difference is of several minds, or others have changed too. What shows is what holds in every
 * story that leads from the older numbers to the newer ones.
 */
function singlesOut(before: Numbers, after: Numbers, moved: Movement | undefined): boolean {
  if (moved === undefined || moved.changed >= OTHERS_MIN) return false;
  const stories = meaningsOf(before).flatMap((was) =>
    meaningsOf(after).flatMap((is) => leastMoved(was, is, moved)),
  );
  if (stories.length === 0) return false;
  // "Nearly all" tells of nobody who differs: that all but one are alike is what it says of everyone.
  const spared = after.nearlyAll === null ? 1 : 0;
  const isToldOf = (who: keyof LeastMoved, people: number) =>
    people > 0 &&
    SIDES.some((side) => stories.every((story) => story[who][side] >= Math.max(1, people - spared)));
  return isToldOf('joined', moved.joined) || isToldOf('left', moved.left);
}

/** The counts that published numbers may stand for. */
function meaningsOf({ n, nearlyAll, agree, disagree, pass }: Numbers): Counts[] {
  if (nearlyAll === null) return [{ agree: agree ?? 0, disagree: disagree ?? 0, pass: pass ?? 0 }];
  const none = { agree: 0, disagree: 0, pass: 0 };
  return SIDES.map((side) =>
    side === nearlyAll ? { ...none, [side]: n } : { ...none, [nearlyAll]: n - 1, [side]: 1 },
  );
}

type LeastMoved = { readonly joined: Counts; readonly left: Counts };

/** How many of those who came and of those who left took each side at the least; nothing where they cannot explain it. */
function leastMoved(was: Counts, is: Counts, { left }: Movement): LeastMoved[] {
  const gone = bySide((side) => Math.max(0, was[side] - is[side]));
  if (sizeOf(gone) > left || sizeOf(was) < left) return [];
  const least = bySide((side) => Math.max(gone[side], left - (sizeOf(was) - was[side])));
  return [{ left: least, joined: bySide((side) => is[side] - was[side] + least[side]) }];
}

const bySide = (count: (side: Side) => number): Counts => ({
  agree: count('agree'),
  disagree: count('disagree'),
  pass: count('pass'),
});

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

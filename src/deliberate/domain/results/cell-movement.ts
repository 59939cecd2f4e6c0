import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { Counts, Movement, ShownCell, Side } from '#deliberate/domain/opinion/opinion-cell.ts';

/** One group's people at one position, as they are now and as they were when its cell was made. */
export type CellPeople = {
  readonly cell: ShownCell;
  /** Who reacted before the cell was made and has not since: how many on each side. */
  readonly untouched: Counts;
  /** Who reacted since, and how. */
  readonly since: ReadonlyMap<string, Stance>;
  /** Who has changed or taken back since what they had said when the cell was made, and what that was. */
  readonly older: ReadonlyMap<string, Stance>;
};

/** Who came, left or changed their mind since a cell was made. Who lost accreditation or was erased is only a number. */
export function movementOf({ cell, untouched, since, older }: CellPeople): Movement {
  const known = { ...untouched };
  let [stayed, changed] = [0, 0];
  for (const [reactor, stance] of older) {
    known[SIDE_OF[stance]] += 1;
    const now = since.get(reactor);
    if (now === undefined) continue;
    stayed += 1;
    changed += now === stance ? 0 : 1;
  }
  const missing = Math.max(0, cell.n - (known.agree + known.disagree + known.pass));
  return {
    was: wordsOf(cell, known, missing),
    joined: since.size - stayed,
    left: older.size - stayed + missing,
    changed,
  };
}

/** A cell that says "nearly all" does not keep who differed: that those who are gone were like the rest is the careful guess. */
function wordsOf({ nearlyAll, agree, disagree, pass }: ShownCell, known: Counts, missing: number): Counts {
  if (nearlyAll !== null) return { ...known, [nearlyAll]: known[nearlyAll] + missing };
  return { agree: agree ?? 0, disagree: disagree ?? 0, pass: pass ?? 0 };
}

const SIDE_OF: Readonly<Record<Stance, Side>> = { [-1]: 'disagree', 0: 'pass', 1: 'agree' };

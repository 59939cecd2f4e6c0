import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { Movement, ShownCell } from '#deliberate/domain/opinion/opinion-cell.ts';

/** One group's people at one position, as they are now and as they were when its cell was made. */
export type CellPeople = {
  readonly cell: ShownCell;
  /** How many reacted before the cell was made and have not since. */
  readonly untouched: number;
  /** Who reacted since, and how. */
  readonly since: ReadonlyMap<string, Stance>;
  /** Who has changed or taken back since what they had said when the cell was made, and what that was. */
  readonly older: ReadonlyMap<string, Stance>;
};

/** Who came, left or changed their mind since a cell was made. Who lost accreditation or was erased is only a number. */
export function movementOf({ cell, untouched, since, older }: CellPeople): Movement {
  let [stayed, changed] = [0, 0];
  for (const [reactor, stance] of older) {
    const now = since.get(reactor);
    if (now === undefined) continue;
    stayed += 1;
    changed += now === stance ? 0 : 1;
  }
  const missing = Math.max(0, cell.n - untouched - older.size);
  return {
    joined: since.size - stayed,
    left: older.size - stayed + missing,
    changed,
  };
}

import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { Cell } from './opinion-cell.ts';
import type { PositionCells, PositionTallies } from './opinion-outputs.ts';
import { keyOf, type ShownBlock } from './reaction-book.ts';

/** Cells of accredited participants that somebody left since they were last made, if they may be made anew. */
export function leftAt(tallies: readonly PositionTallies[]): ReadonlySet<string> {
  return new Set(
    tallies.flatMap(({ number, accredited }) =>
      STAKEHOLDER_GROUPS.filter((group) => (accredited[group]?.moved?.left ?? 0) > 0).map((group) =>
        keyOf(group, number),
      ),
    ),
  );
}

type Look = {
  readonly stratum: Stratum;
  readonly epoch: number;
  /** What `leftAt` found. */
  readonly left: ReadonlySet<string>;
  /** Positions that opinion groups did not tell in the reading before, because somebody had left. */
  readonly waiting: readonly string[];
};

/** The cells that are shown. What waits since somebody left goes on waiting until enough others have moved too. */
export function shownBlocks(positions: readonly PositionCells[], look: Look): ShownBlock[] {
  const { stratum, epoch, left, waiting } = look;
  const isWaiting = new Set(waiting);
  return positions.flatMap((position) => {
    const { positionId, number, about } = position;
    return cellsOf(position, stratum).flatMap(([group, cell]) => {
      if (!cell.shown) return [];
      const carried = cell.epoch !== epoch;
      const hasLeft = isWaiting.has(positionId) || (!carried && left.has(keyOf(group, number)));
      return [{ group, number, cell, carried, aside: about === 'person', left: hasLeft }];
    });
  });
}

const cellsOf = (position: PositionCells, stratum: Stratum): (readonly [string, Cell])[] =>
  stratum === 'public'
    ? [['public', position.public]]
    : STAKEHOLDER_GROUPS.map((group) => [group, position.accredited[group]]);

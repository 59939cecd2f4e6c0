import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import { groundOf, inReadingOrder, type Ground, type GroupCells } from './common-ground.ts';
import { HIDDEN, nextCell, type Cell, type Tally } from './opinion-cell.ts';

/** Named in every snapshot, so that a number can be traced to the rule that made it. */
export const METHOD = 'least-group-agreement/1';

/** Two populations side by side: people who are accredited, by group; and the open public, unverified, as one. */
export type PositionCells = {
  readonly positionId: string;
  readonly number: number;
  readonly accredited: GroupCells;
  readonly public: Cell;
};

export type PositionTallies = {
  readonly positionId: string;
  readonly number: number;
  readonly accredited: Readonly<Partial<Record<StakeholderGroup, Tally>>>;
  readonly public: Tally | null;
};

/** What an epoch releases: this and nothing else is shown, exported, answered and hashed. Numbers are whole. */
export type OpinionOutputs = {
  readonly epoch: number;
  readonly groupSizeMin: number;
  readonly publicSizeMin: number;
  /** Whether simulated reactions are among those counted. */
  readonly simulated: boolean;
  readonly positions: readonly PositionCells[];
  readonly commonGround: readonly Ground[];
};

export type OutputsMade = {
  readonly epoch: number;
  readonly sizes: { readonly groupSizeMin: number; readonly publicSizeMin: number };
  readonly simulated: boolean;
  readonly tallies: readonly PositionTallies[];
  /** The cells in which each position was last released, in whichever epoch that was. */
  readonly before: ReadonlyMap<string, Pick<PositionCells, 'accredited' | 'public'>>;
};

const NONE: Tally = { agree: 0, disagree: 0, pass: 0, important: 0, since: 0 };

export function makeOutputs({ epoch, sizes, simulated, tallies, before }: OutputsMade): OpinionOutputs {
  const positions = tallies.map((tally): PositionCells => {
    const last = before.get(tally.positionId);
    const cells = STAKEHOLDER_GROUPS.map((group) => [
      group,
      nextCell(tally.accredited[group] ?? NONE, last?.accredited[group] ?? HIDDEN, {
        sizeMin: sizes.groupSizeMin,
        epoch,
      }),
    ]);
    return {
      positionId: tally.positionId,
      number: tally.number,
      accredited: Object.fromEntries(cells) as GroupCells, // every group was just given its cell
      public: nextCell(tally.public ?? NONE, last?.public ?? HIDDEN, { sizeMin: sizes.publicSizeMin, epoch }),
    };
  });
  const commonGround = inReadingOrder(
    positions.map(({ positionId, accredited }) => groundOf(positionId, accredited)),
  );
  return { epoch, ...sizes, simulated, positions, commonGround };
}

/** Whether an epoch would tell anything that the one before did not: a cell made anew, a position come or gone. */
export function tellsMore(outputs: OpinionOutputs, before: OpinionOutputs | null): boolean {
  if (before === null) return outputs.positions.some(showsAnything);
  const told = (one: OpinionOutputs) =>
    JSON.stringify(
      one.positions.map((position) => [
        position.positionId,
        epochOf(position.public),
        STAKEHOLDER_GROUPS.map((group) => epochOf(position.accredited[group])),
      ]),
    );
  return told(outputs) !== told(before);
}

const showsAnything = (position: PositionCells): boolean =>
  position.public.shown || STAKEHOLDER_GROUPS.some((group) => position.accredited[group].shown);

const epochOf = (cell: Cell): number => (cell.shown ? cell.epoch : 0);

import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import {
  aboutPerson,
  groundOf,
  inReadingOrder,
  shownGroups,
  type Families,
  type Ground,
  type GroupCells,
} from '#deliberate/domain/results/common-ground.ts';
import { HIDDEN, nextCell, type Cell, type Tally } from './opinion-cell.ts';
import { findingsOf, type Findings } from './opinion-findings.ts';
import { shownAt, type OpinionAnalysis } from './opinion-reading.ts';

/** Named in every snapshot, so that a number can be traced to the rule that made it. */
export const METHOD = 'released-groups/5';

/** Two populations side by side: people who are accredited, by group; and the open public, unverified, as one. */
export type PositionCells = {
  readonly positionId: string;
  readonly number: number;
  /** Present where it is about the person: its numbers are told, and nothing is made of them. */
  readonly about?: 'person';
  readonly accredited: GroupCells;
  readonly public: Cell;
};

export type PositionTallies = {
  readonly positionId: string;
  readonly number: number;
  readonly about?: 'person';
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
  /** Of the accredited participants. */
  readonly commonGround: readonly Ground[];
  /** The same of the open public, which is never added to them. Absent in epochs of the first method, as what follows. */
  readonly publicGround?: readonly Ground[];
  readonly opinion?: Readonly<Record<Stratum, OpinionAnalysis | null>>;
  readonly findings?: Readonly<Record<Stratum, Findings>>;
};

export type Sizes = { readonly groupSizeMin: number; readonly publicSizeMin: number };
/** The cells in which each position was last released, in whichever epoch that was. */
export type CellsBefore = ReadonlyMap<string, Pick<PositionCells, 'accredited' | 'public'>>;

export type CellsMade = {
  readonly epoch: number;
  readonly sizes: Sizes;
  readonly tallies: readonly PositionTallies[];
  readonly before: CellsBefore;
};

export type OutputsMade = {
  readonly epoch: number;
  readonly sizes: Sizes;
  readonly simulated: boolean;
  readonly positions: readonly PositionCells[];
  /** What was found in each population, in this epoch or carried on from an earlier one. */
  readonly opinion: Readonly<Record<Stratum, OpinionAnalysis | null>>;
};

const NONE: Tally = { agree: 0, disagree: 0, pass: 0, important: 0, since: 0 };

export function makeCells({ epoch, sizes, tallies, before }: CellsMade): PositionCells[] {
  return tallies.map((tally): PositionCells => {
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
      ...(tally.about !== undefined && { about: tally.about }),
      accredited: Object.fromEntries(cells) as GroupCells, // every group was just given its cell
      public: nextCell(tally.public ?? NONE, last?.public ?? HIDDEN, { sizeMin: sizes.publicSizeMin, epoch }),
    };
  });
}

/** Everything beside the cells follows from the cells. */
export function makeOutputs({ epoch, sizes, simulated, positions, opinion }: OutputsMade): OpinionOutputs {
  const families = {
    accredited: positions.map((one) => familiesOf(one, shownGroups(one.accredited), opinion.accredited)),
    public: positions.map((one) => familiesOf(one, [], opinion.public)),
  };
  const publicGrounds = positions.map((one, at) =>
    one.about === 'person' ? aboutPerson(one) : publicGround(one, families.public[at], opinion.public),
  );
  return {
    epoch,
    ...sizes,
    simulated,
    positions,
    commonGround: inReadingOrder(
      families.accredited.map(({ positionId, aside, ...both }) =>
        aside ? aboutPerson({ positionId }) : groundOf(positionId, both),
      ),
    ),
    publicGround: inReadingOrder(publicGrounds),
    opinion,
    findings: {
      accredited: findingsOf(families.accredited, opinion.accredited),
      public: findingsOf(families.public, opinion.public),
    },
  };
}

type FamiliesAt = Families & { readonly positionId: string; readonly aside: boolean };

function familiesOf(
  { positionId, about }: PositionCells,
  declared: Families['declared'],
  opinion: OpinionAnalysis | null,
): FamiliesAt {
  return { positionId, aside: about === 'person', declared, opinion: shownAt(opinion, positionId) };
}

/** The public declares no groups. Where none were found in its reactions either, it counts as one. */
function publicGround(
  { positionId, public: cell }: PositionCells,
  found: FamiliesAt | undefined,
  opinion: OpinionAnalysis | null,
): Ground {
  if (opinion?.state === 'found')
    return groundOf(positionId, { declared: [], opinion: found?.opinion ?? [] });
  return groundOf(positionId, { declared: cell.shown ? [['public', cell]] : [], opinion: [] }, true);
}

/** Whether an epoch would tell anything that the one before did not: a cell made anew, a position come, gone or marked. */
export function tellsMore(
  positions: readonly PositionCells[],
  before: readonly PositionCells[] | null,
): boolean {
  if (before === null) return positions.some((one) => STRATA.some((stratum) => showsAnything(one, stratum)));
  return STRATA.some((stratum) => hasMoved(positions, before, stratum));
}

const STRATA: readonly Stratum[] = ['accredited', 'public'];

/** Whether one population's numbers differ from those of the epoch before: only then are its groups looked for anew. */
export function hasMoved(
  positions: readonly PositionCells[],
  before: readonly PositionCells[],
  stratum: Stratum,
): boolean {
  const told = (all: readonly PositionCells[]) =>
    JSON.stringify(
      all.map((one) => [
        one.positionId,
        showsAnything(one, stratum) && one.about === 'person',
        ...cellsOf(one, stratum).map(epochOf),
      ]),
    );
  return told(positions) !== told(before);
}

export function showsAnything(position: PositionCells, stratum: Stratum): boolean {
  return cellsOf(position, stratum).some(({ shown }) => shown);
}

function cellsOf(position: PositionCells, stratum: Stratum): Cell[] {
  if (stratum === 'public') return [position.public];
  return STAKEHOLDER_GROUPS.map((group) => position.accredited[group]);
}

const epochOf = (cell: Cell): number => (cell.shown ? cell.epoch : 0);

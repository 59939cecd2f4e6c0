import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { analyseReleased } from '#deliberate/domain/opinion/opinion-analysis.ts';
import { movementOf } from '#deliberate/domain/results/cell-movement.ts';
import type { Movement, ShownCell, Tally } from '#deliberate/domain/opinion/opinion-cell.ts';
import {
  hasMoved,
  makeCells,
  makeOutputs,
  type OpinionOutputs,
  type PositionCells,
} from '#deliberate/domain/opinion/opinion-outputs.ts';
import { readingOf, type OpinionAnalysis } from '#deliberate/domain/opinion/opinion-reading.ts';
import { packEntry, ReactionBook, type OlderReaction } from '#deliberate/domain/opinion/reaction-book.ts';

/** A world of accredited people in memory, with epochs as the server makes them: for tests only. */
export type Person = { readonly id: string; readonly group: StakeholderGroup };
export type Said = { readonly person: Person; readonly number: number; readonly stance: Stance };
/** Everything that anyone can see of an epoch. */
export type Published = {
  readonly outputs: OpinionOutputs;
  readonly points: Uint8Array | null;
  readonly density: Uint8Array | null;
};

const sizes = { groupSizeMin: 5, publicSizeMin: 10 };
const stamp = { algorithm: 'test', codeSha256: '', map: null };

export const positionIdOf = (number: number): string => `s${number}`;

/** What is published when these reactions come, an epoch after each portion. */
export function publishEpochs(positions: number, portions: readonly (readonly Said[])[]): Published[] {
  const log: (Said & { readonly at: number })[] = [];
  const published: Published[] = [];
  let before: OpinionOutputs | null = null;
  let drawn: Pick<Published, 'points' | 'density'> = { points: null, density: null };
  portions.forEach((portion, n) => {
    const epoch = n + 1;
    log.push(...portion.map((one) => ({ ...one, at: epoch })));
    const cells = cellsOf(positions, log, { epoch, before });
    let reading: OpinionAnalysis | null = before?.opinion?.accredited ?? null;
    if (before === null || hasMoved(cells, before.positions, 'accredited')) {
      const found = findIn(cells, log, epoch);
      reading = found.reading;
      drawn = found;
    }
    const outputs = makeOutputs({
      epoch,
      sizes,
      simulated: false,
      positions: cells,
      opinion: { accredited: reading, public: null },
    });
    published.push({ outputs, ...drawn });
    before = outputs;
  });
  return published;
}

type Log = readonly (Said & { readonly at: number })[];

/** The last reaction of each person to each position. */
function latestOf(log: Log): Log {
  return [...new Map(log.map((one) => [`${one.person.id}/${one.number}`, one])).values()];
}

function cellsOf(
  positions: number,
  log: Log,
  { epoch, before }: { readonly epoch: number; readonly before: OpinionOutputs | null },
): PositionCells[] {
  const latest = latestOf(log);
  const held = new Map((before?.positions ?? []).map((one) => [one.positionId, one]));
  const tallies = Array.from({ length: positions }, (_, at) => {
    const number = at + 1;
    const accredited = STAKEHOLDER_GROUPS.map((group) => {
      const cell = held.get(positionIdOf(number))?.accredited[group];
      const ofCell = (one: Said) => one.number === number && one.person.group === group;
      const own = latest.filter(ofCell);
      if (!cell?.shown) return [group, tallyOf(own, null)] as const;
      return [
        group,
        { ...tallyOf(own, cell.epoch), moved: movedSince(cell, own, log.filter(ofCell)) },
      ] as const;
    });
    return {
      positionId: positionIdOf(number),
      number,
      accredited: Object.fromEntries(accredited),
      public: null,
    };
  });
  return makeCells({ epoch, sizes, tallies, before: held });
}

function tallyOf(own: Log, shownAt: number | null): Tally {
  const count = (stance: Stance) => own.filter((one) => one.stance === stance).length;
  const since = shownAt === null ? 0 : own.filter(({ at }) => at > shownAt).length;
  return { agree: count(1), disagree: count(-1), pass: count(0), important: 0, since };
}

function movedSince(cell: ShownCell, own: Log, log: Log): Movement {
  const isNew = ({ at }: { readonly at: number }) => at > cell.epoch;
  const since = new Map(own.filter(isNew).map(({ person, stance }) => [person.id, stance]));
  const then = latestOf(log.filter((one) => !isNew(one)));
  const older = then
    .filter(({ person }) => since.has(person.id))
    .map(({ person, stance }) => [person.id, stance] as const);
  return movementOf({ cell, untouched: own.length - since.size, since, older: new Map(older) });
}

function findIn(cells: readonly PositionCells[], log: Log, epoch: number) {
  const blocks = cells.flatMap(({ number, accredited }) =>
    STAKEHOLDER_GROUPS.flatMap((group) => {
      const cell = accredited[group];
      return cell.shown ? [{ group, number, cell, carried: cell.epoch !== epoch }] : [];
    }),
  );
  const madeAt = new Map(blocks.map(({ group, number, cell }) => [`${group}/${number}`, cell.epoch]));
  const shownAt = ({ person, number }: Said) => madeAt.get(`${person.group}/${number}`) ?? Infinity;
  const book = new ReactionBook();
  const latest = latestOf(log);
  book.add(
    latest.map((one) => ({
      reactor: one.person.id,
      group: one.person.group,
      entries: String(packEntry({ ...one, important: false, since: one.at > shownAt(one) })),
    })),
  );
  const older = latestOf(log.filter((one) => one.at <= shownAt(one))).filter((one) =>
    latest.some((now) => now.person === one.person && now.number === one.number && now.at > shownAt(now)),
  );
  const asOlder = older.map(({ person, number, stance }): OlderReaction => ({
    reactor: person.id,
    group: person.group,
    number,
    stance,
  }));
  const { broken, ...released } = book.released(blocks, asOlder);
  const { opinion: found } = analyseReleased(released, sizes.groupSizeMin);
  const positionIds = new Map(cells.map(({ number, positionId }) => [number, positionId]));
  const reading = readingOf({ found, broken, epoch, sizeMin: sizes.groupSizeMin, positionIds, stamp });
  return { reading, points: found.points, density: found.density };
}

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
import { leftAt, shownBlocks } from '#deliberate/domain/opinion/shown-blocks.ts';

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

/** What happens between two epochs. Marks, moderation and who has left hold until the next day says otherwise. */
export type Day = {
  readonly said: readonly Said[];
  /** Positions marked as about the person. */
  readonly aside?: readonly number[];
  /** Positions that are moderated out. */
  readonly out?: readonly number[];
  /** Who is accredited no more, and counted nowhere. */
  readonly gone?: ReadonlySet<string>;
};

/** What is published when these reactions come, an epoch after each portion. */
export const publishEpochs = (positions: number, portions: readonly (readonly Said[])[]): Published[] =>
  publishDays(
    positions,
    portions.map((said) => ({ said })),
  );

/** What is published when these days pass, an epoch at the end of each; unbundled, to know what bundles are good for. */
export function publishDays(positions: number, days: readonly Day[], isBundled = true): Published[] {
  const all: Logged[] = [];
  const published: Published[] = [];
  const held = new Map<string, PositionCells>();
  let before: OpinionOutputs | null = null;
  let drawn: Pick<Published, 'points' | 'density'> = { points: null, density: null };
  const bundles = new Map<string, number>();
  days.forEach((day, n) => {
    const epoch = n + 1;
    all.push(...day.said.map((one) => ({ ...one, at: epoch })));
    const log = all.filter(({ person }) => day.gone?.has(person.id) !== true);
    const { cells, left } = cellsOf(positions, log, { epoch, held, day });
    let reading: OpinionAnalysis | null = before?.opinion?.accredited ?? null;
    if (before === null || hasMoved(cells, before.positions, 'accredited')) {
      const found = findIn(cells, log, { epoch, left, held, waiting: reading?.waiting ?? [], bundles });
      reading = found.reading;
      drawn = found;
      if (isBundled) for (const [id, number] of found.bundles) bundles.set(id, number);
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
    for (const one of cells) held.set(one.positionId, one);
  });
  return published;
}

type Logged = Said & { readonly at: number };
type Log = readonly Logged[];

/** The last reaction of each person to each position. */
function latestOf(log: Log): Log {
  return [...new Map(log.map((one) => [`${one.person.id}/${one.number}`, one])).values()];
}

type Held = ReadonlyMap<string, PositionCells>;

function cellsOf(
  positions: number,
  log: Log,
  { epoch, held, day }: { readonly epoch: number; readonly held: Held; readonly day: Day },
): { readonly cells: PositionCells[]; readonly left: ReadonlySet<string> } {
  const latest = latestOf(log);
  const public_ = Array.from({ length: positions }, (_, at) => at + 1).filter((n) => !day.out?.includes(n));
  const tallies = public_.map((number) => {
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
      ...(day.aside?.includes(number) === true && { about: 'person' as const }),
      accredited: Object.fromEntries(accredited),
      public: null,
    };
  });
  return { cells: makeCells({ epoch, sizes, tallies, before: held }), left: leftAt(tallies) };
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

/** After the cell it belongs to was last made, before this epoch. */
function isSince({ person, number, at }: Logged, held: Held): boolean {
  const cell = held.get(positionIdOf(number))?.accredited[person.group];
  return cell?.shown === true && at > cell.epoch;
}

type Finding = {
  readonly epoch: number;
  readonly left: ReadonlySet<string>;
  readonly held: Held;
  readonly waiting: readonly string[];
  readonly bundles: ReadonlyMap<string, number>;
};

function findIn(cells: readonly PositionCells[], log: Log, { epoch, left, held, waiting, bundles }: Finding) {
  const blocks = shownBlocks(cells, { stratum: 'accredited', epoch, left, waiting });
  const madeAt = new Map(blocks.map(({ group, number, cell }) => [`${group}/${number}`, cell.epoch]));
  const shownAt = ({ person, number }: Said) => madeAt.get(`${person.group}/${number}`) ?? Infinity;
  const book = new ReactionBook();
  const latest = latestOf(log);
  book.add(
    latest.map((one) => ({
      reactor: one.person.id,
      group: one.person.group,
      entries: String(packEntry({ ...one, important: false, since: isSince(one, held) })),
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
  const analysed = analyseReleased(released, sizes.groupSizeMin, bundles);
  const { opinion: found } = analysed;
  const positionIds = new Map(cells.map(({ number, positionId }) => [number, positionId]));
  const reading = readingOf({
    found,
    broken: new Set([...broken, ...analysed.held]),
    epoch,
    sizeMin: sizes.groupSizeMin,
    positionIds,
    waitingBefore: waiting,
    stamp,
  });
  return { reading, points: found.points, density: found.density, bundles: analysed.bundles };
}

import { createStore, type ReactionMatrix } from '@madang/common-ground';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { movementOf } from '#deliberate/domain/results/cell-movement.ts';
import type { Movement, ShownCell, Side, Tally } from './opinion-cell.ts';

/** One person's reactions as they come from the database: each packed by `packEntry`, joined by commas. */
export type BookRow = { readonly reactor: string; readonly group: string; readonly entries: string };

/** Position number, stance and two marks in one whole number. The database packs them by the same rule. */
export type Entry = {
  readonly number: number;
  readonly stance: Stance;
  readonly important: boolean;
  /** Given or changed after the cell it belongs to was last made. */
  readonly since: boolean;
};
const MARKS = 4;

export const packEntry = ({ number, stance, important, since }: Entry): number =>
  (number * 3 + stance + 1) * MARKS + (important ? 2 : 0) + (since ? 1 : 0);

/** A cell that is shown: which group's reactions to which position, and as what everyone sees them. */
export type ShownBlock = {
  readonly group: string;
  readonly number: number;
  readonly cell: ShownCell;
  /** Whether its numbers are those of an earlier epoch. */
  readonly carried: boolean;
  /** Whether its position is about the person: then it shapes nothing and is counted afterwards. */
  readonly aside?: boolean;
  /** Whether somebody who was counted has left since the position was last told by opinion groups. */
  readonly left?: boolean;
};

/** What somebody had said when a carried cell was made, and has changed or taken back since. */
export type OlderReaction = {
  readonly reactor: string;
  readonly group: string;
  readonly number: number;
  readonly stance: Stance;
};

/** Reactions exactly as far as they are shown, and the positions where they no longer add up to what is shown. */
export type ReleasedReactions = {
  /** To positions about the matter. */
  readonly matrix: ReactionMatrix;
  /** To positions about the person. */
  readonly aside: ReactionMatrix;
  readonly broken: ReadonlySet<number>;
  /** Who reacted anew to positions that somebody left. */
  readonly anew: ReadonlyMap<number, readonly string[]>;
};

type Counts = [disagree: number, pass: number, agree: number];
const STANCE_OF: Readonly<Record<Side, Stance>> = { agree: 1, pass: 0, disagree: -1 };

/** The reactions of one population, held while an epoch is made of them. */
export class ReactionBook {
  readonly #rows: { readonly reactor: string; readonly group: string; readonly entries: Uint32Array }[] = [];

  add(rows: readonly BookRow[]): void {
    for (const { reactor, group, entries } of rows)
      this.#rows.push({ reactor, group, entries: Uint32Array.from(entries.split(','), Number) });
  }

  /** Counts by group and position number. */
  tallies(): Map<string, Map<number, Tally>> {
    const found = new Map<string, Map<number, Tally>>();
    for (const { group, entries } of this.#rows) {
      const ofGroup = found.get(group) ?? new Map<number, Tally>();
      found.set(group, ofGroup);
      for (const entry of entries) count(ofGroup, entry);
    }
    return found;
  }

  /** What became of the people of some cells since those were made, by group and position number. */
  movements(blocks: readonly ShownBlock[], older: readonly OlderReaction[]): Map<string, Movement> {
    const people = new Map(blocks.map((block) => [keyOf(block.group, block.number), peopleOf(block)]));
    for (const { reactor, group, entries } of this.#rows) {
      for (const entry of entries) {
        const { number, stance, since } = unpack(entry);
        const cell = people.get(keyOf(group, number));
        if (cell === undefined) continue;
        if (since) cell.since.set(reactor, stance);
        else cell.untouched += 1;
      }
    }
    for (const { reactor, group, number, stance } of older)
      people.get(keyOf(group, number))?.older.set(reactor, stance);
    return new Map([...people].map(([key, cell]) => [key, movementOf(cell)]));
  }

  /**
   * The matrix that an analysis may see: a reaction is in it only where its cell is shown, with the value it had when
   * the cell was made; where a cell says only "nearly all", the one who may have differed counts with the others.
   * So two worlds that differ in nothing shown give one and the same matrix. Positions about the person are apart, as
   * though they were not there: what somebody says of themselves moves nobody into another group.
   */
  released(blocks: readonly ShownBlock[], older: readonly OlderReaction[]): ReleasedReactions {
    const shown = new Map(blocks.map((block) => [keyOf(block.group, block.number), block]));
    const seen = new Map<ShownBlock, Counts>(blocks.map((block) => [block, [0, 0, 0]]));
    const stores = { matter: createStore(), aside: createStore() };
    const storeOf = (block: ShownBlock) => (block.aside ? stores.aside : stores.matter);
    for (const block of blocks) storeOf(block).addPosition(String(block.number));
    const anew = new Map<number, string[]>();
    for (const { number, left } of blocks) if (left) anew.set(number, []);
    const take = (block: ShownBlock, reactor: string, stance: Stance): void => {
      const counts = seen.get(block);
      if (counts !== undefined) counts[stance + 1] = (counts[stance + 1] ?? 0) + 1;
      const side = block.cell.nearlyAll;
      storeOf(block).react(reactor, String(block.number), side === null ? stance : STANCE_OF[side]);
    };
    for (const { reactor, group, entries } of this.#rows) {
      for (const entry of entries) {
        const { number, stance, since } = unpack(entry);
        const block = shown.get(keyOf(group, number));
        if (block === undefined || (block.carried && since)) continue;
        take(block, reactor, stance);
        if (since) anew.get(number)?.push(reactor);
      }
    }
    for (const { reactor, group, number, stance } of older) {
      const block = shown.get(keyOf(group, number));
      if (block?.carried) take(block, reactor, stance);
    }
    const broken = blocks.filter((block) => !addsUp(block.cell, seen.get(block)));
    const { matter, aside } = stores;
    return {
      matrix: matter.matrix(),
      aside: aside.matrix(),
      broken: new Set(broken.map(({ number }) => number)),
      anew,
    };
  }
}

export const keyOf = (group: string, number: number): string => `${group}/${number}`;

const peopleOf = ({ cell }: ShownBlock) => ({
  cell,
  untouched: 0,
  since: new Map<string, Stance>(),
  older: new Map<string, Stance>(),
});

function unpack(entry: number): Omit<Entry, 'important'> {
  const cell = Math.floor(entry / MARKS);
  const reaction = cell % 3;
  const stance = reaction === 0 ? -1 : reaction === 1 ? 0 : 1;
  return { number: Math.floor(cell / 3), stance, since: (entry & 1) === 1 };
}

function count(ofGroup: Map<number, Tally>, entry: number): void {
  const { number, stance, since } = unpack(entry);
  const so = ofGroup.get(number) ?? { agree: 0, disagree: 0, pass: 0, important: 0, since: 0 };
  ofGroup.set(number, {
    agree: so.agree + (stance === 1 ? 1 : 0),
    disagree: so.disagree + (stance === -1 ? 1 : 0),
    pass: so.pass + (stance === 0 ? 1 : 0),
    important: so.important + ((entry & 2) >> 1),
    since: so.since + (since ? 1 : 0),
  });
}

/** Somebody may have changed group, lost accreditation or been erased since the cell was made. */
function addsUp(cell: ShownCell, [disagree, pass, agree]: Counts = [0, 0, 0]): boolean {
  if (disagree + pass + agree !== cell.n) return false;
  if (cell.nearlyAll !== null) return { agree, disagree, pass }[cell.nearlyAll] >= cell.n - 1;
  return agree === cell.agree && disagree === cell.disagree && pass === cell.pass;
}

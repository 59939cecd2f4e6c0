import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { analyseReleased, type OpinionFound } from './opinion-analysis.ts';
import { HIDDEN, nextCell } from './opinion-cell.ts';
import { packEntry, ReactionBook, type ShownBlock } from './reaction-book.ts';

const PEOPLE = 40;
const MATTERS = 12;
/** Numbered after the sentences about the matter. */
const [HOME, AGE] = [MATTERS + 1, MATTERS + 2];
const GROUP = 'academia';

type Said = ReadonlyMap<number, Stance>;
type World = readonly Said[];

/** Two camps over the matter; of themselves people say what `own` says, in another order. */
function world(own: (person: number, number: number) => Stance | null): World {
  return Array.from({ length: PEOPLE }, (_, person) => {
    const said = new Map<number, Stance>();
    if (person < PEOPLE - 1)
      for (let number = 1; number <= MATTERS; number += 1)
        said.set(number, (person * 7 + number * 5) % 11 < 2 ? 0 : (person + number) % 2 === 0 ? 1 : -1);
    for (const number of [HOME, AGE]) {
      const stance = own(person, number);
      if (stance !== null) said.set(number, stance);
    }
    return said;
  });
}

const STANCES = [-1, 0, 1] as const;
const tallyOf = (people: World, number: number) => {
  const count = (stance: Stance) => people.filter((said) => said.get(number) === stance).length;
  return { agree: count(1), disagree: count(-1), pass: count(0), important: 0, since: 0 };
};

function analysed(people: World, numbers: readonly number[], aside: readonly number[]): OpinionFound {
  const book = new ReactionBook();
  book.add(
    people.map((said, person) => ({
      reactor: `p${person}`,
      group: GROUP,
      entries: [...said]
        .map(([number, stance]) => packEntry({ number, stance, important: false, since: false }))
        .join(','),
    })),
  );
  const blocks = numbers.flatMap((number): ShownBlock[] => {
    const cell = nextCell(tallyOf(people, number), HIDDEN, { sizeMin: 5, epoch: 1 });
    return cell.shown ? [{ group: GROUP, number, cell, carried: false, aside: aside.includes(number) }] : [];
  });
  const { broken, ...released } = book.released(blocks, []);
  expect(broken.size).toBe(0);
  return analyseReleased(released, 5).opinion;
}

const MATTER = Array.from({ length: MATTERS }, (_, at) => at + 1);
const ALL = [...MATTER, HOME, AGE];
const byHalf = (person: number): Stance => (person < PEOPLE / 2 ? 1 : -1);
const withoutAside = (found: OpinionFound) => ({
  ...found,
  positions: found.positions.filter(({ aside }) => !aside),
});

describe('sentences about the person', () => {
  it('make groups as long as nobody says what they are about', () => {
    const people = world(byHalf);
    expect(analysed(people, ALL, [])).not.toEqual(analysed(people, MATTER, []));
  });
  it('move nobody, whatever is said in them: everything found is as though they were not there', () => {
    const stance = fc.constantFrom(...STANCES, null);
    const own = fc.array(stance, { minLength: 2 * PEOPLE, maxLength: 2 * PEOPLE });
    fc.assert(
      fc.property(own, (drawn) => {
        const people = world((person, number) => drawn[2 * person + (number - HOME)] ?? null);
        expect(withoutAside(analysed(people, ALL, [HOME, AGE]))).toEqual(analysed(people, MATTER, []));
      }),
      { numRuns: 25 },
    );
  });
  it('are counted by group afterwards, everyone with some group, so that both divisions add up', () => {
    // The last person reacted to nothing else.
    const people = world(byHalf);
    const found = analysed(people, ALL, [HOME, AGE]);
    expect(found.state).toBe('found');
    const home = found.positions.find(({ number }) => number === HOME);
    expect(home?.aside).toBe(true);
    const { agree, disagree, pass } = tallyOf(people, HOME);
    const sum = (side: 'agree' | 'disagree' | 'pass') =>
      home?.counts.reduce((people_, counts) => people_ + counts[side], 0);
    expect([sum('agree'), sum('disagree'), sum('pass')]).toEqual([agree, disagree, pass]);
  });
  it('leave nothing to be found where there is nothing else', () => {
    const found = analysed(world(byHalf), ALL, ALL);
    expect(found).toMatchObject({ state: 'too_few', sizes: [], positions: [], bridging: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { Cell } from './opinion-cell.ts';
import {
  positionIdOf,
  publishEpochs,
  type Person,
  type Published,
  type Said,
} from '#deliberate/domain/test-epochs.ts';

const POSITIONS = 12;
const SMALLEST = 5;
/** Groups of two and four, which are never shown, of five, and large ones. Everyone outside knows who is in which. */
const SIZES: Partial<Record<StakeholderGroup, number>> = {
  government: 2,
  academia: 4,
  civil_society: 5,
  private_sector: 24,
  technical_community: 18,
};
const PEOPLE: readonly Person[] = STAKEHOLDER_GROUPS.flatMap((group) =>
  Array.from({ length: SIZES[group] ?? 0 }, (_, n) => ({ id: `${group}-${n}`, group })),
);
const NUMBERS = Array.from({ length: POSITIONS }, (_, at) => at + 1);
const anyStance = fc.constantFrom<Stance>(1, 0, -1);

/** Two camps, each with its own mind on odd and even positions, told apart well enough to be found. */
function campStance(camp: number, number: number, chance: number): Stance {
  const leans: Stance = (number + camp) % 2 === 0 ? 1 : -1;
  if (chance < 0.75) return leans;
  return chance < 0.9 ? 0 : leans === 1 ? -1 : 1;
}
const isLarge = ({ group }: Person) => (SIZES[group] ?? 0) > SMALLEST;
const chances = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
  minLength: PEOPLE.length * POSITIONS,
  maxLength: PEOPLE.length * POSITIONS,
});

type World = { readonly drawn: readonly number[]; readonly late: readonly number[] };
const anyWorld: fc.Arbitrary<World> = fc.record({
  drawn: chances,
  late: fc.array(fc.nat(), { maxLength: 90 }),
});

/** The same days of the same world; what the small groups say, and who of the five differs, is for the caller. */
function daysOf({ drawn, late }: World, small: (person: Person, number: number) => Stance): Said[][] {
  const said = PEOPLE.flatMap((person, p) =>
    NUMBERS.map((number, at): Said => {
      const chance = drawn[p * POSITIONS + at] ?? 0;
      const stance = isLarge(person) ? campStance(p % 2, number, chance) : small(person, number);
      return { person, number, stance };
    }),
  );
  const large = said.filter(({ person }) => isLarge(person));
  const changes = late.map((n): Said => {
    const one = large[n % large.length];
    if (one === undefined) throw new Error('Somebody is in a large group.');
    return { ...one, stance: one.stance === 1 ? -1 : 1 };
  });
  const half = changes.length >> 1;
  return [said, changes.slice(0, half), changes.slice(half), []];
}

describe('an observer of everything that is published', () => {
  it('sees two worlds alike that differ in what groups of two, four and five people said', () => {
    const secrets = fc.record({
      stances: fc.array(anyStance, { minLength: 72, maxLength: 72 }),
      odd: fc.nat(4),
    });
    fc.assert(
      fc.property(anyWorld, secrets, secrets, (world, one, other) => {
        const tell = ({ stances, odd }: typeof one) =>
          publishEpochs(
            POSITIONS,
            daysOf(world, (person, number) => {
              // The five agree throughout, or all but one do: which of the two, and who, is their secret.
              if (person.group === 'civil_society')
                return person.id === `civil_society-${odd}` ? (stances[number] ?? 1) : 1;
              const place = PEOPLE.indexOf(person) * POSITIONS + number;
              return stances[place % stances.length] ?? 0;
            }),
          );
        expect(tell(other)).toEqual(tell(one));
      }),
      { numRuns: 30 },
    );
  });
  it('finds nothing left over when subtracting one kind of groups from the other, nor one epoch from the next', () => {
    let subtracted = 0;
    fc.assert(
      fc.property(anyWorld, fc.array(anyStance, { minLength: 72, maxLength: 72 }), (world, stances) => {
        const epochs = publishEpochs(
          POSITIONS,
          daysOf(world, (person, number) => stances[(PEOPLE.indexOf(person) + number) % 72] ?? 0),
        );
        epochs.forEach((epoch, n) => {
          for (const number of NUMBERS) {
            const [declared, opinion] = [declaredSum(epoch, number), opinionSum(epoch, number)];
            if (opinion === null || declared === null) continue;
            subtracted += 1;
            expect(opinion).toEqual(declared);
            const [was, earlier] = [epochs[n - 1], n === 0 ? null : opinionSum(epochs[n - 1], number)];
            if (was !== undefined && earlier !== null && !sameSum(opinion, earlier))
              expect(anewAt(epoch, number)).toBe(true);
          }
        });
      }),
      { numRuns: 20 },
    );
    expect(subtracted).toBeGreaterThan(100);
  });
  it('sees no point, group or cell of fewer people than the smallest shown', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const { outputs } of publishEpochs(
          POSITIONS,
          daysOf(world, () => 1),
        )) {
          for (const { groups, positions } of [
            outputs.opinion?.accredited ?? { groups: [], positions: [] },
          ]) {
            for (const { sizeMin } of groups) expect(sizeMin ?? SMALLEST).toBeGreaterThanOrEqual(SMALLEST);
            for (const cell of positions.flatMap(({ cells }) => cells))
              if (cell.shown) expect(cell.n).toBeGreaterThanOrEqual(SMALLEST);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
  it('is shown opinion groups at all: the test attacks something', () => {
    const drawn = Array.from({ length: PEOPLE.length * POSITIONS }, (_, n) => ((n * 37) % 100) / 100);
    const [first] = publishEpochs(
      POSITIONS,
      daysOf({ drawn, late: [] }, () => 1),
    );
    expect(first?.outputs.opinion?.accredited?.state).toBe('found');
    expect(first?.points).not.toBeNull();
  });
});

/** The counts of several cells together; null where one is hidden or says only "nearly all". */
function sumOf(cells: readonly Cell[]): readonly number[] | null {
  const sum = [0, 0, 0];
  for (const cell of cells) {
    if (!cell.shown || cell.nearlyAll !== null) return null;
    [cell.agree, cell.disagree, cell.pass].forEach((count, at) => (sum[at] = (sum[at] ?? 0) + (count ?? 0)));
  }
  return sum;
}

function cellsAt({ outputs }: Published, number: number): Cell[] {
  const found = outputs.positions.find((one) => one.number === number);
  return STAKEHOLDER_GROUPS.flatMap((group) => found?.accredited[group] ?? []);
}

const declaredSum = (epoch: Published, number: number) =>
  sumOf(cellsAt(epoch, number).filter(({ shown }) => shown));

function opinionSum(epoch: Published | undefined, number: number): readonly number[] | null {
  const at = epoch?.outputs.opinion?.accredited?.positions.find(
    ({ positionId }) => positionId === positionIdOf(number),
  );
  return at === undefined ? null : sumOf(at.cells);
}

const sameSum = (one: readonly number[], other: readonly number[]) => one.join() === other.join();

/** Whether a declared group's cell was made anew in this epoch, which takes as many changes as the smallest group has. */
const anewAt = (epoch: Published, number: number) =>
  cellsAt(epoch, number).some((cell) => cell.shown && cell.epoch === epoch.outputs.epoch);

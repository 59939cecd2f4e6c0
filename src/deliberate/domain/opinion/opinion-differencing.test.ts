import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import {
  positionIdOf,
  publishDays,
  type Day,
  type Person,
  type Published,
  type Said,
} from '#deliberate/domain/test-epochs.ts';
import type { Cell } from './opinion-cell.ts';

const POSITIONS = 12;
const NUMBERS = Array.from({ length: POSITIONS }, (_, at) => at + 1);
const SIZES: readonly (readonly [StakeholderGroup, number])[] = [
  ['private_sector', 30],
  ['technical_community', 24],
  ['academia', 16],
];
const PEOPLE: readonly Person[] = SIZES.flatMap(([group, size]) =>
  Array.from({ length: size }, (_, n) => ({ id: `${group}-${n}`, group })),
);

/** How often one group agreed, disagreed and passed, for each position; null where that is not published. */
type Sums = readonly (readonly [number, number, number] | null)[];

const sumsOf = (cellAt: (number: number) => Cell | undefined): Sums =>
  NUMBERS.map((number) => {
    const cell = cellAt(number);
    if (cell?.shown !== true || cell.nearlyAll !== null) return null;
    return [cell.agree ?? 0, cell.disagree ?? 0, cell.pass ?? 0];
  });

/** The published numbers of the opinion groups of all epochs, each once. */
function opinionSums(epochs: readonly Published[]): Sums[] {
  const all = epochs.flatMap(({ outputs }) => {
    const reading = outputs.opinion?.accredited;
    const at = new Map(reading?.positions.map(({ positionId, cells }) => [positionId, cells]));
    return (reading?.groups ?? []).map((_, place) =>
      sumsOf((number) => at.get(positionIdOf(number))?.[place]),
    );
  });
  return once(all);
}

/** The published numbers of one declared group in all epochs. */
const declaredSums = (epochs: readonly Published[], group: StakeholderGroup): Sums[] =>
  once(
    epochs.map(({ outputs }) =>
      sumsOf((number) => outputs.positions.find((one) => one.number === number)?.accredited[group]),
    ),
  );

const once = (all: readonly Sums[]): Sums[] => [
  ...new Map(all.map((sums) => [JSON.stringify(sums), sums])).values(),
];

type Term = { readonly sums: Sums; readonly sign: 1 | -1 };

/** Differences of two published groups, and sums and differences of two such differences. */
function* combinations(epochs: readonly Published[]): Generator<readonly Term[]> {
  const kinds = [opinionSums(epochs), ...SIZES.map(([group]) => declaredSums(epochs, group))];
  const differences = kinds.flatMap((kind) =>
    kind.flatMap((sums) =>
      kind.flatMap((other): (readonly Term[])[] => (other === sums ? [] : [[plus(sums), minus(other)]])),
    ),
  );
  yield* differences;
  for (const [at, one] of differences.entries())
    for (const other of differences.slice(at + 1)) yield [...one, ...other];
}

const plus = (sums: Sums): Term => ({ sums, sign: 1 });
const minus = (sums: Sums): Term => ({ sums, sign: -1 });

/** Fewer reactions than this might look like one person's by chance. */
const ROW_LEAST = 6;

/** What looks like one person's reactions: at every position that is told one person on one side, or nobody. */
function rowIn(terms: readonly Term[]): Map<number, Stance> | null {
  const row = new Map<number, Stance>();
  for (const number of NUMBERS) {
    const counts = [0, 0, 0];
    const isTold = terms.every(({ sums, sign }) => {
      const at = sums[number - 1];
      at?.forEach((count, side) => (counts[side] = (counts[side] ?? 0) + sign * count));
      return at !== null;
    });
    if (!isTold) continue;
    const [agree = 0, disagree = 0, pass = 0] = counts;
    if (agree < 0 || disagree < 0 || pass < 0 || agree + disagree + pass > 1) return null;
    if (agree + disagree + pass === 1) row.set(number, agree === 1 ? 1 : disagree === 1 ? -1 : 0);
  }
  return row.size >= ROW_LEAST ? row : null;
}

/** People whose reactions somebody reads off the published numbers of all epochs. */
function recovered(epochs: readonly Published[], said: readonly Said[]): Set<string> {
  const rows = new Map<string, Map<number, Stance>>();
  for (const { person, number, stance } of said) {
    const row = rows.get(person.id) ?? new Map<number, Stance>();
    rows.set(person.id, row.set(number, stance));
  }
  const found = new Set<string>();
  for (const terms of combinations(epochs)) {
    const guess = rowIn(terms);
    if (guess === null) continue;
    for (const [id, row] of rows)
      if ([...guess].every(([number, stance]) => row.get(number) === stance)) found.add(id);
  }
  return found;
}

const chances = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
  minLength: PEOPLE.length * POSITIONS,
  maxLength: PEOPLE.length * POSITIONS,
});
const marks = fc.subarray([1, 2, ...NUMBERS.slice(-4)]);

/** Numbers that look drawn. */
const EVEN = Array.from(
  { length: PEOPLE.length * POSITIONS },
  (_, n) => Math.abs(Math.sin(n + 1) * 1000) % 1,
);

/** Of a position how everyone reacts: by camp, or, to those about the person, by where they live. */
const HOMES = NUMBERS.slice(-4);

function everyone(drawn: readonly number[], people = PEOPLE): Said[] {
  return people.flatMap((person, p) => {
    const place = Number(person.id.split('-')[1]);
    return NUMBERS.map((number, at): Said => {
      const side = HOMES.includes(number) ? (place >> 1) % 2 : (number + place) % 2;
      const leans: Stance = side === 0 ? 1 : -1;
      const chance = drawn[p * POSITIONS + at] ?? 0;
      return { person, number, stance: chance < 0.65 ? leans : chance < 0.8 ? 0 : leans === 1 ? -1 : 1 };
    });
  });
}

const noOne: ReadonlySet<string> = new Set();

describe('somebody who subtracts what is published in one epoch from what is published in another', () => {
  it('reads nobody off marks that are set and taken back', () => {
    let [changed, unbundled] = [0, 0];
    fc.assert(
      fc.property(chances, fc.array(marks, { minLength: 4, maxLength: 5 }), (drawn, days) => {
        const said = everyone(drawn);
        const all = [{ said }, ...days.map((aside): Day => ({ said: [], aside }))];
        const epochs = publishDays(POSITIONS, all);
        expect(recovered(epochs, said)).toEqual(noOne);
        changed += opinionSums(epochs).length > 4 ? 1 : 0;
        unbundled += recovered(publishDays(POSITIONS, all, false), said).size;
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(3);
    // The same days without bundles give people away: the attack is one.
    expect(unbundled).toBeGreaterThan(3);
  });
  it('reads nobody off people who join and leave while marks are set and positions moderated out', () => {
    const day = fc.record({
      aside: marks,
      out: fc.subarray([3, 4, 5], { maxLength: 1 }),
      joins: fc.nat(7),
      leaves: fc.uniqueArray(fc.nat(PEOPLE.length - 1), { maxLength: 1 }),
      turns: fc.uniqueArray(fc.nat(PEOPLE.length - 1), { maxLength: 40 }),
    });
    let told = 0;
    fc.assert(
      fc.property(chances, chances, fc.array(day, { minLength: 3, maxLength: 4 }), (drawn, later, days) => {
        const all = daysOf(everyone(drawn), days, later);
        const epochs = publishDays(POSITIONS, all);
        told += opinionSums(epochs).filter((sums) => sums.some((at) => at !== null)).length;
        const said = all.flatMap((one) => one.said);
        expect(recovered(epochs, said)).toEqual(noOne);
      }),
      { numRuns: 10, endOnFailure: true },
    );
    expect(told).toBeGreaterThan(30);
  });
  it('cannot lay a difference at the door of one who left, as everybody can see', () => {
    const said = everyone(EVEN);
    const gone = new Set(['private_sector-3']);
    // Six who are of the other camp come in the same group: whatever the camp of the one loses is that person's.
    const late = everyone(
      EVEN.slice(7),
      [0, 2, 4, 6, 8, 10].map((n): Person => ({ id: `late-${n}`, group: 'private_sector' })),
    );
    const turned = said
      .filter(({ person, number }) => number === 5 && /^private_sector-(1.|2[0-4])$/.test(person.id))
      .map((one): Said => ({ ...one, stance: one.stance === 1 ? 0 : 1 }));
    const epochs = publishDays(POSITIONS, [{ said }, { said: late, gone }, { said: turned, gone }]);
    expect(recovered(epochs, [...said, ...late, ...turned])).toEqual(noOne);
    // They wait until people of every opinion group have changed their minds as well.
    expect(epochs.map(({ outputs }) => outputs.opinion?.accredited?.waiting.length)).toEqual([0, 12, 11]);
  });
});

type Passing = Pick<Day, 'aside' | 'out'> & {
  readonly joins: number;
  readonly leaves: readonly number[];
  readonly turns: readonly number[];
};

/** After the first day people join and leave, and some change their minds on every other position. */
function daysOf(said: readonly Said[], days: readonly Passing[], later: readonly number[]): Day[] {
  const gone = new Set<string>();
  let joined = 0;
  return [
    { said },
    ...days.map(({ aside, out, joins, leaves, turns }): Day => {
      const fresh = Array.from({ length: joins }, (): Person => {
        joined += 1;
        return { id: `fresh-${joined}`, group: joined % 3 === 0 ? 'academia' : 'private_sector' };
      });
      const turned = said.filter(({ person, number }) => {
        const at = PEOPLE.indexOf(person);
        return turns.includes(at) && (at + number) % 2 === 0;
      });
      for (const at of leaves) gone.add(PEOPLE[at]?.id ?? '');
      const came = everyone(later.slice(joined * POSITIONS), fresh);
      const anew = turned.map((one): Said => ({ ...one, stance: one.stance === 1 ? -1 : 1 }));
      return { said: [...came, ...anew], aside: aside ?? [], out: out ?? [], gone: new Set(gone) };
    }),
  ];
}

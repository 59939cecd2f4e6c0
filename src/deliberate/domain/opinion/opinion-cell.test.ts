import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, nextCell, type Cell, type Tally } from './opinion-cell.ts';

type Reaction = { readonly stance: -1 | 0 | 1; readonly important: boolean; readonly at: number };
/** People of one group by name, with the reaction that stands. */
type Group = ReadonlyMap<string, Reaction>;

const SIZE_MIN = 5;

function tallyOf(group: Group, lastShownAt: number): Tally {
  const all = [...group.values()];
  const count = (keep: (reaction: Reaction) => boolean) => all.filter(keep).length;
  return {
    agree: count(({ stance }) => stance === 1),
    disagree: count(({ stance }) => stance === -1),
    pass: count(({ stance }) => stance === 0),
    important: count(({ important }) => important),
    since: count(({ at }) => at > lastShownAt),
  };
}

const tally = (agree: number, disagree: number, pass: number, since = 0): Tally => ({
  agree,
  disagree,
  pass,
  important: 0,
  since,
});
const first = (now: Tally) => nextCell(now, HIDDEN, { sizeMin: SIZE_MIN, epoch: 1 });

describe('a cell', () => {
  it('is empty below the smallest size, whatever the reactions: two worlds look alike', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.nat(4), (agree, disagree, pass) => {
        const shown = first(tally(agree, disagree, pass));
        expect(shown.shown).toBe(agree + disagree + pass >= SIZE_MIN);
        if (agree + disagree + pass < SIZE_MIN) expect(shown).toEqual(HIDDEN);
      }),
    );
  });
  it('tells counts where the group is of several minds', () => {
    expect(first({ ...tally(6, 2, 1), important: 7 })).toEqual({
      shown: true,
      epoch: 1,
      n: 9,
      nearlyAll: null,
      agree: 6,
      disagree: 2,
      pass: 1,
      importantMin: 5,
    });
  });
  it('never tells all from all but one, on any side', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 60 }),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom(1, 2),
        (n, side, shift) => {
          const counts = [0, 0, 0];
          counts[side] = n;
          const all = tally(counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0);
          counts[side] = n - 1;
          counts[(side + shift) % 3] = 1;
          const allButOne = tally(counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0);
          expect(first(all)).toEqual(first(allButOne));
          expect(first(all)).toMatchObject({ agree: null, disagree: null, pass: null });
        },
      ),
    );
  });
  it('leaves two answers for everyone else to whoever takes their own reaction away, a side of zero or not', () => {
    const sides = ['agree', 'disagree', 'pass'] as const;
    const people = fc.nat({ max: 12 });
    fc.assert(
      fc.property(people, people, people, fc.constantFrom(...sides), (agree, disagree, pass, own) => {
        const cell = first(tally(agree, disagree, pass));
        if (!cell.shown || cell.nearlyAll !== null || cell[own] === 0) return;
        const left = sides.filter((side) => (cell[side] ?? 0) - (side === own ? 1 : 0) > 0);
        expect(left.length).toBeGreaterThanOrEqual(2);
      }),
    );
    expect(first(tally(6, 0, 2))).toMatchObject({ nearlyAll: null, disagree: 0 });
  });
  it('never says that everyone found it important', () => {
    expect(first({ ...tally(5, 2, 3), important: 10 })).toMatchObject({ n: 10, importantMin: 5 });
    expect(first({ ...tally(2, 2, 1), important: 5 })).toMatchObject({ importantMin: 0 });
  });
});

/** A week in the life of one group: who reacts how, in which order, with epochs taken in between. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: fc.nat(13), stance: fc.constantFrom(-1, 0, 1) }) },
  { weight: 1, arbitrary: fc.constant('epoch' as const) },
  { weight: 1, arbitrary: fc.record({ erased: fc.nat(13) }) },
);

describe('two epochs', () => {
  it('differ in a cell only when at least so many people changed as the smallest group has', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        let group: Map<string, Reaction> = new Map();
        let cell: Cell = HIDDEN;
        let shownGroup: Group = new Map();
        let shownAt = -1;
        let epoch = 0;
        steps.forEach((one, at) => {
          if (one === 'epoch') {
            epoch += 1;
            const next = nextCell(tallyOf(group, shownAt), cell, { sizeMin: SIZE_MIN, epoch });
            if (next.shown && next.epoch === epoch) {
              if (cell.shown) expect(differing(shownGroup, group)).toBeGreaterThanOrEqual(SIZE_MIN);
              [shownGroup, shownAt] = [new Map(group), at];
            } else expect(next).toEqual(cell);
            cell = next;
          } else if ('erased' in one) {
            group = new Map(group);
            group.delete(`p${one.erased}`);
          } else {
            const stance = one.stance as -1 | 0 | 1;
            const held = group.get(`p${one.who}`);
            if (held?.stance !== stance) group.set(`p${one.who}`, { stance, important: false, at });
          }
        });
      }),
      { numRuns: 400 },
    );
  });
});

/** People whose reaction was given, changed or taken away between two moments, counting those who changed and changed back. */
function differing(before: Group, after: Group): number {
  const people = new Set([...before.keys(), ...after.keys()]);
  return [...people].filter((who) => before.get(who)?.at !== after.get(who)?.at).length;
}

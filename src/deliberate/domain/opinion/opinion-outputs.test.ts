import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Cell, Tally } from './opinion-cell.ts';
import {
  makeCells,
  makeOutputs,
  tellsMore as cellsTellMore,
  type OpinionOutputs,
  type PositionTallies,
} from './opinion-outputs.ts';

const sizes = { groupSizeMin: 5, publicSizeMin: 10 };
const count = fc.nat(12);
const anyTally = fc
  .tuple(count, count, count)
  .map(([agree, disagree, pass]): Tally => ({ agree, disagree, pass, important: 0, since: 0 }));
const anyGroups = fc
  .array(anyTally, { minLength: 6, maxLength: 6 })
  .map((tallies) => Object.fromEntries(STAKEHOLDER_GROUPS.map((group, at) => [group, tallies[at]])));
const anyWorld: fc.Arbitrary<PositionTallies[]> = fc
  .array(
    fc.tuple(anyGroups, anyTally).map(([accredited, open]) => ({ accredited, public: open })),
    { minLength: 1, maxLength: 4 },
  )
  .map((positions) => positions.map((one, at) => ({ positionId: `s${at}`, number: at + 1, ...one })));

const released = (tallies: readonly PositionTallies[], epoch = 1, before: OpinionOutputs | null = null) =>
  makeOutputs({
    epoch,
    sizes,
    simulated: false,
    positions: makeCells({
      epoch,
      sizes,
      tallies,
      before: new Map((before?.positions ?? []).map((position) => [position.positionId, position])),
    }),
    opinion: { accredited: null, public: null },
  });
const tellsMore = (outputs: OpinionOutputs, before: OpinionOutputs | null) =>
  cellsTellMore(outputs.positions, before?.positions ?? null);

const size = (tally: Tally | null | undefined) => (tally ? tally.agree + tally.disagree + tally.pass : 0);
const isHidden = (tally: Tally | null | undefined, least: number) => size(tally) < least;

/** The same world with other reactions in every group too small to show. */
function otherwiseHidden(world: readonly PositionTallies[]): PositionTallies[] {
  const none: Tally = { agree: 0, disagree: 0, pass: 0, important: 0, since: 0 };
  return world.map((position) => ({
    ...position,
    accredited: Object.fromEntries(
      STAKEHOLDER_GROUPS.map((group) => {
        const tally = position.accredited[group];
        if (tally === undefined || !isHidden(tally, sizes.groupSizeMin)) return [group, tally];
        return [group, { ...none, disagree: (size(tally) + 3) % sizes.groupSizeMin }];
      }),
    ) as PositionTallies['accredited'],
    public: isHidden(position.public, sizes.publicSizeMin) ? { ...none, pass: 9 } : position.public,
  }));
}

describe('what an epoch releases', () => {
  it('says nothing about what is hidden: an attacker who subtracts has nothing to subtract from', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(released(otherwiseHidden(world))).toEqual(released(world));
      }),
    );
  });
  it('holds no number over more than one group, and none over both populations', () => {
    const one = released([
      {
        positionId: 's1',
        number: 1,
        accredited: { academia: { agree: 101, disagree: 37, pass: 11, important: 0, since: 0 } },
        public: { agree: 1009, disagree: 211, pass: 53, important: 0, since: 0 },
      },
    ]);
    const numbers = new Set(
      [...JSON.stringify(one.positions).matchAll(/\d+/g)].map(([number]) => Number(number)),
    );
    const cells = [101, 37, 11, 149, 1009, 211, 53, 1273];
    expect([...numbers].filter((number) => number > 5).sort()).toEqual([...cells].sort());
  });
  it('shows who of a known group did what to nobody who knows how many are in it', () => {
    const groupOf = (agree: number, disagree: number): PositionTallies['accredited'] => ({
      academia: { agree, disagree, pass: 0, important: 0, since: 0 },
    });
    const world = (accredited: PositionTallies['accredited']) =>
      released([{ positionId: 's1', number: 1, accredited, public: null }]);
    for (const n of [2, 4]) expect(world(groupOf(n, 0))).toEqual(world(groupOf(0, n)));
    expect(world(groupOf(5, 0))).toEqual(world(groupOf(4, 1)));
  });
  it('carries the cells on over an epoch in which too few changed, and then tells nothing more', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(4), (world, moved) => {
        const firstEpoch = released(world);
        const later = world.map((position) => ({
          ...position,
          accredited: Object.fromEntries(
            Object.entries(position.accredited).map(([group, tally]) => [group, shifted(tally, moved)]),
          ) as Readonly<Partial<Record<StakeholderGroup, Tally>>>,
        }));
        const second = released(later, 2, firstEpoch);
        second.positions.forEach((position, at) => {
          const old = firstEpoch.positions[at];
          for (const group of STAKEHOLDER_GROUPS)
            expectCarried(old?.accredited[group], position.accredited[group]);
        });
      }),
    );
  });
  it('tells more only when a cell was made anew, or a position came or went', () => {
    const tally: Tally = { agree: 4, disagree: 2, pass: 0, important: 0, since: 0 };
    const position = { positionId: 's1', number: 1, accredited: { academia: tally }, public: null };
    const before = released([position]);
    expect(tellsMore(before, null)).toBe(true);
    expect(tellsMore(released([{ ...position, accredited: {} }]), null)).toBe(false);
    expect(tellsMore(released([position], 2, before), before)).toBe(false);
    const grown = { ...position, accredited: { academia: { ...tally, agree: 9, since: 5 } } };
    expect(tellsMore(released([grown], 2, before), before)).toBe(true);
    expect(tellsMore(released([], 2, before), before)).toBe(true);
  });
  it('tells more when a shown position turns out to be about the person, and of it only the numbers', () => {
    const tally: Tally = { agree: 9, disagree: 2, pass: 0, important: 0, since: 0 };
    const accredited = { academia: tally, government: { ...tally, agree: 2, disagree: 9 } };
    const position = { positionId: 's1', number: 1, accredited, public: { ...tally, agree: 20 } };
    const before = released([position]);
    expect(before.commonGround).toMatchObject([{ standing: 'divided' }]);
    const marked = released([{ ...position, about: 'person' }], 2, before);
    expect(tellsMore(marked, before)).toBe(true);
    expect(tellsMore(released([{ ...position, about: 'person' }], 3, marked), marked)).toBe(false);
    expect(marked.positions).toEqual([{ ...before.positions[0], about: 'person' }]);
    const nothing = { positionId: 's1', standing: 'about_person', least: null };
    expect([marked.commonGround, marked.publicGround]).toEqual([[nothing], [nothing]]);
    expect(before.findings?.accredited.divides.declared).toHaveLength(1);
    expect(marked.findings?.accredited).toMatchObject({
      divides: { declared: [] },
      minority: [],
      unclear: [],
    });
    const few = { ...position, accredited: {}, public: null };
    const hidden = released([few]);
    expect(tellsMore(released([{ ...few, about: 'person' }], 2, hidden), hidden)).toBe(false);
    expect(released([few, position], 4, marked).commonGround[0]?.standing).toBe('divided');
  });
});

/** Up to four people turn from disagreeing to agreeing. */
function shifted(tally: Tally | undefined, most: number): Tally | undefined {
  if (tally === undefined) return undefined;
  const moved = Math.min(most, tally.disagree);
  return { ...tally, agree: tally.agree + moved, disagree: tally.disagree - moved, since: moved };
}

function expectCarried(before: Cell | undefined, after: Cell): void {
  if (before?.shown === true) expect(after).toEqual(before);
  else expect(after.shown).toBe(false);
}

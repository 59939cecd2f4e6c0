import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupCells } from '#deliberate/domain/results/common-ground.ts';
import { HIDDEN, type Cell } from '#deliberate/domain/opinion/opinion-cell.ts';
import {
  releasedCounts,
  ROUTED_GROUPS,
  routingInput,
  type RoutedGroup,
  type RoutingKnown,
} from './routing-input.ts';

const positionIds = ['p', 'q', 'r'];
const sizes = { groupSizeMin: 5, publicSizeMin: 10 };
const counted = fc.array(
  fc.record({
    positionId: fc.constantFrom(...positionIds),
    group: fc.constantFrom(...ROUTED_GROUPS),
    reactions: fc.nat(60),
  }),
  { maxLength: 12 },
);
const known = (counts: RoutingKnown['counts'], more: Partial<RoutingKnown> = {}): RoutingKnown => ({
  positionIds,
  counts,
  people: { academia: 40, government: 12 },
  sizes,
  released: null,
  ...more,
});
const stepOf = (group: RoutedGroup) => (group === 'public' ? 10 : 5);

const cell = (agree: number, disagree: number, pass: number, importantMin = 0): Cell => ({
  shown: true,
  epoch: 1,
  n: agree + disagree + pass,
  nearlyAll: null,
  agree,
  disagree,
  pass,
  importantMin,
});
const cells = (own: Partial<GroupCells>): GroupCells => ({
  government: HIDDEN,
  intergovernmental_organisation: HIDDEN,
  private_sector: HIDDEN,
  academia: HIDDEN,
  civil_society: HIDDEN,
  technical_community: HIDDEN,
  ...own,
});
const seenOf = (input: ReturnType<typeof routingInput>, group: RoutedGroup, at: number) => [
  ...(input.groups.find(({ id }) => id === group)?.cells.subarray(3 * at, 3 * at + 3) ?? []),
];

describe('what the next position is chosen by', () => {
  it('does not move when fewer react than the smallest group shown, whoever they are', () => {
    fc.assert(
      fc.property(counted, fc.nat(9), (counts, more) => {
        // Whoever watches the order of cards from just after a step sees nothing until the next.
        const stepped = counts.map((one) => ({
          ...one,
          reactions: Math.floor(one.reactions / stepOf(one.group)) * stepOf(one.group),
        }));
        const moved = stepped.map((one) => ({
          ...one,
          reactions: one.reactions + Math.min(more, stepOf(one.group) - 1),
        }));
        expect(routingInput(known(moved))).toEqual(routingInput(known(stepped)));
      }),
    );
  });
  it('takes how people reacted from the released epoch alone', () => {
    const counts = [{ positionId: 'p', group: 'academia' as const, reactions: 20 }];
    expect(seenOf(routingInput(known(counts)), 'academia', 0)).toEqual([10, 0, 10]);
    const released = [{ positionId: 'p', accredited: cells({ academia: cell(6, 2, 2) }), public: HIDDEN }];
    expect(seenOf(routingInput(known(counts, { released })), 'academia', 0)).toEqual([4, 4, 12]);
  });
  it('weighs more what splits the groups shown and what they find important', () => {
    const released = [
      {
        positionId: 'p',
        accredited: cells({ academia: cell(10, 0, 0), government: cell(0, 10, 0) }),
        public: HIDDEN,
      },
      {
        positionId: 'q',
        accredited: cells({ academia: cell(5, 5, 0, 5), government: cell(5, 5, 0) }),
        public: HIDDEN,
      },
    ];
    expect(routingInput(known([], { released })).extremity).toEqual([1, 0.25, 0]);
  });
  it('rests before the first count on what is released, and on nothing while nothing is', () => {
    const accredited = cells({ academia: cell(6, 2, 2) });
    const released = [
      { positionId: 'p', accredited, public: cell(20, 10, 0) },
      { positionId: 'q', accredited: cells({}), public: HIDDEN },
    ];
    expect(releasedCounts(released)).toEqual([
      { positionId: 'p', group: 'academia', reactions: 10 },
      { positionId: 'p', group: 'public', reactions: 30 },
    ]);
    expect(releasedCounts(null)).toEqual([]);
  });
  it('knows no group that nobody belongs to', () => {
    expect(routingInput(known([])).groups.map(({ id, size }) => [id, size])).toEqual([
      ['government', 12],
      ['academia', 40],
    ]);
  });
});

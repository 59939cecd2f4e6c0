import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { movementOf } from './cell-movement.ts';
import {
  HIDDEN,
  nextCell,
  type Cell,
  type Counts,
  type ShownCell,
  type Side,
} from '#deliberate/domain/opinion/opinion-cell.ts';

const SIZE_MIN = 5;
const STANCES: readonly Stance[] = [1, -1, 0];
const SIDE: Readonly<Record<Stance, Side>> = { 1: 'agree', [-1]: 'disagree', 0: 'pass' };
type Group = ReadonlyMap<string, Stance>;

function countsOf(group: Iterable<Stance>): Counts {
  const counts = { agree: 0, disagree: 0, pass: 0 };
  for (const stance of group) counts[SIDE[stance]] += 1;
  return counts;
}
function cellOf(group: Group): ShownCell {
  const cell = made(countsOf(group.values()), HIDDEN);
  if (!cell.shown) throw new Error('The test asks for a group that is shown.');
  return cell;
}
const made = (counts: Counts, before: Cell) =>
  nextCell({ ...counts, important: 0, since: 0 }, before, { sizeMin: SIZE_MIN, epoch: 1 });

/** The next epoch of a group, some of whom came, left or changed since. */
function after(before: Group, now: Group): { readonly first: ShownCell; readonly second: Cell } {
  const first = cellOf(before);
  const untouched = [...now].filter(([who, stance]) => before.get(who) === stance);
  const since = new Map([...now].filter(([who, stance]) => before.get(who) !== stance));
  const older = new Map([...before].filter(([who]) => since.has(who)));
  const moved = movementOf({
    cell: first,
    untouched: untouched.length,
    since,
    older,
  });
  const tally = { ...countsOf(now.values()), important: 0, since: since.size, moved };
  return { first, second: nextCell(tally, first, { sizeMin: SIZE_MIN, epoch: 2 }) };
}
const people = (name: string, stances: readonly Stance[]): [string, Stance][] =>
  stances.map((stance, n) => [`${name}${n}`, stance]);
const SOME = people('p', [1, 1, 1, 1, 1, -1, -1, -1, 0]);

describe('the numbers of a group that people join or leave', () => {
  it('stay when those who came are all of one mind and nobody else has changed', () => {
    const { first, second } = after(new Map(SOME), new Map([...SOME, ...people('new', [1, 1, 1, 1, 1])]));
    expect(second).toEqual(first);
    const butOne = after(new Map(SOME), new Map([...SOME, ...people('new', [-1, -1, -1, -1, 1])]));
    expect(butOne.second).toEqual(butOne.first);
  });
  it('stay when those who left had all been of one mind', () => {
    const group = new Map([...SOME, ...people('old', [-1, -1, -1, -1, -1])]);
    const { first, second } = after(group, new Map(SOME));
    expect(second).toEqual(first);
  });
  it('move when those who came are of several minds, and when others have changed theirs', () => {
    const mixed = after(new Map(SOME), new Map([...SOME, ...people('new', [1, 1, 1, -1, -1])]));
    expect(mixed.second).toMatchObject({ epoch: 2, n: 14, agree: 8, disagree: 5, pass: 1 });
    const others = new Map([...SOME, ...people('new', [1, 1, 1, 1, 1])]).set('p0', -1).set('p5', 1);
    expect(after(new Map(SOME), others).second).toMatchObject({ epoch: 2, n: 14, agree: 10 });
  });
  it('move when nearly all are of one mind with them: which of them differs is not told', () => {
    const five = people('p', [1, 1, 1, 1, 1]);
    const { second } = after(new Map(five), new Map([...five, ...people('new', [1, 1, 1, 1, 1])]));
    expect(second).toMatchObject({ epoch: 2, n: 10, nearlyAll: 'agree', agree: null });
  });
  it('stay when only one story leads to nearly all: that those who left had all been of one mind', () => {
    const before = new Map([...people('gone', [1, 1, 1, 1, 1]), ...people('p', [1, -1, -1])]);
    const { first, second } = after(
      before,
      new Map([...people('p', [1, -1, -1]), ...people('new', [-1, -1])]),
    );
    expect(second).toEqual(first);
  });
  it('never let an observer who knows everyone by name conclude how those who came or left reacted', () => {
    const someone = fc.record({
      before: fc.constantFrom<Stance | null>(1, 1, -1, 0, null),
      now: fc.constantFrom<Stance | 'same' | null>('same', 'same', 'same', 1, null),
    });
    let attacked = 0;
    fc.assert(
      fc.property(fc.array(someone, { minLength: 8, maxLength: 16 }), (all) => {
        const before = groupOf(all.map((one) => one.before));
        // Nobody changes their mind: then the observer's guess that nobody did is right, and tells the most.
        const now = groupOf(
          all.map((one) => (one.before === null ? stanceOf(one.now) : one.now === null ? null : one.before)),
        );
        if (before.size < SIZE_MIN) return;
        const { first, second } = after(before, now);
        if (!second.shown || second.epoch !== 2) return;
        attacked += 1;
        const joined = [...now.keys()].filter((who) => !before.has(who)).length;
        const left = [...before.keys()].filter((who) => !now.has(who)).length;
        const stories = storiesOf(first, second, { joined, left });
        expect(stories.length).toBeGreaterThan(0);
        for (const kind of ['joined', 'left'] as const)
          for (const side of STANCES.map((stance) => SIDE[stance]))
            expect(
              stories.every((story) => sizeOf(story[kind]) > 0 && story[kind][side] === sizeOf(story[kind])),
            ).toBe(false);
      }),
      { numRuns: 2_000 },
    );
    expect(attacked).toBeGreaterThan(20);
  });
});

const stanceOf = (now: Stance | 'same' | null): Stance | null => (now === 'same' ? -1 : now);
const groupOf = (stances: readonly (Stance | null)[]): Group =>
  new Map(stances.flatMap((stance, n) => (stance === null ? [] : [[`p${n}`, stance] as const])));
const sizeOf = ({ agree, disagree, pass }: Counts) => agree + disagree + pass;

type Story = { readonly joined: Counts; readonly left: Counts };

/** Everything that could have happened between two cells if only so many came and left. */
function storiesOf(
  first: ShownCell,
  second: ShownCell,
  { joined, left }: { joined: number; left: number },
): Story[] {
  return meaningsOf(first).flatMap((was) =>
    meaningsOf(second).flatMap((is) =>
      splitsOf(left).flatMap((gone): Story[] => {
        const come = {
          agree: is.agree - was.agree + gone.agree,
          disagree: is.disagree - was.disagree + gone.disagree,
          pass: is.pass - was.pass + gone.pass,
        };
        const possible = Object.values(come).every((count) => count >= 0) && sizeOf(come) === joined;
        const there = gone.agree <= was.agree && gone.disagree <= was.disagree && gone.pass <= was.pass;
        return possible && there ? [{ joined: come, left: gone }] : [];
      }),
    ),
  );
}

/** The counts that a cell may stand for. */
function meaningsOf(cell: ShownCell): Counts[] {
  return splitsOf(cell.n).filter((counts) =>
    cell.nearlyAll === null
      ? counts.agree === cell.agree && counts.disagree === cell.disagree && counts.pass === cell.pass
      : counts[cell.nearlyAll] >= cell.n - 1,
  );
}

function splitsOf(n: number): Counts[] {
  const range = (to: number) => Array.from({ length: to + 1 }, (_, at) => at);
  return range(n).flatMap((agree) =>
    range(n - agree).map((disagree) => ({ agree, disagree, pass: n - agree - disagree })),
  );
}

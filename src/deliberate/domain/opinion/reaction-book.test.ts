import { describe, expect, it } from 'vitest';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { HIDDEN, nextCell, type ShownCell } from './opinion-cell.ts';
import { packEntry, ReactionBook, type ShownBlock } from './reaction-book.ts';

type Said = readonly [reactor: string, stance: Stance, since?: boolean];

/** A book about one position of one group. */
function bookOf(...said: readonly Said[]): ReactionBook {
  const book = new ReactionBook();
  book.add(
    said.map(([reactor, stance, since = false]) => ({
      reactor,
      group: 'academia',
      entries: String(packEntry({ number: 3, stance, important: false, since })),
    })),
  );
  return book;
}
function cellOf(agree: number, disagree: number, pass = 0): ShownCell {
  const made = nextCell({ agree, disagree, pass, important: 0, since: 0 }, HIDDEN, { sizeMin: 5, epoch: 1 });
  if (!made.shown) throw new Error('The test asks for a cell that is shown.');
  return made;
}
const block = (cell: ShownCell, carried = false): ShownBlock => ({
  group: 'academia',
  number: 3,
  cell,
  carried,
});
const FIVE: readonly Said[] = [
  ['a', 1],
  ['b', 1],
  ['c', 1],
  ['d', -1],
  ['e', -1],
];

describe('a book of reactions', () => {
  it('counts what was packed, by group and position', () => {
    const book = new ReactionBook();
    const entries = [
      packEntry({ number: 1, stance: 1, important: true, since: false }),
      packEntry({ number: 400, stance: -1, important: false, since: true }),
    ];
    book.add([
      { reactor: 'a', group: 'academia', entries: entries.join(',') },
      { reactor: 'b', group: 'academia', entries: String(entries[0]) },
    ]);
    expect([...(book.tallies().get('academia') ?? [])]).toEqual([
      [1, { agree: 2, disagree: 0, pass: 0, important: 2, since: 0 }],
      [400, { agree: 0, disagree: 1, pass: 0, important: 0, since: 1 }],
    ]);
  });
  it('hands out what is shown and nothing else', () => {
    expect(bookOf(...FIVE).released([], []).matrix.cells).toHaveLength(0);
    const { matrix, broken } = bookOf(...FIVE).released([block(cellOf(3, 2))], []);
    expect([...matrix.cells].sort()).toEqual([0, 0, 2, 2, 2]);
    expect(broken.size).toBe(0);
  });
  it('counts the one who may have differed with the others where "nearly all" is said', () => {
    const all = bookOf(['a', 1], ['b', 1], ['c', 1], ['d', 1], ['e', 1]);
    const butOne = bookOf(['a', 1], ['b', 1], ['c', 1], ['d', 1], ['e', -1]);
    expect(all.released([block(cellOf(5, 0))], [])).toEqual(butOne.released([block(cellOf(4, 1))], []));
  });
  it('takes a carried cell as it was made: later changes are left out, what was changed or taken back stands', () => {
    const later = bookOf(['a', 1], ['b', 1], ['c', -1, true], ['d', -1], ['f', 1, true]);
    const older = [
      { reactor: 'c', group: 'academia', number: 3, stance: 1 as const },
      { reactor: 'e', group: 'academia', number: 3, stance: -1 as const },
    ];
    const then = bookOf(...FIVE).released([block(cellOf(3, 2))], []);
    expect(later.released([block(cellOf(3, 2), true)], older)).toEqual(then);
  });
  it('notices when somebody has left a cell since', () => {
    const left = bookOf(...FIVE.slice(1));
    expect(left.released([block(cellOf(3, 2), true)], []).broken).toEqual(new Set([3]));
  });
});

import { describe, expect, test } from 'vitest';
import { lateShare } from '../tests/late-positions.ts';
import type { GroupCounts } from './findings/group-counts.ts';
import { nextPosition, prepareRouting } from './routing.ts';

const ids = ['a', 'b', 'c', 'd'];
/** [disagrees, passes, agrees] per position. */
const group = (id: number, ...cells: number[][]): GroupCounts => ({
  id,
  size: 50,
  cells: Uint32Array.from(cells.flat()),
});
const even = [10, 2, 10];
const unseen = [0, 0, 0];

describe('routing', () => {
  test('is the same for the same person, history and seed, and differs between people', () => {
    const routing = prepareRouting({ positionIds: ids, groups: [group(0, even, even, even, even)] });
    const draws = Array.from({ length: 40 }, (_, i) =>
      nextPosition(routing, { participant: `p${i}`, reacted: new Set(), seed: 1 }),
    );
    const again = Array.from({ length: 40 }, (_, i) =>
      nextPosition(routing, { participant: `p${i}`, reacted: new Set(), seed: 1 }),
    );
    expect(again).toEqual(draws);
    expect(new Set(draws).size).toBe(4);
  });

  test('never repeats a position, and ends', () => {
    const routing = prepareRouting({ positionIds: ids, groups: [group(0, even, even, even, even)] });
    expect(routing.next({ participant: 'p', reacted: new Set(['b']), seed: 3, count: 9 }).sort()).toEqual([
      'a',
      'c',
      'd',
    ]);
    expect(nextPosition(routing, { participant: 'p', reacted: new Set(ids), seed: 3 })).toBeNull();
  });

  test('prefers the unseen to the certain, the clear to the passed on, the dividing to the indifferent', () => {
    const certain = [0, 0, 400];
    const passed = [2, 18, 2];
    const routing = prepareRouting({ positionIds: ids, groups: [group(0, unseen, certain, even, passed)] });
    const [none, sure, open, unclear] = ids.map((id) => routing.weightOf(id, null));
    expect(none).toBeGreaterThan(open ?? 0);
    expect(open).toBeGreaterThan(sure ?? 0);
    expect(open).toBeGreaterThan(unclear ?? 0);
    const divided = prepareRouting({
      positionIds: ids,
      groups: [group(0, even, even, even, even)],
      extremity: [3, 1, 0, 0],
    });
    expect(divided.weightOf('a', null)).toBeGreaterThan(divided.weightOf('b', null));
  });

  test('shows a group what it has seen less of than the others', () => {
    const routing = prepareRouting({ positionIds: ['a'], groups: [group(0, even), group(1, [1, 0, 1])] });
    expect(routing.weightOf('a', 1)).toBeGreaterThan(2 * routing.weightOf('a', 0));
    expect(routing.weightOf('missing', 0)).toBe(0);
  });

  test('lets positions that come late catch up better than an even draw does', () => {
    const even_ = lateShare('even', 5);
    const ours = lateShare('ours', 5);
    expect(even_).toBeLessThan(0.45);
    expect(ours).toBeGreaterThan(0.65);
  });
});

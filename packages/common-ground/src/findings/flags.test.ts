import { describe, expect, test } from 'vitest';
import { planted } from '../../tests/planted.ts';
import { analyse } from '../index.ts';

const crowd = () =>
  planted({
    people: 200,
    positions: 60,
    sizes: [1, 1],
    reactionsEach: 30,
    divisive: 0.7,
    contrast: 0.8,
    seed: 5,
  }).store;

describe('flags', () => {
  test('are not raised over a crowd of single minds', () => {
    expect(analyse(crowd()).flags).toEqual([]);
  });

  test('point to those who gave one reaction throughout, and remove nobody', () => {
    const store = crowd();
    for (let j = 0; j < 60; j += 1) store.react('always-yes', String(j), 1);
    const result = analyse(store, { members: true });
    expect(result.flags).toEqual([{ kind: 'straight-lining', participants: 1, ids: ['always-yes'] }]);
    expect(result.takenIn).toBe(201);
  });

  test('point to near copies', () => {
    const store = crowd();
    const [origin = ''] = store.arrivalOrder.toSorted(
      (a, b) => store.reactionsOf(b).size - store.reactionsOf(a).size,
    );
    const reactions = [...store.reactionsOf(origin)];
    for (let copy = 0; copy < 3; copy += 1) {
      reactions.forEach(([at, reaction], i) => store.react(`copy-${copy}`, at, i === copy ? 0 : reaction));
    }
    const flagged = analyse(store, { members: true }).flags.find(({ kind }) => kind === 'near-duplicate');
    expect(flagged?.ids).toEqual(expect.arrayContaining(['copy-0', 'copy-1', 'copy-2']));
  });

  test('point to each set of near copies once', () => {
    const store = crowd();
    const longest = store.arrivalOrder.toSorted(
      (a, b) => store.reactionsOf(b).size - store.reactionsOf(a).size,
    );
    const sets = longest.slice(0, 2).map((origin) => {
      for (const [at, reaction] of store.reactionsOf(origin)) store.react(`copy-of-${origin}`, at, reaction);
      return [origin, `copy-of-${origin}`].sort();
    });
    const flags = analyse(store, { members: true }).flags;
    expect(flags.map(({ kind }) => kind)).toEqual(['near-duplicate', 'near-duplicate']);
    expect(flags.map(({ ids }) => ids)).toEqual(expect.arrayContaining(sets));
  });
});

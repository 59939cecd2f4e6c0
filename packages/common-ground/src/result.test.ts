import { describe, expect, test } from 'vitest';
import { planted } from '../tests/planted.ts';
import { departuresOfResult } from '../tests/schema-check.ts';
import { analyse, analysePolis, createStore, polisResultOf } from './index.ts';

const { store } = planted({
  people: 150,
  positions: 40,
  sizes: [2, 1],
  reactionsEach: 25,
  divisive: 0.6,
  contrast: 0.9,
  seed: 3,
});
for (let j = 0; j < 40; j += 1) store.react('all-agree', String(j), 1);

describe('the published schema', () => {
  test('fits results with and without groups, members and declared groups, in both modes', () => {
    const declared = new Map(store.arrivalOrder.map((id, i) => [id, i % 2 === 0 ? 'a' : 'b']));
    const results = [
      analyse(store, { declared, members: true }),
      analyse(store),
      analyse(createStore()),
      polisResultOf(analysePolis(store, { moderatedOut: new Set(), meta: new Set() }), { members: true }),
    ];
    for (const result of results) expect(departuresOfResult(result)).toEqual([]);
  });

  test('does not fit anything else', () => {
    const result = analyse(store);
    expect(departuresOfResult({ ...result, extra: 1 })).not.toEqual([]);
    expect(departuresOfResult({ ...result, stability: 'high' })).not.toEqual([]);
    const { version: _, ...unversioned } = result;
    expect(departuresOfResult(unversioned)).not.toEqual([]);
  });
});

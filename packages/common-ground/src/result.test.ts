import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planted } from '../tests/planted.ts';
import { departures, type Schema } from '../tests/schema-check.ts';
import { analyse, analysePolis, createStore, polisResultOf } from './index.ts';

// The schema is a file of this package; the check below would fail on any other shape.
const schema = JSON.parse(
  readFileSync(new URL('../schema/result.schema.json', import.meta.url), 'utf8'),
) as Schema;
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
    for (const result of results)
      expect(departures(JSON.parse(JSON.stringify(result)), schema, schema)).toEqual([]);
  });

  test('does not fit anything else', () => {
    const result = analyse(store);
    expect(departures({ ...result, extra: 1 }, schema, schema)).not.toEqual([]);
    expect(departures({ ...result, stability: 'high' }, schema, schema)).not.toEqual([]);
    const { version: _, ...unversioned } = result;
    expect(departures(unversioned, schema, schema)).not.toEqual([]);
  });
});

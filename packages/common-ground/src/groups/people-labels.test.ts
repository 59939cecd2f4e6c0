import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelPeople } from './people-labels.ts';

const people = fc.array(
  fc.record({ isTakenIn: fc.boolean(), group: fc.nat(4), place: fc.tuple(fc.integer(), fc.integer()) }),
);

test('people are labelled with their group and the side of the first component they are on', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(0, 5), fc.constantFrom(1, 2), (rows, k, dimensions) => {
      const takenIn = [...rows.keys()].filter((row) => rows[row]!.isTakenIn);
      const own = takenIn.map((row) => rows[row]!);
      const coordinates = Float64Array.from(own.flatMap(({ place }) => place.slice(0, dimensions)));
      const points = { dimensions, count: own.length, coordinates };
      const groups = Uint8Array.from(own, ({ group }) => (k > 0 ? group : 0));
      const found = { k, labels: groups, stability: null, silhouette: null, candidates: [] };
      const { labels, parts } = labelPeople(rows.length, { rows: Uint32Array.from(takenIn), points }, found);
      const groupOf = (row: number) => (k > 0 ? rows[row]!.group : 0);
      const plain = (of: (row: number) => number) =>
        rows.map(({ isTakenIn }, row) => (isTakenIn ? of(row) : -1));
      expect([...labels]).toEqual(k > 0 ? plain(groupOf) : rows.map(() => -1));
      expect([...parts]).toEqual(plain((row) => 2 * groupOf(row) + (rows[row]!.place[0] < 0 ? 0 : 1)));
    }),
  );
});

test('nobody is labelled where there is no component', () => {
  const points = { dimensions: 0, count: 2, coordinates: new Float64Array() };
  const found = { k: 0, labels: new Uint8Array(2), stability: null, silhouette: null, candidates: [] };
  const { labels, parts } = labelPeople(3, { rows: Uint32Array.of(0, 2), points }, found);
  expect([[...labels], [...parts]]).toEqual([
    [-1, -1, -1],
    [-1, -1, -1],
  ]);
});

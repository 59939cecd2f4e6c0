import { describe, expect, test } from 'vitest';
import { adjustedRand, planted, type PlantedShape } from '../tests/planted.ts';
import { departuresOfResult } from '../tests/schema-check.ts';
import { conversation, expectedSets, hasSharedPolis } from '../tests/shared-polis.ts';
import { analyseMatrix } from './analysis.ts';
import { analyse, createStore, isSetAside, type ReactionStore } from './index.ts';
import { seededRandom } from './seeded-random.ts';

const SHAPE: Omit<PlantedShape, 'sizes' | 'seed'> = {
  people: 600,
  positions: 100,
  reactionsEach: 40,
  divisive: 0.6,
  contrast: 0.7,
};

/** The same reactions, people and reactions in another order. */
function shuffled(from: ReactionStore, seed: number): ReactionStore {
  const random = seededRandom(seed);
  const rows = from.arrivalOrder.flatMap((id) =>
    [...from.reactionsOf(id)].map(([at, reaction]) => ({ id, at, reaction, key: random() })),
  );
  const store = createStore();
  for (const { id, at, reaction } of rows.sort((a, b) => a.key - b.key)) store.react(id, at, reaction);
  for (const id of from.masks.positions) store.maskPosition(id, true);
  return store;
}

describe('the own mode', () => {
  test('gives the same bytes for the same reactions in ten other orders', () => {
    const { store } = planted({ ...SHAPE, people: 200, sizes: [3, 2, 1], seed: 6 });
    const declared = new Map(
      store.arrivalOrder.map((id, i) => [id, i % 3 === 0 ? 'academia' : 'government']),
    );
    const first = JSON.stringify(analyse(store, { declared, members: true }));
    for (let seed = 1; seed <= 10; seed += 1) {
      expect(JSON.stringify(analyse(shuffled(store, seed), { declared, members: true }))).toBe(first);
    }
  });

  test('give the same whatever people are called', () => {
    const { store } = planted({ ...SHAPE, people: 200, sizes: [3, 2, 1], seed: 6 });
    const first = JSON.stringify(analyse(store));
    for (let seed = 1; seed <= 5; seed += 1) {
      const renamed = createStore();
      for (const [at, id] of shuffled(store, seed).arrivalOrder.entries())
        for (const [position, reaction] of store.reactionsOf(id))
          renamed.react(`${seed} ${at}`, position, reaction);
      expect(JSON.stringify(analyse(renamed))).toBe(first);
    }
  });

  const recovered = [
    [1, 1, 1, 1],
    [1, 1, 1, 1, 1],
    [40, 25, 20, 15],
    [45, 25, 18, 12],
  ];
  test.each(recovered.map((sizes) => [sizes] as const))('recovers planted groups of sizes %s', (sizes) => {
    const { store, groupOf } = planted({ ...SHAPE, people: 1_000, sizes, seed: 3 });
    const { matrix, labels, found } = analyseMatrix(store.matrix());
    const placed = new Map(
      matrix.participantIds.flatMap((id, row) => ((labels[row] ?? -1) < 0 ? [] : [[id, labels[row] ?? 0]])),
    );
    expect(found.k).toBe(sizes.length);
    expect(adjustedRand(groupOf, placed)).toBeGreaterThanOrEqual(0.75);
  });

  /** Nothing but each position's own share of agreement, and some people who give one answer throughout. */
  function structureless(people: number, positions: number, straightShare: number, seed: number) {
    const random = seededRandom(seed);
    const shares = Array.from({ length: positions }, () => 0.2 + 0.6 * random());
    const store = createStore();
    for (let i = 0; i < people; i += 1) {
      const throughout = random() < straightShare ? (random() < 0.5 ? 1 : -1) : null;
      shares.forEach((share, j) => {
        if (random() < 0.5) return;
        store.react(String(i), String(j), throughout ?? (random() < 0.15 ? 0 : random() < share ? 1 : -1));
      });
    }
    return store;
  }

  test('seldom takes chance for groups, however few people there are', () => {
    const shapes = [
      [20, 16],
      [40, 20],
      [100, 40],
      [300, 60],
    ] as const;
    const seeds = Array.from({ length: 12 }, (_, n) => n + 1);
    const found = shapes.flatMap(([people, positions]) =>
      seeds.filter((seed) => analyse(structureless(people, positions, 0, seed)).groupsFound),
    );
    expect(found.length).toBeLessThanOrEqual(3);
  });

  test('makes no group of people who give one answer throughout, and flags them', () => {
    for (const seed of [1, 2, 3, 4]) {
      const result = analyse(structureless(500, 80, 0.08, seed));
      expect(result.groupsFound).toBe(false);
      expect(result.flags[0]).toMatchObject({ kind: 'straight-lining' });
      expect(result.flags[0]?.participants).toBeGreaterThan(20);
    }
  });

  test('finds the same groups beside people who give one answer throughout, who are placed as well', () => {
    const { store, groupOf } = planted({ ...SHAPE, people: 800, sizes: [3, 2, 2], seed: 4 });
    for (let i = 0; i < 80; i += 1)
      for (let j = 0; j < 50; j += 1) store.react(`straight ${i}`, String(2 * j), i % 2 === 0 ? 1 : -1);
    const { matrix, labels, found } = analyseMatrix(store.matrix());
    const placed = new Map(
      matrix.participantIds.flatMap((id, row) => ((labels[row] ?? -1) < 0 ? [] : [[id, labels[row] ?? 0]])),
    );
    expect(found.k).toBe(3);
    expect(placed.size).toBe(880);
    expect(adjustedRand(groupOf, placed)).toBeGreaterThanOrEqual(0.75);
  });

  test('finds no groups where there are none, and says so', () => {
    for (const seed of [1, 2, 3]) {
      const result = analyse(planted({ ...SHAPE, sizes: [1], seed }).store);
      expect(result).toMatchObject({ groupsFound: false, groups: [], stability: null, divergence: [] });
      expect(result.commonGround[0]?.byGroup.map(({ group }) => group)).toEqual(['everyone']);
    }
  });

  test('survives the smallest inputs', () => {
    const store = createStore();
    expect(analyse(store)).toMatchObject({ participants: 0, positions: 0, reactions: 0, groups: [] });
    store.react('a', 'q', 1);
    expect(analyse(store)).toMatchObject({ participants: 1, positions: 1, reactions: 1, takenIn: 1 });
    expect(analyse(store)).toMatchObject({ commonGround: [], sensitivity: [] });
    store.react('b', 'q', 1);
    expect(analyse(store)).toMatchObject({ commonGround: [{ position: 'q', byGroup: [{ agrees: 2 }] }] });
    store.erase('b');
    store.maskPosition('q', true);
    expect(analyse(store)).toMatchObject({ participants: 1, positions: 0, reactions: 0, takenIn: 0 });
    store.maskPosition('q', false);
    expect(analyse(store)).toMatchObject({ reactions: 1 });
  });

  test('is not misled by people who all say the same, or by twins', () => {
    const store = createStore();
    for (let i = 0; i < 40; i += 1) for (let j = 0; j < 10; j += 1) store.react(`p${i}`, `q${j}`, 1);
    expect(analyse(store)).toMatchObject({ groupsFound: false, componentsUsed: 0 });
    for (let i = 0; i < 40; i += 1)
      for (let j = 0; j < 10; j += 1) store.react(`p${i}`, `q${j}`, i < 20 ? 1 : -1);
    expect(analyse(store)).toMatchObject({
      groupsFound: true,
      groups: [{ size: 20 }, { size: 20 }],
      stability: 1,
    });
  });

  test('counts declared groups beside the opinion groups, and both at once', () => {
    const { store, groupOf } = planted({ ...SHAPE, sizes: [1, 1], seed: 8 });
    const declared = new Map(
      store.arrivalOrder.map((id) => [id, Number(id) % 4 === 0 ? 'industry' : 'public']),
    );
    const result = analyse(store, { declared });
    expect(groupOf.size).toBe(600);
    expect(result.declared?.groups).toEqual([
      { id: 'industry', size: 150 },
      { id: 'public', size: 450 },
    ]);
    expect(result.both?.groups.map(({ id }) => id)).toEqual([
      '0 / industry',
      '0 / public',
      '1 / industry',
      '1 / public',
    ]);
  });

  test('names members only when asked', () => {
    const { store } = planted({ ...SHAPE, people: 60, sizes: [1, 1], seed: 1 });
    expect(analyse(store)).not.toHaveProperty('members');
    expect(Object.keys(analyse(store, { members: true }).members ?? {})).toHaveLength(60);
  });
});

describe.skipIf(!hasSharedPolis)('the own mode on open conversations', () => {
  test.each(expectedSets())('%s: the same groups after a shuffle, in the published shape', (name) => {
    const talk = conversation(name);
    for (const statement of talk.statements.values())
      if (isSetAside(statement)) talk.store.maskPosition(statement.id, true);
    const result = analyse(talk.store, { members: true });
    expect(departuresOfResult(result)).toEqual([]);
    const again = analyse(shuffled(talk.store, 1), { members: true });
    expect(JSON.stringify(again)).toBe(JSON.stringify(result));
  });
});

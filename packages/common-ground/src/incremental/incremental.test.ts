import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planted } from '../../tests/planted.ts';
import { analyseMatrix } from '../analysis.ts';
import { centredGram, tableOperator } from '../components/centred-gram.ts';
import { centredRows, steppedMeans } from '../components/centred-rows.ts';
import { loadings, weighed, weightsOf } from '../components/position-weights.ts';
import { IncrementalCommonGround } from './incremental.ts';
import { leadingEigenpairs } from '../components/leading-eigenpairs.ts';
import type { Reaction } from '../reactions/reaction-matrix.ts';
import { countCells } from '../reactions/row-counts.ts';
import { createStore, type ReactionStore } from '../reactions/reaction-store.ts';
import { resultOf } from '../result.ts';

type Command =
  | {
      readonly kind: 'react';
      readonly person: number;
      readonly position: number;
      readonly reaction: Reaction;
    }
  | { readonly kind: 'erase'; readonly person: number }
  | { readonly kind: 'maskPosition'; readonly position: number; readonly masked: boolean }
  | { readonly kind: 'maskPerson'; readonly person: number; readonly masked: boolean }
  | { readonly kind: 'saveAndRestore' };

const person = fc.integer({ min: 0, max: 9 });
const position = fc.integer({ min: 0, max: 11 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      kind: fc.constant('react' as const),
      person,
      position,
      reaction: fc.constantFrom<Reaction>(-1, 0, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('erase' as const), person }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('maskPosition' as const), position, masked: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('maskPerson' as const), person, masked: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'saveAndRestore' as const }) },
);

/** The store knows masks of people it has never met; the tables do not: only met people are masked. */
function apply(commands: readonly Command[], live: IncrementalCommonGround, store: ReactionStore) {
  let tables = live;
  const met = new Set<string>();
  for (const step of commands) {
    if (step.kind === 'react') {
      met.add(`p${step.person}`);
      tables.react(`p${step.person}`, `q${step.position}`, step.reaction);
      store.react(`p${step.person}`, `q${step.position}`, step.reaction);
    } else if (step.kind === 'erase') {
      met.delete(`p${step.person}`);
      expect(tables.erase(`p${step.person}`)).toBe(store.erase(`p${step.person}`));
    } else if (step.kind === 'maskPosition') {
      tables.maskPosition(`q${step.position}`, step.masked);
      store.maskPosition(`q${step.position}`, step.masked);
    } else if (step.kind === 'maskPerson' && met.has(`p${step.person}`)) {
      tables.maskParticipant(`p${step.person}`, step.masked);
      store.maskParticipant(`p${step.person}`, step.masked);
    } else if (step.kind === 'saveAndRestore') tables = IncrementalCommonGround.restore(tables.save());
  }
  return tables;
}

const TWO_GROUPS = {
  people: 120,
  positions: 40,
  sizes: [2, 1],
  reactionsEach: 20,
  divisive: 0.6,
  contrast: 0.9,
};

describe('incremental common ground', () => {
  test('after any commands its matrix and its tables equal those of a fresh start', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 120 }), (commands) => {
        const store = createStore();
        const live = apply(commands, new IncrementalCommonGround(), store);
        const matrix = live.matrix();
        expect(matrix).toEqual(store.matrix());
        const data = centredRows(matrix, steppedMeans(countCells(matrix)));
        const map = live.map();
        expect(map.means).toEqual(steppedMeans(countCells(matrix)));
        if (map.components.length === 0) return;
        const weights = weightsOf(countCells(matrix));
        const operator = weighed(tableOperator(centredGram(data)), weights);
        const fresh = leadingEigenpairs(operator, { count: 2, tolerance: 1e-5 });
        expect(map.components).toEqual(fresh.vectors.map((vector) => loadings(vector, weights)));
      }),
      { numRuns: 150 },
    );
  });

  test('the rows take over beyond the limit of tables, with the same map', () => {
    const { store } = planted({
      people: 60,
      positions: 30,
      sizes: [1, 1],
      reactionsEach: 12,
      divisive: 0.6,
      contrast: 0.8,
      seed: 4,
    });
    const withTables = new IncrementalCommonGround();
    const withRows = new IncrementalCommonGround({ tablePositionsMax: 10 });
    for (const id of store.arrivalOrder) {
      for (const [position_, reaction] of store.reactionsOf(id)) {
        withTables.react(id, position_, reaction);
        withRows.react(id, position_, reaction);
      }
    }
    expect([withTables.usesTables, withRows.usesTables]).toEqual([true, false]);
    const [a, b] = [withTables.map(), withRows.map()];
    a.variance.forEach((variance, c) => expect(b.variance[c]).toBeCloseTo(variance, 6));
    a.components
      .slice(0, 2)
      .forEach((component, c) =>
        component.forEach((loading, j) => expect(b.components[c]?.[j]).toBeCloseTo(loading, 3)),
      );
  });

  test.for([
    { visibility: 'even', seed: 9 },
    { visibility: 'popular', seed: 10 },
    { visibility: 'late', seed: 11 },
  ] as const)(
    'the whole analysis equals the batch byte for byte, whatever the order of arrival: $visibility',
    (seen) => {
      const { store } = planted({ ...TWO_GROUPS, ...seen });
      const live = new IncrementalCommonGround();
      for (const id of store.arrivalOrder.toReversed()) {
        for (const [at, reaction] of store.reactionsOf(id)) live.react(id, at, reaction === 1 ? 0 : 1);
        for (const [at, reaction] of [...store.reactionsOf(id)].reverse()) live.react(id, at, reaction);
      }
      const batch = JSON.stringify(resultOf(analyseMatrix(store.matrix()), { members: true }));
      expect(JSON.stringify(resultOf(live.analyse(), { members: true }))).toBe(batch);
    },
  );

  test('positions set aside, and taken in again, leave the batch’s analysis as though they had never been there', () => {
    const { store } = planted({ ...TWO_GROUPS, seed: 12 });
    const live = new IncrementalCommonGround();
    const without = createStore();
    const aside = new Set(store.matrix().positionIds.filter((_, at) => at % 5 === 0));
    for (const id of store.arrivalOrder) {
      for (const [at, reaction] of store.reactionsOf(id)) {
        live.react(id, at, reaction);
        if (!aside.has(at)) without.react(id, at, reaction);
      }
    }
    const told = (analysis: ReturnType<typeof analyseMatrix>) =>
      JSON.stringify(resultOf(analysis, { members: true }));
    const whole = told(analyseMatrix(store.matrix()));
    for (const id of aside) live.maskPosition(id, true);
    expect(told(live.analyse())).toBe(told(analyseMatrix(without.matrix())));
    for (const id of aside) live.maskPosition(id, false);
    expect(told(live.analyse())).toBe(whole);
  });

  test('a person is placed on the map as the analysis places everybody', () => {
    const { store } = planted({
      people: 80,
      positions: 30,
      sizes: [1, 1],
      reactionsEach: 15,
      divisive: 0.7,
      contrast: 0.9,
      seed: 2,
    });
    const live = new IncrementalCommonGround();
    for (const id of store.arrivalOrder)
      for (const [at, reaction] of store.reactionsOf(id)) live.react(id, at, reaction);
    const { points, takenIn, matrix } = analyseMatrix(store.matrix());
    const map = live.map();
    takenIn.forEach((row, i) => {
      const [x = NaN] = live.place(matrix.participantIds[row] ?? '', map);
      expect(x).toBeCloseTo(points.coordinates[i * points.dimensions] ?? NaN, 3);
    });
  });

  test('refuses bytes that are not a saved state', () => {
    expect(() => IncrementalCommonGround.restore(new Uint8Array(40))).toThrow('not a saved state');
  });
});

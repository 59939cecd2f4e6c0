import { describe, expect, test } from 'vitest';
import { departuresOfResult } from '../../tests/schema-check.ts';
import { conversation, expectedSets, hasSharedPolis, type ExpectedSet } from '../../tests/shared-polis.ts';
import { createStore } from '../reactions/reaction-store.ts';
import { analysePolis, type PolisAnalysis, type Scored } from './polis-analysis.ts';
import { polisResultOf } from './polis-result.ts';
import type { PolisConversation } from './polis-export.ts';
import { countCells } from '../reactions/row-counts.ts';
import { centre, countGroup } from './polis-matrix.ts';
import { groupAwareConsensus, polisRepresentatives, type PolisRepresentative } from './polis-statistics.ts';

type Row = ExpectedSet['polis_cold_start']['repness'][string][number];

function run(talk: PolisConversation): PolisAnalysis {
  const statements = [...talk.statements.values()];
  return analysePolis(talk.store, {
    moderatedOut: new Set(statements.filter((s) => s.moderated === -1).map((s) => s.id)),
    meta: new Set(statements.filter((s) => s.isMeta === true).map((s) => s.id)),
  });
}

function expectTop(
  actual: readonly Scored[],
  expected: ExpectedSet['extremity_top5'],
  tolerance: number,
): void {
  const scores = actual.map(({ score }) => score).sort((a, b) => b - a);
  const byPosition = new Map(actual.map(({ position, score }) => [position, score]));
  expected.forEach(([position, score], i) => {
    expect(Math.abs((scores[i] ?? NaN) - score)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs((byPosition.get(String(position)) ?? NaN) - score)).toBeLessThanOrEqual(tolerance);
  });
}

function expectLoadings(result: PolisAnalysis, top: ExpectedSet['pca']['pc1_top'], c: number): void {
  const loading = new Map(result.components.map((row) => [row.position, row.loadings[c]]));
  for (const [position, value] of top)
    expect(Math.abs((loading.get(String(position)) ?? NaN) - value)).toBeLessThanOrEqual(1e-6);
}

function expectRows(actual: readonly PolisRepresentative[], expected: readonly Row[]): void {
  expect(actual.map((row) => [row.position, row.side])).toEqual(
    expected.map(([id, side]) => [String(id), side]),
  );
  expected.forEach(([, , ...numbers], i) => {
    const row = actual[i];
    [row?.ratio, row?.twoProportionZ, row?.oneProportionZ].forEach((value, n) =>
      expect(Math.abs((value ?? NaN) - (numbers[n] ?? NaN))).toBeLessThanOrEqual(1e-4),
    );
  });
}

describe('the Polis-compatible mode', () => {
  const NOTHING = { moderatedOut: new Set<string>(), meta: new Set<string>() };

  test('of nothing finds nothing', () => {
    expect(analysePolis(createStore(), NOTHING)).toMatchObject({ participants: 0, positions: 0, groups: [] });
  });

  test('knows people and positions from their first vote on', () => {
    const plain = createStore();
    const padded = createStore();
    padded.addPosition('never seen');
    padded.addParticipant('never voted');
    for (let i = 0; i < 20; i += 1)
      for (let j = 0; j < 9; j += 1)
        for (const store of [plain, padded]) store.react(`p${i}`, `q${j}`, (i * j) % 4 === 0 ? 1 : -1);
    expect(analysePolis(padded, NOTHING)).toEqual(analysePolis(plain, NOTHING));
  });
});

describe.skipIf(!hasSharedPolis)('the Polis-compatible mode on open conversations', () => {
  test.each(expectedSets())('%s equals the independent restatement', (name, expected) => {
    const talk = conversation(name);
    const result = run(talk);
    expect(result.participants).toBe(expected.participants);
    expect(result.reactions).toBe(expected.votes);
    expect(result.takenIn.length).toBe(expected.in_conv);
    expected.pca.variance.forEach((variance, c) =>
      expect(Math.abs((result.variance[c] ?? NaN) / variance - 1)).toBeLessThanOrEqual(1e-6),
    );
    expectLoadings(result, expected.pca.pc1_top, 0);
    expectLoadings(result, expected.pca.pc2_top, 1);
    for (const [id, x, y] of expected.projections_first8) {
      const point = result.projections.get(String(id)) ?? [];
      expect(Math.abs((point[0] ?? NaN) - x)).toBeLessThanOrEqual(1e-5);
      expect(Math.abs((point[1] ?? NaN) - y)).toBeLessThanOrEqual(1e-5);
    }
    expectTop(result.extremity, expected.extremity_top5, 1e-6);
    expect(result.consensusAgree).toEqual(expected.consensus_agree.map(String));
    expect(result.consensusDisagree).toEqual(expected.consensus_disagree.map(String));
    const cold = expected.polis_cold_start;
    expect(result.baseClusters).toBe(cold.base_clusters);
    expect(result.groups).toHaveLength(cold.k);
    expect(result.groups.map((group) => group.members.length)).toEqual(cold.sizes);
    for (const [k, silhouette] of Object.entries(cold.silhouette_by_k)) {
      expect(Math.abs((result.silhouetteByK.get(Number(k)) ?? NaN) - silhouette)).toBeLessThanOrEqual(1e-5);
    }
    expectTop(result.groupAwareConsensus, cold.gac_top5, 1e-7);
    expectTop(result.priority, cold.priority_top5, 1e-4);
    for (const [g, rows] of Object.entries(cold.repness))
      expectRows(result.groups[Number(g)]?.representative ?? [], rows);
    expect(departuresOfResult(polisResultOf(result, { members: true }))).toEqual([]);
  });

  test.each(expectedSets())('%s is read as it was counted', (name, expected) => {
    const talk = conversation(name);
    const matrix = talk.store.unmaskedMatrix();
    const counts = countCells(matrix);
    const sum = (reaction: number): number =>
      counts.reduce((total, count, cell) => total + (cell % 3 === reaction + 1 ? count : 0), 0);
    const statements = matrix.positionIds.map((id) => talk.statements.get(id));
    expect({
      statements_with_votes: matrix.positionIds.length,
      moderated_out: statements.filter((one) => one?.moderated === -1).length,
      meta: statements.filter((one) => one?.isMeta === true).length,
      agree: sum(1),
      disagree: sum(-1),
      passes: sum(0),
      density: Number((matrix.cells.length / matrix.participantIds.length / statements.length).toFixed(5)),
    }).toEqual({
      statements_with_votes: expected.statements_with_votes,
      moderated_out: expected.moderated_out,
      meta: expected.meta,
      agree: expected.agree,
      disagree: expected.disagree,
      passes: expected.passes,
      density: expected.density,
    });
  });

  test.each(expectedSets())('%s: components explain the same share of all variance', (name, expected) => {
    const talk = conversation(name);
    const matrix = talk.store.unmaskedMatrix();
    const zeroed = matrix.positionIds.map((id) => talk.statements.get(id)?.moderated === -1);
    const { data } = centre(matrix, zeroed);
    const all = countCells(matrix).reduce(
      (sum, count, cell) => sum + count * (data.values[cell] ?? NaN) ** 2,
      0,
    );
    run(talk).variance.forEach((variance, c) => {
      const share = (variance * (matrix.participantIds.length - 1)) / all;
      expect(Math.abs(share / (expected.pca.explained_ratio[c] ?? NaN) - 1)).toBeLessThanOrEqual(1e-6);
    });
  });

  const published = expectedSets().filter(([, expected]) => expected.published_groups !== undefined);
  test.each(published)('%s: statistics of the groups Polis published are the same', (name, expected) => {
    const talk = conversation(name);
    const matrix = talk.store.unmaskedMatrix();
    const ids = matrix.positionIds;
    const zeroed = ids.map((id) => talk.statements.get(id)?.moderated === -1);
    const names = [...new Set(talk.publishedGroups.values())].sort();
    const groups = names.map((group) => {
      const rows = matrix.participantIds.flatMap((id, i) =>
        talk.publishedGroups.get(id) === group ? [i] : [],
      );
      return countGroup(matrix, rows, zeroed);
    });
    expectTop(groupAwareConsensus(ids, groups), expected.published_groups?.gac_top5 ?? [], 1e-7);
    names.forEach((group, g) => {
      const shown = ids.map((id, j) => (zeroed[j] === true ? null : id));
      expectRows(polisRepresentatives(shown, groups, g), expected.published_groups?.repness[group] ?? []);
    });
  });
});

test.skipIf(hasSharedPolis)(
  'the open conversations are not beside the project: their tests are skipped',
  () => {
    expect(expectedSets()).toEqual([]);
  },
);

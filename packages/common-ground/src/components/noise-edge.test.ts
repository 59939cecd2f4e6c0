import { describe, expect, test } from 'vitest';
import { planted } from '../../tests/planted.ts';
import { prefersTable } from './centred-gram.ts';
import { centredRows, steppedMeans } from './centred-rows.ts';
import { besideNoise, type Drawable } from './noise-edge.ts';
import { weightsOf } from './position-weights.ts';
import { countCells } from '../reactions/row-counts.ts';
import { rowMarks } from '../reactions/row-marks.ts';
import { sparseOperator } from './sparse-operator.ts';

function drawable(people: number, positions: number, reactionsEach: number): Drawable {
  const shape = { people, positions, reactionsEach, sizes: [2, 1], divisive: 0.5, contrast: 0.9, seed: 5 };
  const matrix = planted(shape).store.matrix();
  const counts = countCells(matrix);
  return {
    data: centredRows(matrix, steppedMeans(counts)),
    weights: weightsOf(counts),
    marks: rowMarks(matrix, matrix.positionIds),
    positionIds: matrix.positionIds,
  };
}

describe('the noise edge', () => {
  test.each([
    [900, 700, 60, 'one draw'],
    [300, 200, 40, 'several draws'],
    [9, 150, 20, 'fewer people than steps, so that directions are exhausted'],
    [8, 9, 3, 'fewer positions than steps'],
  ])('of %i people and %i positions is the same in shared sweeps and apart', (people, positions, each) => {
    const given = drawable(people, positions, each);
    const wanted = () => ({ count: 3, tolerance: 1e-8 });
    const shared = besideNoise(given, wanted);
    const apart = besideNoise(given, wanted, sparseOperator(given.data));
    expect(prefersTable(given.data)).toBe(false);
    expect(shared.edge / apart.edge).toBeCloseTo(1, 10);
    shared.pairs.vectors.forEach((vector, k) => {
      expect(shared.pairs.values[k]! / apart.pairs.values[k]!).toBeCloseTo(1, 10);
      const along = vector.reduce((sum, entry, j) => sum + entry * apart.pairs.vectors[k]![j]!, 0);
      expect(along).toBeCloseTo(1, 8);
    });
  });
});

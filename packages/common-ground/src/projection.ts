import type { CellValues } from './centred-gram.ts';
import type { ReactionMatrix } from './reaction-matrix.ts';

/** Coordinates of people: person i, component c at `[i * dimensions + c]`. */
export type Points = {
  readonly dimensions: number;
  readonly count: number;
  readonly coordinates: Float64Array;
};

/** Per row, the sum over reactions cast of (v - m) times each component's loading; unscaled. */
export function projectRows(
  matrix: ReactionMatrix,
  values: CellValues,
  components: readonly Float64Array[],
): Points {
  const { starts, cells } = matrix;
  const count = matrix.participantIds.length;
  const dimensions = components.length;
  const coordinates = new Float64Array(count * dimensions);
  const loaded = components.map((component) =>
    values.map((value, cell) => value * (component[(cell / 3) | 0] ?? 0)),
  );
  for (let c = 0; c < dimensions; c += 1) {
    const weights = loaded[c] ?? new Float64Array();
    for (let i = 0; i < count; i += 1) {
      const to = starts[i + 1] ?? 0;
      let sum = 0;
      for (let k = starts[i] ?? 0; k < to; k += 1) sum += weights[cells[k] ?? 0] ?? 0;
      coordinates[i * dimensions + c] = sum;
    }
  }
  return { dimensions, count, coordinates };
}

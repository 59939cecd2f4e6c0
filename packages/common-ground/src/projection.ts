import type { CentredRows } from './centred-rows.ts';
import { RowLoops } from './row-loops.ts';
import { gatherSum } from './sparse-operator.ts';

/** Coordinates of people: person i, component c at `[i * dimensions + c]`. */
export type Points = {
  readonly dimensions: number;
  readonly count: number;
  readonly coordinates: Float64Array;
};

/** Per row, the sum over reactions cast of (v - m) times each component's loading; unscaled. */
export function projectRows(data: CentredRows, components: readonly Float64Array[]): Points {
  const dimensions = components.length;
  const coordinates = new Float64Array(data.rows * dimensions);
  const along = new Float64Array(data.rows);
  const loops = RowLoops.over(data, data.values.byteLength);
  components.forEach((component, c) => {
    const weights = data.values.map((value, cell) => value * (component[data.columns[cell] ?? 0] ?? 0));
    if (loops === null) gatherRows(data, weights, along);
    else loops.gather(weights, along);
    for (let i = 0; i < along.length; i += 1) coordinates[i * dimensions + c] = along[i] ?? 0;
  });
  return { dimensions, count: data.rows, coordinates };
}

function gatherRows({ starts, cells, rows }: CentredRows, weights: Float64Array, into: Float64Array): void {
  for (let i = 0; i < rows; i += 1) into[i] = gatherSum(cells, weights, starts[i] ?? 0, starts[i + 1] ?? 0);
}

/** The points named by `rows`, each multiplied by `scale(row)`. */
export function selectPoints(
  points: Points,
  rows: ArrayLike<number>,
  scale: (row: number) => number,
): Points {
  const { dimensions } = points;
  const coordinates = new Float64Array(rows.length * dimensions);
  for (let r = 0; r < rows.length; r += 1) {
    const row = rows[r] ?? 0;
    const factor = scale(row);
    for (let c = 0; c < dimensions; c += 1) {
      coordinates[r * dimensions + c] = factor * (points.coordinates[row * dimensions + c] ?? 0);
    }
  }
  return { dimensions, count: rows.length, coordinates };
}

import { CentredLoops } from './centred-loops.ts';
import type { CentredRows } from './centred-rows.ts';
import { along } from './sparse-operator.ts';

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
  const found = new Float64Array(data.rows);
  const loops = CentredLoops.over(data);
  for (let c = 0; c < dimensions; c += 1) {
    const component = components[c] ?? found;
    if (loops === null) along(data, component, found);
    else loops.along(component, found);
    for (let i = 0; i < found.length; i += 1) coordinates[i * dimensions + c] = found[i] ?? 0;
  }
  return { dimensions, count: data.rows, coordinates };
}

/** The points named by `rows`, each multiplied by its scale. */
export function selectPoints(points: Points, rows: ArrayLike<number>, scales?: Float64Array): Points {
  const { dimensions, coordinates: from } = points;
  const coordinates = new Float64Array(rows.length * dimensions);
  let write = 0;
  for (let r = 0; r < rows.length; r += 1) {
    const scale = scales?.[r] ?? 1;
    const first = (rows[r] ?? 0) * dimensions;
    for (let at = first; at < first + dimensions; at += 1) coordinates[write++] = scale * (from[at] ?? 0);
  }
  return { dimensions, count: rows.length, coordinates };
}

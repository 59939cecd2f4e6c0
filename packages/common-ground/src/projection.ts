import { CentredLoops } from './centred-loops.ts';
import type { CentredRows } from './centred-rows.ts';
import { layOut, pointKernel } from './kernel.ts';
import { everyRow } from './people-sample.ts';
import { along } from './sparse-operator.ts';

/** Coordinates of people: person i, component c at `[i * dimensions + c]`. */
export type Points = {
  readonly dimensions: number;
  readonly count: number;
  readonly coordinates: Float64Array;
};

/** Some of the rows, or all, and what to multiply each by. */
type Wanted = { readonly rows: Uint32Array; readonly scales?: Float64Array };

/** Per wanted row, the sum over reactions cast of (v - m) times each component's loading, times the row's scale. */
export function projectRows(
  data: CentredRows,
  components: readonly Float64Array[],
  { rows, scales = new Float64Array(rows.length).fill(1) }: Wanted = { rows: everyRow(data.rows) },
): Points {
  const dimensions = components.length;
  const count = rows.length;
  const coordinates = new Float64Array(count * dimensions);
  const found = new Float64Array(data.rows);
  const loops = CentredLoops.over(data);
  for (let c = 0; c < dimensions; c += 1) {
    const component = components[c] ?? found;
    if (loops === null) along(data, component, found);
    else loops.along(component, found);
    for (let i = 0, at = c; i < count; i += 1, at += dimensions)
      coordinates[at] = (scales[i] ?? 1) * (found[rows[i] ?? 0] ?? 0);
  }
  return { dimensions, count, coordinates };
}

/** Of no more coordinates than this, some are picked out in the kernel. */
const COORDINATES_AT_ONCE = 65_536;

/** The points named by `rows`. */
export function selectPoints(points: Points, rows: Uint32Array): Points {
  const { dimensions, coordinates: from } = points;
  const coordinates = new Float64Array(rows.length * dimensions);
  if (from.length <= COORDINATES_AT_ONCE) gather(points, rows, coordinates);
  else
    for (let r = 0, write = 0; r < rows.length; r += 1) {
      const first = (rows[r] ?? 0) * dimensions;
      for (let at = first; at < first + dimensions; at += 1) coordinates[write++] = from[at] ?? 0;
    }
  return { dimensions, count: rows.length, coordinates };
}

function gather({ dimensions, coordinates: from }: Points, rows: Uint32Array, into: Float64Array): void {
  if (into.length === 0) return;
  const at = layOut({ from: from.byteLength, rows: rows.byteLength, into: into.byteLength });
  pointKernel.take(at.end);
  const { buffer, loops } = pointKernel;
  new Float64Array(buffer, at.from, from.length).set(from);
  new Uint32Array(buffer, at.rows, rows.length).set(rows);
  loops.gather(at.from, dimensions, at.rows, rows.length, at.into);
  into.set(new Float64Array(buffer, at.into, into.length));
}

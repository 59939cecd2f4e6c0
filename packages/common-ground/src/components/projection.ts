import { CentredPair, type Wanted } from './centred-pair.ts';
import type { CentredRows } from './centred-rows.ts';
import { layOut, pointKernel } from '../kernel/kernel.ts';
import { longRows } from '../reactions/row-loops.ts';
import { along } from './sparse-operator.ts';

/** Coordinates of people: person i, component c at `[i * dimensions + c]`. */
export type Points = {
  readonly dimensions: number;
  readonly count: number;
  readonly coordinates: Float64Array;
};

/** Points, and the row each of them stands for, ascending. */
export type Placed = { readonly rows: Uint32Array; readonly points: Points };

/** Per wanted row, or for all, the sum over reactions cast of (v - m) times each component's loading. */
export function projectRows(
  data: CentredRows,
  components: readonly Float64Array[],
  wanted: Wanted = { least: 0, over: 0 },
): Placed {
  const rows = longRows(data.starts, wanted.least);
  const dimensions = components.length;
  const coordinates = new Float64Array(rows.length * dimensions);
  const loops = CentredPair.over(data);
  if (loops === null) along(data, components, wanted, coordinates);
  else loops.along(components, wanted, coordinates);
  return { rows, points: { dimensions, count: rows.length, coordinates } };
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

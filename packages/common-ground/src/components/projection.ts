import { CentredPair, type VectorPair } from './centred-pair.ts';
import type { CentredRows } from './centred-rows.ts';
import { layOut, pointKernel } from '../kernel/kernel.ts';
import { everyRow } from '../reactions/people-sample.ts';
import { along } from './sparse-operator.ts';

/** Coordinates of people: person i, component c at `[i * dimensions + c]`. */
export type Points = {
  readonly dimensions: number;
  readonly count: number;
  readonly coordinates: Float64Array;
};

/**
 * Some of the rows, or all. Who reacted to few positions has a shorter sum: `over`, a number of positions, multiplies
 * the sum of a row of n reactions by sqrt(over / n); 0 leaves sums as they are.
 */
type Wanted = { readonly rows: Uint32Array; readonly over: number };

/** Per wanted row, the sum over reactions cast of (v - m) times each component's loading. */
export function projectRows(
  data: CentredRows,
  components: readonly Float64Array[],
  { rows, over }: Wanted = { rows: everyRow(data.rows), over: 0 },
): Points {
  const dimensions = components.length;
  const count = rows.length;
  const coordinates = new Float64Array(count * dimensions);
  const found = new Float64Array(2 * data.rows);
  const loops = CentredPair.over(data);
  for (let c = 0; c < dimensions; c += 2) {
    const first = components[c] ?? found;
    const pair: VectorPair = [first, components[c + 1] ?? first];
    if (loops === null) along(data, pair, over, found);
    else loops.along(pair, over, found);
    const isLast = c + 1 === dimensions;
    for (let i = 0, at = c; i < count; i += 1, at += dimensions) {
      const from = 2 * (rows[i] ?? 0);
      coordinates[at] = found[from] ?? 0;
      if (!isLast) coordinates[at + 1] = found[from + 1] ?? 0;
    }
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

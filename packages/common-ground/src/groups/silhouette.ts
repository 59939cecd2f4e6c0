import { PointLoops, type Cells, type Clustering } from './point-loops.ts';
import { selectPoints, type Points } from '../components/projection.ts';

/** The mean is taken over at most this many points, evenly spaced, each against all the others. */
const AVERAGED_MAX = 300;

/**
 * Mean silhouette of several clusterings of the same points, each distance computed once. A point alone in
 * its cluster counts 0. Quadratic in the points: give it a sample.
 */
export function silhouettes(points: Points, clusterings: readonly Clustering[]): number[] {
  const { count } = points;
  if (count === 0 || clusterings.length === 0) return clusterings.map(() => 0);
  const stride = Math.max(1, Math.ceil(count / AVERAGED_MAX));
  const most = Math.max(...clusterings.map(({ sizes }) => sizes.length));
  const { order, cells } = cellsOf(clusterings, count, most);
  const loops = new PointLoops(selectPoints(points, order), most);
  const totals = loops.silhouettes(cells, (place) => (order[place] ?? 0) % stride === 0);
  return Array.from(totals, (total) => total / Math.ceil(count / stride));
}

type Ordered = { readonly order: Uint32Array; readonly cells: Cells };

/**
 * Points put so that those alike under every labelling lie together: then each distance is added up once, and not once
 * per labelling. Keys, the labels as digits and the place behind, stay exact: six labellings into at most seven, of a sample.
 */
function cellsOf(clusterings: readonly Clustering[], count: number, most: number): Ordered {
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    let key = 0;
    for (const { labels } of clusterings) key = key * most + (labels[i] ?? 0);
    keys[i] = key * count + i;
  }
  keys.sort();
  const order = new Uint32Array(count);
  const firsts: number[] = [];
  let before = -1;
  for (let place = 0; place < count; place += 1) {
    const key = keys[place] ?? 0;
    const cell = Math.floor(key / count);
    order[place] = key - cell * count;
    if (cell !== before) firsts.push(place);
    before = cell;
  }
  const labels = clusterings.flatMap((own) => firsts.map((place) => own.labels[order[place] ?? 0] ?? 0));
  const sizes = new Float64Array(most * clusterings.length);
  clusterings.forEach((own, n) => sizes.set(own.sizes, n * most));
  return {
    order,
    cells: { ends: Uint32Array.of(...firsts.slice(1), count), labels: Uint8Array.from(labels), sizes },
  };
}

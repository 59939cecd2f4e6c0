import { layOut, NO_TICKET, pointKernel } from '../kernel/kernel.ts';
import type { Points } from '../components/projection.ts';

export type Clustering = {
  /** Cluster of each point, 0 .. k - 1. */
  readonly labels: Uint8Array;
  /** k rows of `dimensions`. */
  readonly centres: Float64Array;
  /** Points of each cluster. */
  readonly sizes: Float64Array;
  /** Sum of squared distances to the own centre. */
  readonly inertia: number;
};

/** Centres, and how much they explain: the sum over clusters of size times squared length, which grows as inertia falls. */
export type Centres = { readonly centres: Float64Array; readonly explained: number };

/** Labels of points that lie cell by cell: all points of a cell have the same labels under every labelling. */
export type Cells = {
  /** Where each cell ends: how many points lie in it and those before. */
  readonly ends: Uint32Array;
  /** Label of each cell under the first labelling, then under the next, and so on. */
  readonly labels: Uint8Array;
  /** Points of each cluster under each labelling, `most` numbers for each. */
  readonly sizes: Float64Array;
};

/** Numbers kept for each point, in rows, while centres are chosen or points moved. */
const WORK_ROWS = 4;
/** A move must gain more than rounding can pretend. */
const GAIN_LEAST = 1e-12;

/** So many points, an even number, are laid two by two at a time. */
const POINTS_AT_ONCE = 16_384;

/** The loops of k-means over points, in the kernel, for at most `most` clusters. */
export class PointLoops {
  readonly points: Points;
  readonly #most: number;
  readonly #rowBytes: number;
  readonly #at: Record<'points' | 'labels' | 'centres' | 'sums' | 'sizes' | 'flat' | 'end', number>;
  #ticket = NO_TICKET;

  constructor(points: Points, most: number) {
    const { count, dimensions } = points;
    this.points = points;
    this.#most = most;
    this.#rowBytes = 32 * Math.ceil(count / 4);
    this.#at = layOut({
      points: this.#rowBytes * dimensions,
      labels: count,
      centres: 8 * most * dimensions,
      sums: 8 * most * dimensions,
      sizes: 8 * most,
      flat: 8 * Math.min(count, POINTS_AT_ONCE) * dimensions,
    });
  }

  /** Lloyd's iteration from the given centres, to its fixed point or for so many rounds. */
  settle(startCentres: Float64Array, roundsMax: number): Clustering {
    const { points, labels, centres, sums, sizes } = this.#enter();
    const { count, dimensions } = this.points;
    const k = startCentres.length / dimensions;
    this.#doubles(centres, startCentres.length).set(startCentres);
    const inertia = pointKernel.loops.settle(
      points,
      count,
      dimensions,
      k,
      centres,
      labels,
      sums,
      sizes,
      roundsMax,
    );
    return {
      labels: new Uint8Array(pointKernel.buffer, labels, count).slice(),
      centres: this.#doubles(centres, startCentres.length).slice(),
      sizes: this.#doubles(sizes, k).slice(),
      inertia,
    };
  }

  /**
   * A round of Lloyd's iteration from the given centres, then so many passes of single moves, which count what a move does
   * to both centres (Hartigan & Wong 1979) and so lower the inertia where Lloyd's iteration has come to its end.
   */
  improve(startCentres: Float64Array, passesMax: number): Centres {
    const { points, labels, centres, sums, sizes } = this.#enter();
    const { count, dimensions } = this.points;
    const k = startCentres.length / dimensions;
    const [squares, least, own, best] = this.#workRows();
    this.#doubles(centres, startCentres.length).set(startCentres);
    const explained = pointKernel.loops.improve(
      points,
      count,
      dimensions,
      k,
      ...[centres, labels, sums, sizes, squares, least, own, best, passesMax, 1 - GAIN_LEAST],
    );
    return { centres: this.#doubles(centres, startCentres.length).slice(), explained };
  }

  /**
   * First centres by greedy k-means++ (Arthur & Vassilvitskii 2007): each is drawn by its squared distance to the
   * centres so far, the best of a few draws is kept.
   */
  spreadCentres(k: number, random: () => number): Float64Array {
    const { count, dimensions } = this.points;
    this.#enter();
    const centres = new Float64Array(k * dimensions);
    const draws = 2 + Math.floor(Math.log(k));
    let [nearest, best, trial] = this.#workRows();
    this.#doubles(nearest, this.#rowBytes / 8).fill(Infinity);
    let total = Infinity;
    for (let g = 0; g < k; g += 1) {
      let bestChosen = 0;
      let bestTotal = Infinity;
      for (let draw = 0; draw < (g === 0 ? 1 : draws); draw += 1) {
        const chosen =
          g === 0 ? Math.floor(random() * count) : pointKernel.loops.draw(nearest, count, random() * total);
        const left = this.#nearer(chosen, nearest, trial);
        if (draw > 0 && left >= bestTotal) continue;
        [best, trial] = [trial, best];
        bestChosen = chosen;
        bestTotal = left;
      }
      [nearest, best] = [best, nearest];
      total = bestTotal;
      centres.set(this.#pointAt(bestChosen), g * dimensions);
    }
    return centres;
  }

  /** The sum of the silhouettes of some points for each of several labellings with so many points in each cluster. */
  silhouettes({ ends, labels, sizes }: Cells, wanted: (i: number) => boolean): Float64Array {
    const { count, dimensions } = this.points;
    const [cells, most] = [ends.length, this.#most];
    const labellings = labels.length / cells;
    const { points, centres, end } = this.#enter();
    const at = layOut({
      before: end,
      squares: this.#rowBytes,
      ends: 4 * cells,
      cellSums: 8 * cells,
      labels: labels.length,
      sums: 8 * most,
      sizes: 8 * sizes.length,
      totals: 8 * labellings,
    });
    pointKernel.reserve(at.end);
    new Uint32Array(pointKernel.buffer, at.ends, cells).set(ends);
    new Uint8Array(pointKernel.buffer, at.labels, labels.length).set(labels);
    this.#doubles(at.sizes, sizes.length).set(sizes);
    const totals = this.#doubles(at.totals, labellings).fill(0);
    const behind = [
      at.squares,
      at.ends,
      cells,
      at.cellSums,
      at.labels,
      at.sums,
      at.sizes,
      most,
      at.totals,
    ] as const;
    for (let i = 0, cell = 0; i < count; i += 1) {
      if (i === ends[cell]) cell += 1;
      if (!wanted(i)) continue;
      this.#showPoint(i);
      pointKernel.loops.silhouette(points, count, dimensions, centres, cell, ...behind, labellings);
    }
    return totals.slice();
  }

  #nearer(chosen: number, distances: number, into: number): number {
    const { points, centres } = this.#at;
    const { count, dimensions } = this.points;
    this.#showPoint(chosen);
    return pointKernel.loops.nearer(points, count, dimensions, centres, distances, into);
  }

  /** Writes a point where the kernel looks for a centre. */
  #showPoint(i: number): void {
    const { coordinates, dimensions } = this.points;
    const { doubles } = pointKernel;
    const centre = this.#at.centres / 8;
    for (let c = 0; c < dimensions; c += 1) doubles[centre + c] = coordinates[i * dimensions + c] ?? 0;
  }

  #pointAt(i: number): Float64Array {
    const { coordinates, dimensions } = this.points;
    return coordinates.subarray(i * dimensions, (i + 1) * dimensions);
  }

  #doubles(at: number, length: number): Float64Array {
    return new Float64Array(pointKernel.buffer, at, length);
  }

  /** Addresses of rows of numbers for each point, behind all that stays. */
  #workRows(): [number, number, number, number] {
    const { end } = this.#at;
    pointKernel.reserve(end + WORK_ROWS * this.#rowBytes);
    return [end, end + this.#rowBytes, end + 2 * this.#rowBytes, end + 3 * this.#rowBytes];
  }

  #enter() {
    if (!pointKernel.isHeldBy(this.#ticket)) {
      this.#ticket = pointKernel.take(this.#at.end);
      const { count, dimensions, coordinates } = this.points;
      const { flat, points } = this.#at;
      for (let first = 0; first < count; first += POINTS_AT_ONCE) {
        const own = Math.min(POINTS_AT_ONCE, count - first);
        const from = first * dimensions;
        const part = coordinates.subarray(from, from + own * dimensions);
        this.#doubles(flat, part.length).set(part);
        pointKernel.loops.pair(flat, own, dimensions, points + 8 * from);
      }
    }
    return this.#at;
  }
}

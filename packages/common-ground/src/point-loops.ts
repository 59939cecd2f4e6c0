import { layOut, NO_TICKET, pointKernel } from './kernel.ts';
import type { Points } from './projection.ts';

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

/** Distances kept for choosing first centres: those so far, and two rows to try others in. */
const DISTANCE_ROWS = 3;

/** So many points, an even number, are laid two by two at a time. */
const POINTS_AT_ONCE = 16_384;

/** The loops of k-means over points, in the kernel, for at most `most` clusters. */
export class PointLoops {
  readonly points: Points;
  readonly #most: number;
  readonly #rowBytes: number;
  readonly #at: Record<
    'points' | 'distances' | 'labels' | 'centres' | 'sums' | 'sizes' | 'flat' | 'end',
    number
  >;
  #ticket = NO_TICKET;

  constructor(points: Points, most: number) {
    const { count, dimensions } = points;
    this.points = points;
    this.#most = most;
    this.#rowBytes = 16 * Math.ceil(count / 2);
    this.#at = layOut({
      points: this.#rowBytes * dimensions,
      distances: this.#rowBytes * DISTANCE_ROWS,
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
   * Moves single points while that lowers the inertia by more than a share of `gainLeast`, counting what a move does
   * to both centres (Hartigan & Wong 1979). Returns the centres.
   */
  exchange(start: Clustering, passesMax: number, gainLeast: number): Float64Array {
    const { points, labels, centres, sizes } = this.#enter();
    const { count, dimensions } = this.points;
    const k = start.centres.length / dimensions;
    const own = this.#doubles(centres, start.centres.length);
    own.set(start.centres);
    new Uint8Array(pointKernel.buffer, labels, count).set(start.labels);
    this.#doubles(sizes, k).set(start.sizes);
    for (let pass = 0; pass < passesMax; pass += 1) {
      const moves = pointKernel.loops.exchange(
        points,
        count,
        dimensions,
        k,
        centres,
        labels,
        sizes,
        1 - gainLeast,
      );
      if (moves === 0) break;
    }
    return own.slice();
  }

  /**
   * First centres by greedy k-means++ (Arthur & Vassilvitskii 2007): each is drawn by its squared distance to the
   * centres so far, the best of a few draws is kept.
   */
  spreadCentres(k: number, random: () => number): Float64Array {
    const { count, dimensions } = this.points;
    const { distances } = this.#enter();
    const centres = new Float64Array(k * dimensions);
    const draws = 2 + Math.floor(Math.log(k));
    let [nearest, best, trial] = [distances, distances + this.#rowBytes, distances + 2 * this.#rowBytes];
    this.#doubles(nearest, count).fill(Infinity);
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

  /**
   * For every `stride`-th point, its distances to all summed by label, for each of several labellings: `look` sees the
   * sums of labelling n from n * `most` on, and must keep none of them.
   */
  distancesByLabel(
    labellings: readonly { readonly labels: Uint8Array }[],
    stride: number,
    look: (i: number, sums: Float64Array) => void,
  ): void {
    const { count, dimensions } = this.points;
    const most = this.#most;
    const at = this.#enter();
    const labels = this.#at.end;
    const labelBytes = labellings.length * count;
    const sums = Math.ceil((labels + labelBytes) / 16) * 16;
    pointKernel.reserve(sums + 8 * most * labellings.length);
    const shown = new Uint8Array(pointKernel.buffer, labels, labelBytes);
    labellings.forEach((labelling, n) => shown.set(labelling.labels, n * count));
    const found = this.#doubles(sums, most * labellings.length);
    for (let i = 0; i < count; i += stride) {
      this.#showPoint(i);
      const work = [at.distances, labels, count, sums, 8 * most, labellings.length] as const;
      pointKernel.loops.spread(at.points, count, dimensions, at.centres, ...work);
      look(i, found);
    }
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

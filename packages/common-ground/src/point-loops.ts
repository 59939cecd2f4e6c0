import { holdsMemory, kernel, layOut, NO_TICKET, takeMemory } from './kernel.ts';
import type { Clustering } from './k-means.ts';
import type { Points } from './projection.ts';

/** Distances kept for choosing first centres: those so far, and two rows to try others in. */
const DISTANCE_ROWS = 3;

/** The loops of k-means over points, in the kernel, for at most `most` clusters. */
export class PointLoops {
  readonly points: Points;
  readonly #rowBytes: number;
  readonly #at: Record<'points' | 'distances' | 'labels' | 'centres' | 'sums' | 'sizes' | 'end', number>;
  #ticket = NO_TICKET;

  constructor(points: Points, most: number) {
    const { count, dimensions } = points;
    this.points = points;
    this.#rowBytes = 16 * Math.ceil(count / 2);
    this.#at = layOut({
      points: this.#rowBytes * dimensions,
      distances: this.#rowBytes * DISTANCE_ROWS,
      labels: count,
      centres: 8 * most * dimensions,
      sums: 8 * most * dimensions,
      sizes: 8 * most,
    });
  }

  /** Lloyd's iteration from the given centres, to its fixed point or for so many rounds. */
  settle(startCentres: Float64Array, roundsMax: number): Clustering {
    const { points, labels, centres, sums, sizes } = this.#enter();
    const { count, dimensions } = this.points;
    const k = startCentres.length / dimensions;
    const own = this.#doubles(centres, startCentres.length);
    own.set(startCentres);
    const inertia = kernel.settle(points, count, dimensions, k, centres, labels, sums, sizes, roundsMax);
    return {
      labels: new Uint8Array(kernel.memory.buffer, labels, count).slice(),
      centres: own.slice(),
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
    new Uint8Array(kernel.memory.buffer, labels, count).set(start.labels);
    this.#doubles(sizes, k).set(clusterSizes(start.labels, k));
    for (let pass = 0; pass < passesMax; pass += 1) {
      const moves = kernel.exchange(points, count, dimensions, k, centres, labels, sizes, 1 - gainLeast);
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
          g === 0
            ? Math.floor(random() * count)
            : drawByWeight(this.#doubles(nearest, count), random() * total);
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

  /** Distances from one point to all, summed by label, for each of several labellings. */
  distancesByLabel(
    i: number,
    labellings: readonly { labels: Uint8Array; k: number }[],
    into: Float64Array[],
  ): void {
    const { points, distances, labels, centres, sums } = this.#enter();
    const { count, dimensions } = this.points;
    this.#doubles(centres, dimensions).set(this.#pointAt(i));
    kernel.distances(points, count, dimensions, centres, distances);
    const shown = new Uint8Array(kernel.memory.buffer, labels, count);
    labellings.forEach((labelling, n) => {
      shown.set(labelling.labels);
      kernel.sumByLabel(labels, count, distances, labelling.k, sums);
      into[n]?.set(this.#doubles(sums, labelling.k));
    });
  }

  #nearer(chosen: number, distances: number, into: number): number {
    const { points, centres } = this.#at;
    const { count, dimensions } = this.points;
    this.#doubles(centres, dimensions).set(this.#pointAt(chosen));
    return kernel.nearer(points, count, dimensions, centres, distances, into);
  }

  #pointAt(i: number): Float64Array {
    const { coordinates, dimensions } = this.points;
    return coordinates.subarray(i * dimensions, (i + 1) * dimensions);
  }

  #doubles(at: number, length: number): Float64Array {
    return new Float64Array(kernel.memory.buffer, at, length);
  }

  #enter() {
    if (!holdsMemory(this.#ticket)) {
      this.#ticket = takeMemory(this.#at.end);
      const { count, dimensions, coordinates } = this.points;
      const stride = this.#rowBytes / 8;
      const own = this.#doubles(this.#at.points, stride * dimensions);
      own.fill(0);
      for (let i = 0; i < count; i += 1) {
        for (let c = 0; c < dimensions; c += 1) own[c * stride + i] = coordinates[i * dimensions + c] ?? 0;
      }
    }
    return this.#at;
  }
}

export function clusterSizes(labels: Uint8Array, k: number): Float64Array {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}

function drawByWeight(weights: Float64Array, target: number): number {
  let left = target;
  let i = 0;
  while (i < weights.length - 1 && left >= (weights[i] ?? 0)) {
    left -= weights[i] ?? 0;
    i += 1;
  }
  return i;
}

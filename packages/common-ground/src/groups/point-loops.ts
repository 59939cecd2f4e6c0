import { layOut, NO_TICKET, pointKernel } from '../kernel/kernel.ts';
import type { Points } from '../components/projection.ts';

export type Clustering = {
  /** Cluster of each point, 0 .. k - 1. */
  readonly labels: Uint8Array;
  /** k rows of `dimensions`. */
  readonly centres: Float64Array;
  /** Points of each cluster. */
  readonly sizes: Float64Array;
};

/** Centres, and how much they explain: the sum over clusters of size times squared length. */
export type Centres = { readonly centres: Float64Array; readonly explained: number };

/** Numbers kept for each point, in rows, while centres are chosen. */
const WORK_ROWS = 3;
/** A move must gain more than rounding can pretend. */
const GAIN_LEAST = 1e-12;

/** So many points, an even number, are laid two by two at a time. */
const POINTS_AT_ONCE = 16_384;

type Area = 'points' | 'labels' | 'best' | 'centres' | 'costs' | 'sums' | 'sizes' | 'flat';

/** The loops of k-means over points, in the kernel, for at most `most` clusters. */
export class PointLoops {
  readonly points: Points;
  readonly #most: number;
  readonly #rowBytes: number;
  readonly #at: Record<Area | 'end', number>;
  #ticket = NO_TICKET;

  constructor(points: Points, most: number) {
    const { count, dimensions } = points;
    this.points = points;
    this.#most = most;
    this.#rowBytes = 32 * Math.ceil(count / 4);
    this.#at = layOut({
      points: this.#rowBytes * dimensions,
      labels: count,
      best: count,
      centres: 8 * most * dimensions,
      costs: 16 * most,
      sums: 8 * most * dimensions,
      sizes: 8 * most,
      flat: 8 * Math.min(count, POINTS_AT_ONCE) * dimensions,
    });
  }

  /** Lloyd's iteration from the given centres, to its fixed point or for so many rounds. */
  settle(startCentres: Float64Array, roundsMax: number): Clustering {
    const { points, labels, centres, costs, sums, sizes } = this.#enter();
    const { count, dimensions } = this.points;
    const k = startCentres.length / dimensions;
    this.#doubles(centres, startCentres.length).set(startCentres);
    pointKernel.loops.settle(
      points,
      count,
      dimensions,
      k,
      ...[centres, costs, labels, sums, sizes, roundsMax],
    );
    return {
      labels: new Uint8Array(pointKernel.buffer, labels, count).slice(),
      centres: this.#doubles(centres, startCentres.length).slice(),
      sizes: this.#doubles(sizes, k).slice(),
    };
  }

  /**
   * A round of Lloyd's iteration from the given centres, then so many passes of single moves, which count what a move does
   * to both centres (Hartigan & Wong 1979) and so lower the inertia where Lloyd's iteration has come to its end.
   */
  improve(startCentres: Float64Array, passesMax: number): Centres {
    const { points, labels, best, centres, costs, sums, sizes } = this.#enter();
    const { count, dimensions } = this.points;
    const k = startCentres.length / dimensions;
    this.#doubles(centres, startCentres.length).set(startCentres);
    const explained = pointKernel.loops.improve(
      points,
      count,
      dimensions,
      k,
      ...[centres, costs, labels, sums, sizes, best, passesMax, 1 - GAIN_LEAST],
    );
    return { centres: this.#doubles(centres, startCentres.length).slice(), explained };
  }

  /**
   * So many sequences of k first centres by greedy k-means++ (Arthur & Vassilvitskii 2007): each is drawn by its squared
   * distance to the centres so far, the best of a few draws is kept. Equal seeds give equal sequences.
   */
  spreadCentres(k: number, sequences: number, seed: number): Float64Array[] {
    const { count, dimensions } = this.points;
    const { points, end } = this.#enter();
    const draws = 2 + Math.floor(Math.log(k));
    const [nearest, best, trial] = this.#workRows();
    const into = end + WORK_ROWS * this.#rowBytes;
    const length = k * dimensions;
    pointKernel.reserve(into + 8 * sequences * length);
    pointKernel.loops.spread(
      points,
      count,
      dimensions,
      k,
      ...[draws, seed, nearest, best, trial, sequences, into],
    );
    const centres = this.#doubles(into, sequences * length).slice();
    return Array.from({ length: sequences }, (_, n) => centres.subarray(n * length, (n + 1) * length));
  }

  /**
   * The sum of the silhouettes of every `stride`-th point for each of several clusterings. Points are put so that those
   * alike under every clustering lie together: then each distance is added up once, and not once per clustering.
   */
  silhouettes(clusterings: readonly Clustering[], stride: number): Float64Array {
    const at = this.#layOutJudging(clusterings);
    const { count, dimensions } = this.points;
    const labellings = clusterings.length;
    const { loops } = pointKernel;
    const { points, labels, order, ends, cellLabels, sorted, totals } = at;
    loops.orderByLabels(labels, labellings, count, this.#most, order, at.spare, at.first);
    loops.pick(points, dimensions, order, count, sorted);
    const cells = loops.cells(labels, labellings, count, order, ends, cellLabels);
    this.#doubles(totals, labellings).fill(0);
    loops.silhouettes(
      sorted,
      count,
      dimensions,
      order,
      ...[stride, at.point, at.squares, ends, cells, at.cellSums],
      ...[cellLabels, at.sums, at.sizes, this.#most, totals, labellings],
    );
    return this.#doubles(totals, labellings).slice();
  }

  /** Places what silhouettes need behind all that stays, and the labels and sizes of the clusterings there. */
  #layOutJudging(clusterings: readonly Clustering[]) {
    const { points, end } = this.#enter();
    const { count, dimensions } = this.points;
    const [labellings, most] = [clusterings.length, this.#most];
    const at = layOut({
      before: end,
      sorted: this.#rowBytes * dimensions,
      squares: this.#rowBytes,
      point: 8 * dimensions,
      labels: labellings * count,
      sizes: labellings * 8 * most,
      order: 4 * count,
      spare: 4 * count,
      first: 4 * most,
      ends: 4 * count,
      cellLabels: labellings * count,
      cellSums: 8 * count,
      sums: 8 * most,
      totals: 8 * labellings,
    });
    pointKernel.reserve(at.end);
    for (const [n, { labels, sizes }] of clusterings.entries()) {
      new Uint8Array(pointKernel.buffer, at.labels + n * count, count).set(labels);
      this.#doubles(at.sizes + n * 8 * most, most).fill(0);
      this.#doubles(at.sizes + n * 8 * most, most).set(sizes);
    }
    return { ...at, points };
  }

  #doubles(at: number, length: number): Float64Array {
    return new Float64Array(pointKernel.buffer, at, length);
  }

  /** Addresses of rows of numbers for each point, behind all that stays. */
  #workRows(): [number, number, number] {
    const { end } = this.#at;
    pointKernel.reserve(end + WORK_ROWS * this.#rowBytes);
    return [end, end + this.#rowBytes, end + 2 * this.#rowBytes];
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

import { LazyHeap } from '../numbers/lazy-heap.ts';
import { item } from '../numbers/within.ts';

/** An exact price as an unreduced fraction; all prices of one round share a further, common denominator. */
export type ExactPrice = { readonly n: bigint; readonly d: bigint };

/** What a rule tells about its prices. Prices of a topic may only rise from round to round. */
export type PriceSource = {
  /** A safe lower bound in floating point, or Infinity if the topic can surely never be bought again. */
  readonly bound: (topic: number, known: number, limit: number) => number;
  /** The exact price, or undefined if the topic cannot be bought any more. */
  readonly exact: (topic: number, bound: number) => ExactPrice | undefined;
  /** The exact price in floating point, accurate to a relative 2^-48. */
  readonly approximate: (price: ExactPrice) => number;
  /** Whether the topic may still be chosen; one that may not is dropped for good. */
  readonly eligible: (topic: number) => boolean;
};

export type Priced = { readonly topic: number; readonly price: ExactPrice };

export type Cheapest = {
  readonly winner: Priced;
  /** All topics at the winner's exact price, the winner first, in the published order of ties. */
  readonly tied: readonly number[];
  readonly runnerUp: Priced | undefined;
};

export function comparePrices(a: ExactPrice, b: ExactPrice): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const ABOVE = 1 + 2 ** -46;

/** The float above which no topic can be among the `wanted` cheapest of those known exactly. */
function limitOf(floats: readonly number[], wanted: number): number {
  const sorted = [...floats].sort((a, b) => a - b);
  const last = sorted[wanted - 1];
  if (last === undefined) return Infinity;
  return last >= 0 ? last * ABOVE : last / ABOVE;
}

/**
 * Finds the exactly cheapest topic and the runner-up. Floating point only sorts out who cannot be; every topic
 * whose bound does not exclude it is priced exactly, so no result depends on rounding.
 */
export class CheapestPicker {
  readonly #heap: LazyHeap;
  readonly #source: PriceSource;
  readonly #freshIn: Int32Array;
  #round = 0;

  constructor(topics: number, source: PriceSource) {
    this.#heap = new LazyHeap(topics);
    this.#freshIn = new Int32Array(topics).fill(-1);
    this.#source = source;
  }

  add(topic: number, bound: number): void {
    this.#heap.push(topic, bound);
  }

  /** Takes the winner out. `wanted` is 2 where the runner-up is to be known, and 1 where speed counts. */
  pick(wanted: 1 | 2, tieOrder: (a: number, b: number) => number): Cheapest | undefined {
    const known = this.#collect(wanted);
    this.#round += 1;
    const first = known[0];
    if (first === undefined) return undefined;
    known.sort((a, b) => comparePrices(a.price, b.price) || tieOrder(a.topic, b.topic));
    const winner = item(known, 0);
    for (const { topic } of known.slice(1)) this.#heap.push(topic, this.#heap.boundOf(topic));
    const tied = known.filter(({ price }) => comparePrices(price, winner.price) === 0);
    return { winner, tied: tied.map(({ topic }) => topic), runnerUp: known[1] };
  }

  #collect(wanted: number): Priced[] {
    const known: Priced[] = [];
    const floats: number[] = [];
    let limit = Infinity;
    while (this.#heap.size > 0) {
      const topic = this.#heap.top;
      const bound = this.#heap.boundOf(topic);
      if (bound > limit) break;
      this.#heap.pop();
      if (!this.#source.eligible(topic)) continue;
      if (this.#freshIn[topic] !== this.#round) {
        const fresh = Math.max(bound, this.#source.bound(topic, bound, limit));
        this.#freshIn[topic] = this.#round;
        if (fresh < Infinity) this.#heap.push(topic, fresh);
        continue;
      }
      const price = this.#source.exact(topic, bound);
      if (price === undefined) continue;
      known.push({ topic, price });
      floats.push(this.#source.approximate(price));
      limit = limitOf(floats, wanted);
    }
    return known;
  }
}

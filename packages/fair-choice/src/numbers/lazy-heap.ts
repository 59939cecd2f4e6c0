import { f64, i32 } from './within.ts';

/** A binary heap of topic numbers by a lower bound of their price; equal bounds leave in ascending topic number. */
export class LazyHeap {
  readonly #order: Int32Array;
  readonly #bounds: Float64Array;
  #size = 0;

  constructor(topics: number) {
    this.#order = new Int32Array(topics);
    this.#bounds = new Float64Array(topics);
  }

  get size(): number {
    return this.#size;
  }

  /** The topic with the lowest bound; the heap is not empty. */
  get top(): number {
    return i32(this.#order, 0);
  }

  boundOf(topic: number): number {
    return f64(this.#bounds, topic);
  }

  /** Adds a topic that is not in the heap. */
  push(topic: number, bound: number): void {
    this.#bounds[topic] = bound;
    let at = this.#size;
    this.#size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = i32(this.#order, parent);
      if (!this.#before(topic, above)) break;
      this.#order[at] = above;
      at = parent;
    }
    this.#order[at] = topic;
  }

  /** Removes and returns the topic with the lowest bound; the heap is not empty. */
  pop(): number {
    const lowest = this.top;
    this.#size -= 1;
    const last = i32(this.#order, this.#size);
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= this.#size) break;
      const right = child + 1;
      if (right < this.#size && this.#before(i32(this.#order, right), i32(this.#order, child))) child = right;
      if (!this.#before(i32(this.#order, child), last)) break;
      this.#order[at] = i32(this.#order, child);
      at = child;
    }
    this.#order[at] = last;
    return lowest;
  }

  #before(a: number, b: number): boolean {
    const difference = f64(this.#bounds, a) - f64(this.#bounds, b);
    return difference < 0 || (difference === 0 && a < b);
  }
}

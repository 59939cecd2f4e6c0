import { POINT_LOOPS, ROW_LOOPS, SHARE_LOOPS, TRIDIAGONAL_LOOPS, VECTOR_LOOPS } from './kernel-bytes.ts';

/** As much of the platform's WebAssembly as is used: neither Node's types nor the language's name it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

type Memory = { readonly buffer: ArrayBuffer; grow(pages: number): number };

/** The loops of `kernel/rows.wat`, `kernel/pairs.wat` and `kernel/positions.wat`. Addresses are bytes from the start of the memory. */
type RowKernel = {
  readonly memory: Memory;
  weigh(values: number, columns: number, count: number, x: number): void;
  sweep(starts: number, rows: number, cells: number): void;
  collect(values: number, columns: number, count: number, y: number): void;
  weighPair(values: number, count: number, x: number, other: number): void;
  lay(
    starts: number,
    rows: number,
    cells: number,
    ...into: [blank: number, laid: number, ends: number]
  ): void;
  sweepPair(rows: number, laid: number, ends: number): void;
  collectPair(values: number, count: number, y: number, other: number): void;
  gather(
    starts: number,
    rows: number,
    laid: number,
    ends: number,
    ...work: [least: number, over: number, into: number, step: number]
  ): number;
  count(starts: number, rows: number, cells: number, labels: number, width: number, counts: number): void;
  digest(starts: number, rows: number, cells: number, least: number, into: number): void;
  turn(
    starts: number,
    rows: number,
    cells: number,
    ...work: [marks: number, seed: number, positions: number, count: number]
  ): void;
  bandNumbers(cell: number, end: number, seed: number, into: number): void;
  long(starts: number, rows: number, least: number, into: number): number;
  straight(starts: number, rows: number, cells: number, least: number, into: number): number;
  means(counts: number, into: number, positions: number, step: number): void;
  seen(counts: number, into: number, positions: number): void;
  centre(means: number, into: number, positions: number): void;
  weights(seen: number, into: number, positions: number, added: number): void;
  times(values: number, weights: number, into: number, positions: number, each: number): void;
  spread(counts: number, values: number, weights: number, into: number, positions: number): void;
  alike(
    keys: number,
    rows: number,
    heads: number,
    bits: number,
    ...work: [next: number, most: number, into: number]
  ): number;
};

/** The loops of `kernel/points.wat` and the texts of the same module: `starts`, `clusters`, `moves` and `judging`. */
type PointKernel = {
  readonly memory: Memory;
  pair(flat: number, count: number, dimensions: number, into: number): void;
  settle(
    points: number,
    count: number,
    dimensions: number,
    k: number,
    ...work: [centres: number, costs: number, labels: number, sums: number, sizes: number, rounds: number]
  ): void;
  improve(
    points: number,
    count: number,
    dimensions: number,
    k: number,
    ...work: [
      centres: number,
      costs: number,
      labels: number,
      sums: number,
      sizes: number,
      best: number,
      passes: number,
      keep: number,
    ]
  ): number;
  spread(
    points: number,
    count: number,
    dimensions: number,
    k: number,
    ...work: [
      draws: number,
      seed: number,
      nearest: number,
      best: number,
      trial: number,
      sequences: number,
      into: number,
    ]
  ): void;
  pick(points: number, dimensions: number, rows: number, count: number, into: number): void;
  orderByLabels(
    labels: number,
    labellings: number,
    count: number,
    most: number,
    ...work: [order: number, spare: number, first: number]
  ): void;
  cells(
    labels: number,
    labellings: number,
    count: number,
    order: number,
    ...into: [ends: number, cellLabels: number]
  ): number;
  silhouettes(
    points: number,
    count: number,
    dimensions: number,
    order: number,
    ...work: [
      stride: number,
      point: number,
      squares: number,
      ends: number,
      cells: number,
      cellSums: number,
      labels: number,
      sums: number,
      sizes: number,
      most: number,
      totals: number,
      labellings: number,
    ]
  ): void;
  gather(from: number, dimensions: number, rows: number, count: number, into: number): void;
  tally(first: number, second: number, count: number, k: number, table: number): void;
  odd(marks: number, count: number, turn: number, places: number): number;
  below(marks: number, rows: number, count: number, turn: number, limit: number): number;
};

/** The loops of `kernel/vectors.wat` and `kernel/random.wat`. */
type VectorKernel = {
  readonly memory: Memory;
  dot(a: number, b: number, length: number): number;
  remove(basis: number, count: number, length: number, step: number, vector: number): void;
  combine(
    basis: number,
    count: number,
    length: number,
    step: number,
    ...work: [coordinates: number, into: number]
  ): void;
  scale(vector: number, length: number, factor: number): void;
  fixSign(vector: number, length: number): void;
  draw(vector: number, length: number, state: number): number;
};

/** The loops of `kernel/tridiagonal.wat`. */
type TridiagonalKernel = {
  readonly memory: Memory;
  solve(values: number, beside: number, count: number, vectors: number, rows: number): void;
};

/** The loops of `kernel/shares.wat` and the texts of the same module: `exponentials`, `order` and `between`. */
type ShareKernel = {
  readonly memory: Memory;
  surprises(cells: number, positions: number, into: number): void;
  addCounts(from: number, count: number, into: number): void;
  support(cells: number, positions: number, into: number, logs: number, variances: number): void;
  add(from: number, count: number, divisor: number, into: number): void;
  scores(means: number, variances: number, count: number, deviations: number, into: number): void;
  sides(
    cells: number,
    positions: number,
    side: number,
    least: number,
    ...work: [deviations: number, into: number, lows: number, highs: number]
  ): void;
  compare(
    own: number,
    all: number,
    positions: number,
    least: number,
    ...work: [from: number, cells: number, distances: number]
  ): number;
  marking(
    own: number,
    all: number,
    cells: number,
    distances: number,
    ...work: [count: number, chances: number, rate: number, deviations: number]
  ): void;
  widen(cells: number, positions: number, least: number, group: number, entry: number): void;
  divided(
    entry: number,
    positions: number,
    from: number,
    spread: number,
    ...into: [doubles: number, words: number]
  ): number;
  label(
    rows: number,
    groups: number,
    people: number,
    count: number,
    ...work: [dimensions: number, labels: number, parts: number]
  ): void;
  between(
    people: number,
    labels: number,
    count: number,
    dimensions: number,
    ...work: [k: number, centres: number, near: number]
  ): number;
  round(values: number, count: number, places: number): number;
  log(x: number): number;
  exp(x: number): number;
  chances(at: number, count: number): void;
  above(keys: number, count: number, floor: number, places: number): number;
  descending(keys: number, count: number, order: number, spare: number): number;
  head(keys: number, count: number, wanted: number, into: number): number;
  outside(numbers: number, count: number, others: number, places: number): number;
  lesser(from: number, count: number, into: number): void;
  moved(before: number, after: number, keys: number, count: number): number;
  adjust(chances: number, count: number, tests: number, order: number, spare: number): void;
};

const PAGE_BYTES = 65_536;
/** A ticket that nobody ever holds. */
export const NO_TICKET = 0;

/**
 * Loops and the one memory they work in, which all who use them share in turn. A ticket says whose bytes lie in it: who
 * finds another ticket has to write its own again. Nothing in here yields, so nobody loses it half-way.
 */
class Kernel<Loops extends { readonly memory: Memory }> {
  readonly loops: Loops;
  #holder = NO_TICKET + 1;
  #doubles = new Float64Array(0);

  constructor(base64: string) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    // The names and shapes of the exports are those of the text, which a test encodes anew.
    this.loops = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Loops;
  }

  get buffer(): ArrayBuffer {
    return this.loops.memory.buffer;
  }

  /** The whole memory as doubles: for a few at a time, of which an array of their own would cost more than they do. */
  get doubles(): Float64Array {
    if (this.#doubles.buffer !== this.buffer) this.#doubles = new Float64Array(this.buffer);
    return this.#doubles;
  }

  /** Takes the memory over, with at least so many bytes. */
  take(size: number): number {
    this.reserve(size);
    this.#holder += 1;
    return this.#holder;
  }

  isHeldBy(ticket: number): boolean {
    return ticket === this.#holder;
  }

  /** At least so many bytes, for whoever holds the memory. Arrays made over it before may be cut off. */
  reserve(size: number): void {
    const missing = size - this.buffer.byteLength;
    if (missing > 0) this.loops.memory.grow(Math.ceil(missing / PAGE_BYTES));
  }
}

export const rowKernel = new Kernel<RowKernel>(ROW_LOOPS);
export const pointKernel = new Kernel<PointKernel>(POINT_LOOPS);
export const shareKernel = new Kernel<ShareKernel>(SHARE_LOOPS);
const vectorKernel = new Kernel<VectorKernel>(VECTOR_LOOPS);
const tridiagonalKernel = new Kernel<TridiagonalKernel>(TRIDIAGONAL_LOOPS);

/** Above this, vectors and tridiagonal matrices get a memory of their own that is given back: memory never shrinks. */
const VECTOR_BYTES_SHARED = 16_000_000;

export function openVectorKernel(size: number): Kernel<VectorKernel> {
  const opened = size > VECTOR_BYTES_SHARED ? new Kernel<VectorKernel>(VECTOR_LOOPS) : vectorKernel;
  opened.take(size);
  return opened;
}

export function openTridiagonalKernel(size: number): Kernel<TridiagonalKernel> {
  const isShared = size <= VECTOR_BYTES_SHARED;
  const opened = isShared ? tridiagonalKernel : new Kernel<TridiagonalKernel>(TRIDIAGONAL_LOOPS);
  opened.take(size);
  return opened;
}

/** Places areas of bytes one behind the other, each at a multiple of 16. */
export function layOut<Name extends string>(sizes: Record<Name, number>): Record<Name | 'end', number> {
  // A copy has all the names already: each size in it gives way to its place.
  const places: Record<Name | 'end', number> = { ...sizes, end: 0 };
  for (const name in sizes) {
    places[name] = places.end;
    places.end += Math.ceil(sizes[name] / 16) * 16;
  }
  return places;
}

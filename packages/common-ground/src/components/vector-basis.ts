import { openVectorKernel } from '../kernel/kernel.ts';

/** Kahan's criterion for a second pass of orthogonalisation (Parlett, The Symmetric Eigenvalue Problem, 6.9). */
const CANCELLED_LITTLE = 0.7;
const VECTORS_RESERVED = 32;

type VectorMemory = ReturnType<typeof openVectorKernel>;
/** Where the first vector lies, and how many bytes behind each the next does. */
type Places = { readonly first: number; readonly step: number };

/** The kernel takes four numbers at a time; those beyond the last are 0. */
const bytesOf = (size: number): number => 32 * Math.ceil(size / 4);

/**
 * Unit vectors orthogonal to each other, and a candidate that may become the next of them, in the kernel's memory.
 * Only one basis, or one pair, is at work in a thread at any time. Views are good until the next call of `keep`.
 */
export class VectorBasis {
  readonly #size: number;
  readonly #first: number;
  readonly #step: number;
  readonly #kernel;
  #count = 0;

  private constructor(size: number, kernel: VectorMemory, { first, step }: Places) {
    this.#size = size;
    this.#first = first;
    this.#step = step;
    this.#kernel = kernel;
    this.#clearCandidate();
  }

  static alone(size: number): VectorBasis {
    const bytes = bytesOf(size);
    return new VectorBasis(size, openVectorKernel(bytes * VECTORS_RESERVED), { first: 0, step: bytes });
  }

  /** Two that grow side by side: their vectors lie in turn. */
  static pair(size: number): [VectorBasis, VectorBasis] {
    const bytes = bytesOf(size);
    const kernel = openVectorKernel(2 * bytes * VECTORS_RESERVED);
    const basisAt = (first: number) => new VectorBasis(size, kernel, { first, step: 2 * bytes });
    return [basisAt(0), basisAt(bytes)];
  }

  get count(): number {
    return this.#count;
  }

  get newest(): Float64Array {
    return this.#view(this.#count - 1);
  }

  get candidate(): Float64Array {
    return this.#view(this.#count);
  }

  /** Draws the candidate's entries from `state` on; returns the state after them. */
  draw(state: number): number {
    return this.#kernel.loops.draw(this.#at(this.#count), this.#size, state);
  }

  /** The candidate's product with the newest vector. */
  along(): number {
    return this.#kernel.loops.dot(this.#at(this.#count - 1), this.#at(this.#count), this.#size);
  }

  /** Removes what the candidate shares with the basis, twice where the first pass cancelled much; returns its length. */
  orthogonalise(): number {
    const before = this.#length();
    this.removeShares();
    const once = this.#length();
    if (once > before * CANCELLED_LITTLE) return once;
    this.removeShares();
    return this.#length();
  }

  removeShares(): void {
    this.#kernel.loops.remove(this.#first, this.#count, this.#size, this.#step, this.#at(this.#count));
  }

  /** The candidate, brought to length 1, becomes the newest vector; the next candidate is 0. */
  keep(length = this.#length()): void {
    this.#kernel.loops.scale(this.#at(this.#count), this.#size, 1 / length);
    this.#count += 1;
    this.#clearCandidate();
  }

  /**
   * The unit vector along the sum of the first vectors times their coordinates, its largest entry positive. Overwrites
   * the candidate.
   */
  combine(coordinates: Float64Array): Float64Array {
    const { loops } = this.#kernel;
    const into = this.#at(this.#count);
    const given = this.#at(this.#count + 1);
    this.#kernel.reserve(given + 8 * coordinates.length);
    this.#view(this.#count).fill(0);
    new Float64Array(this.#kernel.buffer, given, coordinates.length).set(coordinates);
    loops.combine(this.#first, coordinates.length, this.#size, this.#step, given, into);
    loops.scale(into, this.#size, 1 / this.#length());
    loops.fixSign(into, this.#size);
    return this.#view(this.#count).slice();
  }

  #length(): number {
    const at = this.#at(this.#count);
    return Math.sqrt(this.#kernel.loops.dot(at, at, this.#size));
  }

  #clearCandidate(): void {
    this.#kernel.reserve(this.#at(this.#count + 1));
    new Uint8Array(this.#kernel.buffer, this.#at(this.#count), bytesOf(this.#size)).fill(0);
  }

  #at(vector: number): number {
    return this.#first + vector * this.#step;
  }

  #view(vector: number): Float64Array {
    return new Float64Array(this.#kernel.buffer, this.#at(vector), this.#size);
  }
}

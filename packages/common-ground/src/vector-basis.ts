import { openVectorKernel } from './kernel.ts';

/** Kahan's criterion for a second pass of orthogonalisation (Parlett, The Symmetric Eigenvalue Problem, 6.9). */
const CANCELLED_LITTLE = 0.7;
const VECTORS_RESERVED = 32;

/**
 * Unit vectors orthogonal to each other, and a candidate that may become the next of them, in the kernel's memory.
 * Only one basis is at work in a thread at any time. Views are good until the next call of `keep`.
 */
export class VectorBasis {
  readonly #size: number;
  readonly #step: number;
  readonly #kernel;
  #count = 0;

  constructor(size: number) {
    this.#size = size;
    this.#step = 16 * Math.ceil(size / 2);
    this.#kernel = openVectorKernel(this.#step * VECTORS_RESERVED);
    this.#clearCandidate();
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
    this.#kernel.loops.remove(0, this.#count, this.#size, this.#step, this.#at(this.#count));
  }

  /** The candidate, brought to length 1, becomes the newest vector; the next candidate is 0. */
  keep(length = this.#length()): void {
    this.#kernel.loops.scale(this.#at(this.#count), this.#size, 1 / length);
    this.#count += 1;
    this.#clearCandidate();
  }

  /** The unit vector along the sum of the first vectors times their coordinates. Overwrites the candidate. */
  combine(coordinates: Float64Array): Float64Array {
    const { loops } = this.#kernel;
    const into = this.#at(this.#count);
    const given = this.#at(this.#count + 1);
    this.#kernel.reserve(given + 8 * coordinates.length);
    this.#view(this.#count).fill(0);
    new Float64Array(this.#kernel.buffer, given, coordinates.length).set(coordinates);
    loops.combine(0, coordinates.length, this.#size, this.#step, given, into);
    loops.scale(into, this.#size, 1 / this.#length());
    return this.#view(this.#count).slice();
  }

  #length(): number {
    const at = this.#at(this.#count);
    return Math.sqrt(this.#kernel.loops.dot(at, at, this.#size));
  }

  #clearCandidate(): void {
    this.#kernel.reserve(this.#at(this.#count + 1));
    new Uint8Array(this.#kernel.buffer, this.#at(this.#count), this.#step).fill(0);
  }

  #at(vector: number): number {
    return vector * this.#step;
  }

  #view(vector: number): Float64Array {
    return new Float64Array(this.#kernel.buffer, this.#at(vector), this.#size);
  }
}

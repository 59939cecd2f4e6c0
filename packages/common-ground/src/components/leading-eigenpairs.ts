import { tridiagonalEigen } from './tridiagonal.ts';
import { VectorBasis } from './vector-basis.ts';

/** y = A x for a symmetric, positive semi-definite A. */
export type SymmetricOperator = {
  readonly size: number;
  readonly apply: (x: Float64Array, y: Float64Array) => void;
};

export type Eigenpairs = {
  /** Descending. */
  readonly values: Float64Array;
  /** One row of `size` for each pair that gets one, its largest entry by magnitude positive. */
  readonly vectors: readonly Float64Array[];
};

export type Options = {
  readonly count: number;
  /** Residual allowed to each pair, relative to the largest value; it may depend on its rank and on all values. */
  readonly tolerance: number | ((rank: number, values: readonly number[]) => number);
  /** How many of the first get a vector, which costs more than a value: all by default. */
  readonly vectors?: (values: readonly number[]) => number;
};

const START_SEED = 20_211_116;
const FIRST_CHECK = 12;
/** A remainder this small beside the largest entry is rounding. */
const EXHAUSTED = 1e-13;

/**
 * The largest eigenpairs of an operator, from a fixed start: the same operator gives the same bytes. Stops when the
 * wanted residuals are below the tolerance, or exactly at full size.
 */
export function leadingEigenpairs(operator: SymmetricOperator, options: Options): Eigenpairs {
  if (operator.size === 0) return { values: new Float64Array(0), vectors: [] };
  const lanczos = new Lanczos(VectorBasis.alone(operator.size));
  operator.apply(lanczos.x, lanczos.y);
  lanczos.take();
  return lanczos.run(operator, options);
}

/**
 * Lanczos' method with full reorthogonalisation, step by step, so that whoever has the operator may share its work: write
 * the product of `x` into `y`, `take` it, and `advance` to the next unless the pairs wanted are `settled`.
 */
export class Lanczos {
  readonly #basis: VectorBasis;
  readonly #size: number;
  readonly #diagonal: number[] = [];
  readonly #beside: number[] = [];
  #drawnUpTo = START_SEED;
  #blockStart = 0;
  #norm = 0;
  #scale = Number.MIN_VALUE;

  constructor(basis: VectorBasis) {
    this.#basis = basis;
    this.#size = basis.candidate.length;
    this.#keepFreshDirection();
  }

  /** Good, as `y`, until the next call of `advance`. */
  get x(): Float64Array {
    return this.#basis.newest;
  }

  get y(): Float64Array {
    return this.#basis.candidate;
  }

  /** Takes in the product that was written into `y`, once between two calls of `advance`. */
  take(): void {
    if (this.#diagonal.length === this.#basis.count) return;
    const entry = this.#basis.along();
    this.#diagonal.push(entry);
    this.#scale = Math.max(this.#scale, Math.abs(entry));
    this.#norm = this.#basis.orthogonalise();
  }

  /** Whether there is a next step whatever is wanted; otherwise `settled` has to be asked first. */
  get canAdvanceUnchecked(): boolean {
    return !this.#isExhausted && this.#basis.count < this.#size;
  }

  get #isExhausted(): boolean {
    return this.#norm <= this.#scale * EXHAUSTED;
  }

  /** The pairs once they are as exact as wanted; looked into at some steps only. */
  settled(options: Options): Eigenpairs | null {
    const steps = this.#basis.count;
    const due = steps >= FIRST_CHECK && steps % (steps < 32 ? 2 : 8) === 0;
    if (!due && this.canAdvanceUnchecked) return null;
    const [diagonal, beside] = [this.#diagonal, this.#beside];
    const wanted = Math.min(options.count, this.#size);
    const ritz = ritzPairs(diagonal, beside, wanted);
    const isSettled = this.#isExhausted
      ? steps >= wanted && nothingLeft(ritz, { diagonal, beside, from: this.#blockStart, scale: this.#scale })
      : steps > wanted && areSettled(ritz, this.#norm, options);
    if (steps < this.#size && !isSettled) return null;
    const vectors = options.vectors?.(ritz.values) ?? wanted;
    const along = vectors === 0 ? [] : directions(diagonal, beside, vectors);
    return assemble(this.#basis, ritz.values, along);
  }

  advance(): void {
    const isExhausted = this.#isExhausted;
    if (isExhausted) this.#blockStart = this.#basis.count;
    this.#beside.push(isExhausted ? 0 : this.#norm);
    if (isExhausted) this.#keepFreshDirection();
    else this.#basis.keep(this.#norm);
  }

  #keepFreshDirection(): void {
    this.#drawnUpTo = this.#basis.draw(this.#drawnUpTo);
    this.#basis.removeShares();
    this.#basis.removeShares();
    this.#basis.keep();
  }

  /** Goes on, from a product taken in, until the pairs are settled. */
  run(operator: SymmetricOperator, options: Options): Eigenpairs {
    for (;;) {
      const found = this.settled(options);
      if (found !== null) return found;
      this.advance();
      operator.apply(this.x, this.y);
      this.take();
    }
  }
}

type Block = {
  readonly diagonal: readonly number[];
  readonly beside: readonly number[];
  readonly from: number;
  readonly scale: number;
};

/**
 * Whether no wanted value can be left once directions are exhausted. What grew from the last fresh direction holds the
 * largest value there was outside of what came before; whatever is still outside is no larger. Without this, a matrix
 * of few people and many positions would be gone through to its full size.
 */
function nothingLeft(ritz: Ritz, { diagonal, beside, from, scale }: Block): boolean {
  const newest = ritzPairs(diagonal.slice(from), beside.slice(from), 1).values[0] ?? 0;
  return newest <= (ritz.values.at(-1) ?? 0) + scale * EXHAUSTED;
}

function areSettled(ritz: Ritz, norm: number, { tolerance }: Options): boolean {
  const largest = ritz.values[0] ?? 0;
  return ritz.last.every((entry, k) => {
    const allowed = typeof tolerance === 'number' ? tolerance : tolerance(k, ritz.values);
    return Math.abs(entry) * norm <= allowed * largest;
  });
}

/** Values, and of each vector the last coordinate, which tells how far the pair is from settled. */
type Ritz = { readonly values: number[]; readonly last: number[] };

function ritzPairs(diagonal: readonly number[], beside: readonly number[], wanted: number): Ritz {
  const { values, vectors, order } = largest(diagonal, beside, { wanted, first: diagonal.length - 1 });
  return { values: order.map((k) => values[k] ?? 0), last: order.map((k) => vectors[k] ?? 0) };
}

/** Coordinates of the wanted vectors. */
function directions(diagonal: readonly number[], beside: readonly number[], wanted: number): Float64Array[] {
  const m = diagonal.length;
  const { vectors, order } = largest(diagonal, beside, { wanted, first: 0 });
  return order.map((k) => Float64Array.from(diagonal, (_, i) => vectors[i * m + k] ?? 0));
}

/** Which pairs have the largest values, of equal ones the first. */
function largest(
  diagonal: readonly number[],
  beside: readonly number[],
  { wanted, first }: { wanted: number; first: number },
) {
  const found = tridiagonalEigen(diagonal, beside, first);
  const { values } = found;
  const order = diagonal.map((_, k) => k).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  return { ...found, order: order.slice(0, wanted) };
}

function assemble(
  basis: VectorBasis,
  values: readonly number[],
  wanted: readonly Float64Array[],
): Eigenpairs {
  const vectors = wanted.map((coordinates) => basis.combine(coordinates));
  return { values: Float64Array.from(values, (value) => Math.max(0, value)), vectors };
}

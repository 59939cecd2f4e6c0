import { seededRandom } from './seeded-random.ts';
import { tridiagonalEigen } from './tridiagonal.ts';

/** y = A x for a symmetric, positive semi-definite A. */
export type SymmetricOperator = {
  readonly size: number;
  readonly apply: (x: Float64Array, y: Float64Array) => void;
};

export type Eigenpairs = {
  /** Descending. */
  readonly values: Float64Array;
  /** One row of `size` per pair, its largest entry by magnitude positive. */
  readonly vectors: readonly Float64Array[];
};

type Options = {
  readonly count: number;
  /** Residual of each wanted pair, relative to the largest value. */
  readonly tolerance: number;
  /** Which pairs must meet the tolerance, by value, rank and all values; the others are wanted only roughly. */
  readonly matters?: (value: number, rank: number, values: readonly number[]) => boolean;
};

/** Residual allowed to pairs that do not matter, relative to the largest value. */
const ROUGH = 0.05;

const START_SEED = 20_211_116;
const FIRST_CHECK = 12;
/** Kahan's criterion for a second pass of orthogonalisation (Parlett, The Symmetric Eigenvalue Problem, 6.9). */
const CANCELLED_LITTLE = 0.7;

/**
 * The largest eigenpairs by Lanczos with full reorthogonalisation, from a fixed start: the same operator
 * gives the same bytes. Stops when the wanted residuals are below the tolerance, or exactly at full size.
 */
export function leadingEigenpairs(operator: SymmetricOperator, options: Options): Eigenpairs {
  const { size } = operator;
  if (size === 0) return { values: new Float64Array(0), vectors: [] };
  const wanted = Math.min(options.count, size);
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  const random = seededRandom(START_SEED);
  let vector = freshDirection(size, basis, random);
  for (;;) {
    basis.push(vector);
    const next = new Float64Array(size);
    operator.apply(vector, next);
    const along = dot(vector, next);
    diagonal.push(along);
    const norm = orthogonalise(next, basis);
    const steps = basis.length;
    const scale = Math.max(...diagonal.map(Math.abs), Number.MIN_VALUE);
    const exhausted = norm <= scale * 1e-13;
    const due = steps >= FIRST_CHECK && steps % (steps < 32 ? 2 : 8) === 0;
    if (steps === size || due) {
      const ritz = ritzPairs(diagonal, beside, wanted);
      const settled = steps > wanted && !exhausted && isSettled(ritz, norm, options);
      if (steps === size || settled) return assemble(basis, ritz, size);
    }
    if (exhausted) {
      beside.push(0);
      vector = freshDirection(size, basis, random);
    } else {
      beside.push(norm);
      scaleBy(next, 1 / norm);
      vector = next;
    }
  }
}

/** Removes what `vector` shares with the basis, twice where the first pass cancelled much; returns its length. */
function orthogonalise(vector: Float64Array, basis: readonly Float64Array[]): number {
  const before = Math.sqrt(dot(vector, vector));
  for (const earlier of basis) removeShare(vector, earlier);
  const once = Math.sqrt(dot(vector, vector));
  if (once > before * CANCELLED_LITTLE) return once;
  for (const earlier of basis) removeShare(vector, earlier);
  return Math.sqrt(dot(vector, vector));
}

function isSettled(ritz: Ritz, norm: number, { tolerance, matters = () => true }: Options): boolean {
  const largest = ritz.values[0] ?? 0;
  return ritz.last.every((entry, k) => {
    const allowed = matters(ritz.values[k] ?? 0, k, ritz.values) ? tolerance : ROUGH;
    return Math.abs(entry) * norm <= allowed * largest;
  });
}

function freshDirection(size: number, basis: readonly Float64Array[], random: () => number): Float64Array {
  const vector = Float64Array.from({ length: size }, () => random() - 0.5);
  for (let round = 0; round < 2; round += 1) for (const earlier of basis) removeShare(vector, earlier);
  scaleBy(vector, 1 / Math.sqrt(dot(vector, vector)));
  return vector;
}

type Ritz = { values: number[]; coordinates: number[][]; last: number[] };

function ritzPairs(diagonal: readonly number[], beside: readonly number[], wanted: number): Ritz {
  const m = diagonal.length;
  const { values, vectors } = tridiagonalEigen(Float64Array.from(diagonal), Float64Array.from(beside));
  const order = Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
  const kept = order.slice(0, wanted);
  return {
    values: kept.map((k) => values[k] ?? 0),
    coordinates: kept.map((k) => Array.from({ length: m }, (_, i) => vectors[i * m + k] ?? 0)),
    last: kept.map((k) => vectors[(m - 1) * m + k] ?? 0),
  };
}

function assemble(basis: readonly Float64Array[], ritz: Ritz, size: number): Eigenpairs {
  const vectors = ritz.coordinates.map((coordinates) => {
    const vector = new Float64Array(size);
    basis.forEach((direction, k) => addScaled(vector, direction, coordinates[k] ?? 0));
    scaleBy(vector, 1 / Math.sqrt(dot(vector, vector)));
    fixSign(vector);
    return vector;
  });
  return { values: Float64Array.from(ritz.values, (value) => Math.max(0, value)), vectors };
}

/** A component has no sign of its own: its largest entry by magnitude is made positive. */
function fixSign(vector: Float64Array): void {
  let largest = 0;
  for (const entry of vector) if (Math.abs(entry) > Math.abs(largest) + 1e-12) largest = entry;
  if (largest < 0) scaleBy(vector, -1);
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function removeShare(vector: Float64Array, unit: Float64Array): void {
  addScaled(vector, unit, -dot(vector, unit));
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] ?? 0) + factor * (from[i] ?? 0);
}

function scaleBy(vector: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) * factor;
}

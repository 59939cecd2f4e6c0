import { gramOperator, prefersTable } from './centred-gram.ts';
import { CentredPair } from './centred-pair.ts';
import type { CentredRows } from './centred-rows.ts';
import { hashIdentifier } from '../reactions/identifier-order.ts';
import {
  Lanczos,
  leadingEigenpairs,
  type Eigenpairs,
  type Options,
  type SymmetricOperator,
} from './leading-eigenpairs.ts';
import { weighed, weighedRows } from './position-weights.ts';
import { CELLS_IN_TWO_BYTES, type BlockRows } from '../reactions/row-blocks.ts';
import { RowLoops, type Signs } from '../reactions/row-loops.ts';
import { drawn } from '../reactions/row-marks.ts';
import { VectorBasis } from './vector-basis.ts';

const PERSON_SEED = 11;
const POSITION_SEED = 7;
/** Small matrices vary more and cost less: so many reactions are drawn signs for in all, in this many rounds. */
const REACTIONS_DRAWN = 300_000;
const DRAWS_MAX = 20;
/** The largest value of pure noise is wanted to about a hundredth. */
const OF_NOISE: Options = { count: 1, tolerance: 0.03, vectors: () => 0 };

/** Centred reactions, what their positions weigh, and what their signs are drawn by. */
export type Drawable = {
  readonly data: CentredRows;
  readonly weights: Float64Array;
  readonly positionIds: readonly string[];
  /** One per row. */
  readonly marks: Uint32Array;
};

export type BesideNoise = {
  /** The largest value that chance alone would show. */
  readonly edge: number;
  readonly pairs: Eigenpairs;
};

/**
 * The leading pairs of the centred reactions, weighed, and the largest value that chance alone would show: every
 * centred reaction keeps its size, its person and its position, but gets a sign drawn by the mark of its row and the id
 * of its position, which undoes all agreement between people and nothing else (parallel analysis after Horn 1965, with
 * signs for permutations). The largest of several draws. What is wanted of the pairs may depend on it. `operator`, which
 * knows no weights, stands in for the reactions as they are.
 *
 * One of the draws reads the same cells as the reactions themselves, so where both are summed over rows, both advance in
 * one sweep until that draw has settled.
 */
export function besideNoise(
  drawable: Drawable,
  wanted: (edge: number) => Options,
  operator?: SymmetricOperator,
): BesideNoise {
  const { data, weights } = drawable;
  const rows = { ...drawable, data: weighedRows(data, weights) };
  const draws = drawsOf(data);
  let edge = 0;
  for (let draw = 1; draw < draws; draw += 1) edge = Math.max(edge, edgeOf(rows, draw));
  const shared = operator === undefined && !prefersTable(data) ? pairOf(rows, 0) : null;
  if (shared !== null) return inOneSweep(data.size, shared, edge, wanted);
  edge = Math.max(edge, edgeOf(rows, 0));
  const own = weighed(operator ?? gramOperator(data), weights);
  return { edge, pairs: leadingEigenpairs(own, wanted(edge)) };
}

/** Reactions weighed already. */
type Signable = Omit<Drawable, 'weights'>;

const drawsOf = ({ starts, rows }: CentredRows): number =>
  Math.max(1, Math.min(DRAWS_MAX, Math.floor(REACTIONS_DRAWN / Math.max(1, starts[rows] ?? 0))));

function edgeOf(drawable: Signable, draw: number): number {
  const pairs = leadingEigenpairs(signedOperator(drawable, draw), OF_NOISE);
  return pairs.values[0] ?? 0;
}

function signedOperator(drawable: Signable, draw: number): SymmetricOperator {
  const signed = prefersTable(drawable.data) ? null : pairOf(drawable, draw);
  if (signed === null) return gramOperator(withRandomSigns(drawable, draw));
  const unsigned = new Float64Array(drawable.data.size);
  return { size: unsigned.length, apply: (x, y) => signed.product([x, x], [unsigned, y]) };
}

/** The reactions as they are and with signs drawn; null where the kernel's loops are not for them. */
function pairOf(drawable: Signable, draw: number): CentredPair | null {
  return CentredPair.over(drawable.data, { signs: signsOf(drawable, draw) });
}

function inOneSweep(
  size: number,
  shared: CentredPair,
  edgeOfOthers: number,
  wanted: (edge: number) => Options,
): BesideNoise {
  const [basis, noiseBasis] = VectorBasis.pair(size);
  const [own, noise] = [new Lanczos(basis), new Lanczos(noiseBasis)];
  for (;;) {
    shared.product([own.x, noise.x], [own.y, noise.y]);
    own.take();
    noise.take();
    const found = noise.settled(OF_NOISE);
    if (found !== null) {
      const edge = Math.max(edgeOfOthers, found.values[0] ?? 0);
      const apply = (x: Float64Array, y: Float64Array): void => shared.productOfOne(x, y);
      return { edge, pairs: own.run({ size, apply }, wanted(edge)) };
    }
    noise.advance();
    if (own.canAdvanceUnchecked) own.advance();
  }
}

/** Cells get a second copy of the value table with the sign turned; a reaction points to one or the other. */
function withRandomSigns(drawable: Signable, draw: number): CentredRows {
  const { starts, rows, size } = drawable.data;
  const signs = signsOf(drawable, draw);
  const count = size * 3;
  const values = new Float64Array(count * 2);
  values.set(drawable.data.values);
  for (let cell = 0; cell < count; cell += 1) values[count + cell] = -(values[cell] ?? 0);
  const cells = turnedInKernel(drawable.data, signs) ?? turned(drawable.data, signs);
  return { starts, cells, rows, size, values };
}

function signsOf({ data, positionIds, marks }: Signable, draw: number): Signs {
  const positions = new Int32Array(data.size * 3);
  for (let j = 0; j < data.size; j += 1)
    positions.fill(hashIdentifier(positionIds[j] ?? '', POSITION_SEED), 3 * j, 3 * j + 3);
  return { marks, seed: PERSON_SEED + draw, positions };
}

function turnedInKernel(data: CentredRows, signs: Signs): Uint16Array | null {
  if (2 * signs.positions.length > CELLS_IN_TWO_BYTES) return null;
  return RowLoops.over(data, signs.positions.byteLength)?.turned(signs) ?? null;
}

/** As the kernel's, for cells of four bytes, or of two where twice as many do not fit. */
export function turned({ starts, cells, rows }: BlockRows, { marks, seed, positions }: Signs): Uint32Array {
  const into = new Uint32Array(starts[rows] ?? 0);
  for (let i = 0; i < rows; i += 1) {
    const person = drawn(marks[i] ?? 0, seed);
    const end = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const cell = cells[k] ?? 0;
      const mixed = Math.imul(person ^ (positions[cell] ?? 0), 0x9e3779b1);
      into[k] = cell + (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 31) * positions.length;
    }
  }
  return into;
}

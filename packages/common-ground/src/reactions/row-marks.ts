import { hashIdentifier } from './identifier-order.ts';
import { layOut, pointKernel } from '../kernel/kernel.ts';
import { digests } from './row-digests.ts';
import { DIGEST_NUMBERS } from './row-loops.ts';
import type { Rows } from './row-merge.ts';

const FIRST_SEED = 17;
const SECOND_SEED = 19;
const OCCURRENCE = 0x9e3779b1;
const NUMBERS_DRAWN = 2 ** 32;

/** What each row holds, as two numbers of 32 bits: rows of the same reactions have the same, whoever they are. */
export type Contents = { readonly first: Uint32Array; readonly second: Uint32Array };

/**
 * A number of 32 bits for each row, drawn from what it holds: chance that anybody can repeat. Of rows that hold the
 * same, which must lie together, each gets its own.
 */
export const rowMarks = (rows: Rows, positionIds: readonly string[]): Uint32Array =>
  marksFrom(contentsOf(rows, positionIds));

export function marksFrom({ first, second }: Contents): Uint32Array {
  const marks = new Uint32Array(first.length);
  let alike = 0;
  for (let i = 0; i < marks.length; i += 1) {
    const again = i > 0 && first[i] === first[i - 1] && second[i] === second[i - 1];
    alike = again ? alike + 1 : 0;
    marks[i] = mixed((second[i] ?? 0) ^ Math.imul(alike, OCCURRENCE));
  }
  return marks;
}

/** The marks, or other numbers, of some of the rows. */
export const marksOf = (marks: Uint32Array, rows: Uint32Array): Uint32Array =>
  rows.map((row) => marks[row] ?? 0);

/** Another draw from the same mark. */
export const drawn = (mark: number, seed: number): number => mixed(mark ^ Math.imul(seed + 1, OCCURRENCE));

/** The places of about half of the marks: those from which the seed draws an odd number. */
export function drawnHalf(marks: Uint32Array, seed: number): Uint32Array {
  const { byteLength, length } = marks;
  const at = layOut({ marks: byteLength, rows: byteLength + Uint32Array.BYTES_PER_ELEMENT });
  pointKernel.take(at.end);
  new Uint32Array(pointKernel.buffer, at.marks, length).set(marks);
  const found = pointKernel.loops.odd(at.marks, length, Math.imul(seed + 1, OCCURRENCE), at.rows);
  return new Uint32Array(pointKernel.buffer, at.rows, found).slice();
}

/** About such a share of the rows, in their order: those from whose marks the seed draws a small number. */
export function drawnBelow(
  marks: Uint32Array,
  rows: Uint32Array,
  { seed, share }: { seed: number; share: number },
): Uint32Array {
  const at = layOut({ marks: marks.byteLength, rows: rows.byteLength });
  pointKernel.take(at.end);
  new Uint32Array(pointKernel.buffer, at.marks, marks.length).set(marks);
  const places = new Uint32Array(pointKernel.buffer, at.rows, rows.length);
  places.set(rows);
  const [turn, limit] = [Math.imul(seed + 1, OCCURRENCE), share * NUMBERS_DRAWN];
  return places.slice(0, pointKernel.loops.below(at.marks, at.rows, rows.length, turn, limit));
}

/** Sums over the cells of a row do not depend on the order of the cells. */
export function contentsOf({ starts, cells }: Rows, positionIds: readonly string[]): Contents {
  const numbers = new Int32Array(positionIds.length * 3 * DIGEST_NUMBERS);
  setCellNumbers(numbers, positionIds, { seed: FIRST_SEED, place: 0 });
  setCellNumbers(numbers, positionIds, { seed: SECOND_SEED, place: 1 });
  const rows = starts.length - 1;
  const sums = digests({ starts, cells, rows }, numbers, 0);
  const [first, second] = [new Uint32Array(rows), new Uint32Array(rows)];
  for (let i = 0; i < rows; i += 1) {
    first[i] = mixed(sums[i * DIGEST_NUMBERS] ?? 0);
    second[i] = mixed(sums[i * DIGEST_NUMBERS + 1] ?? 0);
  }
  return { first, second };
}

type Place = { readonly seed: number; readonly place: number };

function setCellNumbers(numbers: Int32Array, positionIds: readonly string[], { seed, place }: Place): void {
  for (let j = 0; j < positionIds.length; j += 1) {
    const position = hashIdentifier(positionIds[j] ?? '', seed);
    for (let value = 0; value < 3; value += 1)
      numbers[(3 * j + value) * DIGEST_NUMBERS + place] = mixed(position ^ Math.imul(value + 1, OCCURRENCE));
  }
}

/** Every bit of the answer hangs on every bit of the input (the finalizer of MurmurHash3, by Appleby). */
function mixed(input: number): number {
  let bits = input ^ (input >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

import { hashIdentifier } from './identifier-order.ts';
import type { Rows } from './row-merge.ts';

const FIRST_SEED = 17;
const SECOND_SEED = 19;
const OCCURRENCE = 0x9e3779b1;

/** What each row holds, as two numbers of 32 bits: rows of the same reactions have the same, whoever they are. */
export type Contents = { readonly first: Uint32Array; readonly second: Uint32Array };

/**
 * A number of 32 bits for each row, drawn from what it holds: chance that anybody can repeat. Of rows that hold the
 * same, which must lie together, each gets its own.
 */
export function rowMarks(rows: Rows, positionIds: readonly string[]): Uint32Array {
  const { first, second } = contentsOf(rows, positionIds);
  const marks = new Uint32Array(first.length);
  let alike = 0;
  for (let i = 0; i < marks.length; i += 1) {
    const again = i > 0 && first[i] === first[i - 1] && second[i] === second[i - 1];
    alike = again ? alike + 1 : 0;
    marks[i] = mixed((second[i] ?? 0) ^ Math.imul(alike, OCCURRENCE));
  }
  return marks;
}

/** The marks of some of the rows. */
export const marksOf = (marks: Uint32Array, rows: Uint32Array): Uint32Array =>
  rows.map((row) => marks[row] ?? 0);

/** Another draw from the same mark. */
export const drawn = (mark: number, seed: number): number => mixed(mark ^ Math.imul(seed + 1, OCCURRENCE));

/** Sums over the cells of a row do not depend on the order of the cells. */
export function contentsOf({ starts, cells }: Rows, positionIds: readonly string[]): Contents {
  const firstOf = cellNumbers(positionIds, FIRST_SEED);
  const secondOf = cellNumbers(positionIds, SECOND_SEED);
  const people = starts.length - 1;
  const first = new Uint32Array(people);
  const second = new Uint32Array(people);
  for (let i = 0; i < people; i += 1) {
    const end = starts[i + 1] ?? 0;
    let [one, two] = [0, 0];
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const cell = cells[k] ?? 0;
      one = (one + (firstOf[cell] ?? 0)) | 0;
      two = (two + (secondOf[cell] ?? 0)) | 0;
    }
    first[i] = mixed(one);
    second[i] = mixed(two);
  }
  return { first, second };
}

function cellNumbers(positionIds: readonly string[], seed: number): Int32Array {
  const numbers = new Int32Array(positionIds.length * 3);
  positionIds.forEach((id, j) => {
    const position = hashIdentifier(id, seed);
    for (let value = 0; value < 3; value += 1)
      numbers[3 * j + value] = mixed(position ^ Math.imul(value + 1, OCCURRENCE));
  });
  return numbers;
}

/** Every bit of the answer hangs on every bit of the input (the finalizer of MurmurHash3, by Appleby). */
function mixed(input: number): number {
  let bits = input ^ (input >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

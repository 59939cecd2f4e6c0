import { everyRow } from '../reactions/people-sample.ts';
import { rowLength, type ReactionMatrix } from '../reactions/reaction-matrix.ts';
import { digests } from '../reactions/row-digests.ts';
import { bandNumbers, RowLoops, rowsAlike } from '../reactions/row-loops.ts';
import { surprisesIn } from './share-loops.ts';

/** Fewer reactions than this say nothing about how a person reacts. */
const REACTIONS_LEAST = 12;
/** How unlikely, from how everybody reacted, a row must be before it is flagged. */
const CHANCE_MOST = 1e-6;
/** Near copies agree on at least this share of the positions both saw, seeing nearly the same ones. */
const NEAR_COPY_SHARE = 0.95;
const BAND_SEED = 5;
/** More rows than this with the same band are a common habit, not copies. */
const ALIKE_MAX = 50;

export type FlagKind = 'straight-lining' | 'near-duplicate';

/** Something odd that a person should look at. Nothing is ever removed because of a flag. */
export type Flag = { readonly kind: FlagKind; readonly rows: readonly number[] };

/**
 * Rows of one and the same reaction throughout, and sets of rows that nearly equal each other, where chance
 * would hardly produce them. `counts` are reactions per cell over everybody.
 */
export function findFlags(matrix: ReactionMatrix, counts: Uint32Array): Flag[] {
  const surprise = surprisesIn(counts);
  const least = -Math.log(CHANCE_MOST);
  const numbers = bandNumbers(counts.length, BAND_SEED);
  const rows = { ...matrix, rows: matrix.participantIds.length };
  const loops = RowLoops.over(rows, numbers.byteLength);
  const straight = straightRows(matrix, loops).filter((row) => isUnlikely(matrix, row, surprise, least));
  const flags: Flag[] = straight.length === 0 ? [] : [{ kind: 'straight-lining', rows: straight }];
  const isFlagged = new Set(straight);
  // For each row and band, a sum of fixed random numbers of its cells; 0 for rows too short to judge.
  const bands = digests(rows, numbers, REACTIONS_LEAST, loops);
  for (const set of nearCopies(matrix, bands, { surprise, least })) {
    if (!set.every((row) => isFlagged.has(row))) flags.push({ kind: 'near-duplicate', rows: set });
  }
  return flags;
}

/** Rows long enough to tell whose reactions are all the same. */
function straightRows(matrix: ReactionMatrix, loops: RowLoops | null): number[] {
  if (loops !== null) return loops.straight(REACTIONS_LEAST);
  return [...everyRow(matrix.participantIds.length)].filter(
    (row) => rowLength(matrix, row) >= REACTIONS_LEAST && isStraight(matrix, row),
  );
}

function isStraight({ starts, cells }: ReactionMatrix, row: number): boolean {
  const from = starts[row] ?? 0;
  const reaction = (cells[from] ?? 0) % 3;
  for (let k = from + 1; k < (starts[row + 1] ?? 0); k += 1)
    if ((cells[k] ?? 0) % 3 !== reaction) return false;
  return true;
}

/** Whether a row surprises more than so much, which may show before its end: no reaction takes surprise away. */
function isUnlikely(
  { starts, cells }: ReactionMatrix,
  row: number,
  surprise: Float64Array,
  least: number,
): boolean {
  const end = starts[row + 1] ?? 0;
  let sum = 0;
  for (let k = starts[row] ?? 0; k < end && sum <= least; k += 1) sum += surprise[cells[k] ?? 0] ?? 0;
  return sum > least;
}

type Chance = { readonly surprise: Float64Array; readonly least: number };

/**
 * Rows that share a band of positions exactly are compared in full. A band is the positions of one residue
 * class, so two rows that differ in a few reactions still share most bands. Each row of a set nearly equals
 * another of it, so no order of comparing makes other sets.
 */
function nearCopies(matrix: ReactionMatrix, bands: Int32Array, { surprise, least }: Chance): number[][] {
  const unlikely = least + 2 * Math.log(Math.max(1, matrix.participantIds.length));
  const linked = new Map<number, number>();
  for (const alike of rowsAlike(bands, ALIKE_MAX)) {
    const odd = alike.filter((row) => isUnlikely(matrix, row, surprise, unlikely));
    for (const [at, row] of odd.entries())
      for (const other of odd.subarray(0, at)) linkIfNear(matrix, linked, other, row);
  }
  // The first row of a set leads it, so sets come in the order of their first rows.
  const sets = new Map<number, number[]>();
  for (const row of Uint32Array.from(linked.keys()).sort()) {
    const head = headOf(linked, row);
    sets.set(head, [...(sets.get(head) ?? []), row]);
  }
  return [...sets.values()];
}

/** Every linked row leads to the first of its set, which leads to itself. */
function headOf(linked: ReadonlyMap<number, number>, row: number): number {
  let head = row;
  for (let next = linked.get(head); next !== undefined && next !== head; next = linked.get(head)) head = next;
  return head;
}

function linkIfNear(matrix: ReactionMatrix, linked: Map<number, number>, a: number, b: number): void {
  const [one, two] = [headOf(linked, a), headOf(linked, b)];
  if ((one === two && linked.has(a)) || !isNearCopy(matrix, a, b)) return;
  const head = Math.min(one, two);
  for (const row of [one, two, head]) linked.set(row, head);
}

function isNearCopy({ starts, cells }: ReactionMatrix, a: number, b: number): boolean {
  let i = starts[a] ?? 0;
  let j = starts[b] ?? 0;
  const [endA, endB] = [starts[a + 1] ?? 0, starts[b + 1] ?? 0];
  const larger = Math.max(endA - i, endB - j);
  let same = 0;
  while (i < endA && j < endB) {
    const [left, right] = [cells[i] ?? 0, cells[j] ?? 0];
    if (left === right) same += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return same >= NEAR_COPY_SHARE * larger;
}

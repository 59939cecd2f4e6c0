import { everyRow } from '../reactions/people-sample.ts';
import { rowLength, type ReactionMatrix } from '../reactions/reaction-matrix.ts';
import { digests } from '../reactions/row-digests.ts';
import { bandNumbers, DIGEST_NUMBERS, RowLoops, rowsWithPartner } from '../reactions/row-loops.ts';
import { surprisesIn } from './share-loops.ts';

/** Fewer reactions than this say nothing about how a person reacts. */
const REACTIONS_LEAST = 12;
/** How unlikely, from how everybody reacted, a row must be before it is flagged. */
const CHANCE_MOST = 1e-6;
/** Near copies agree on at least this share of the positions both saw, seeing nearly the same ones. */
const NEAR_COPY_SHARE = 0.95;
/** One for each number that is summed per row. */
const BANDS = DIGEST_NUMBERS;
/** Slots per person in the table that rules out rows without a partner before any is looked at closely. */
const SLOTS_EACH = 8;
const SLOT_BITS_LEAST = 16;
const BAND_SEED = 5;
/** A bucket larger than this is a common habit, not a copy. */
const BUCKET_MAX = 50;

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
  const straight = straightRows(matrix).filter((row) => rowSurprise(matrix, row, surprise) > least);
  const flags: Flag[] = straight.length === 0 ? [] : [{ kind: 'straight-lining', rows: straight }];
  const isFlagged = new Set(straight);
  for (const rows of nearCopies(matrix, surprise, least)) {
    if (!rows.every((row) => isFlagged.has(row))) flags.push({ kind: 'near-duplicate', rows });
  }
  return flags;
}

/** Rows long enough to tell whose reactions are all the same. */
function straightRows(matrix: ReactionMatrix): number[] {
  const rows = matrix.participantIds.length;
  const loops = RowLoops.over({ ...matrix, rows }, 0);
  if (loops !== null) return loops.straight(REACTIONS_LEAST);
  return [...everyRow(rows)].filter(
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

function rowSurprise({ starts, cells }: ReactionMatrix, row: number, surprise: Float64Array): number {
  let sum = 0;
  for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) sum += surprise[cells[k] ?? 0] ?? 0;
  return sum;
}

/**
 * Rows that share a band of positions exactly are compared in full. A band is the positions of one residue
 * class, so two rows that differ in a few reactions still share most bands. Each row of a set nearly equals
 * another of it, so no order of comparing makes other sets.
 */
function nearCopies(matrix: ReactionMatrix, surprise: Float64Array, least: number): number[][] {
  const people = matrix.participantIds.length;
  const unlikely = least + 2 * Math.log(Math.max(1, people));
  const linked = new Map<number, number>();
  const keys = bandKeys(matrix);
  for (let band = 0; band < BANDS; band += 1) {
    for (const bucket of bandBuckets(keys, people, band)) {
      const odd = bucket.filter((row) => rowSurprise(matrix, row, surprise) > unlikely);
      odd.forEach((row, at) => {
        for (const other of odd.slice(0, at)) linkIfNear(matrix, linked, other, row);
      });
    }
  }
  const sets = new Map<number, number[]>();
  for (const row of [...linked.keys()].sort((a, b) => a - b)) {
    const head = headOf(linked, row);
    sets.set(head, [...(sets.get(head) ?? []), row]);
  }
  return [...sets.entries()].sort(([a], [b]) => a - b).map(([, rows]) => rows);
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

/** For each row and band, a sum of fixed random numbers of its cells; 0 for rows too short to judge. */
function bandKeys({ starts, cells, participantIds, positionIds }: ReactionMatrix): Int32Array {
  const random = bandNumbers(positionIds.length * 3, BAND_SEED);
  return digests({ starts, cells, rows: participantIds.length }, random, REACTIONS_LEAST);
}

/** Rows with the same key; most rows have none alike and are ruled out before any map is filled. */
function bandBuckets(keys: Int32Array, people: number, band: number): number[][] {
  const bits = Math.max(SLOT_BITS_LEAST, Math.ceil(Math.log2(people * SLOTS_EACH + 1)));
  const buckets = new Map<number, number[]>();
  for (const row of rowsWithPartner(keys, band, bits)) {
    const key = keys[row * BANDS + band] ?? 0;
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [row]);
    else bucket.push(row);
  }
  return [...buckets.values()].filter((bucket) => bucket.length > 1 && bucket.length <= BUCKET_MAX);
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

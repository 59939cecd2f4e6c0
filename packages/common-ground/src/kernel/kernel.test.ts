import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelBytes } from '../../kernel/build.ts';
import { CentredLoops } from '../components/centred-loops.ts';
import { CentredPair, type VectorPair } from '../components/centred-pair.ts';
import { turned } from '../components/noise-edge.ts';
import { hashIdentifier } from '../reactions/identifier-order.ts';
import { cellPosition } from '../reactions/reaction-matrix.ts';
import { LAID_BLOCK } from '../reactions/row-blocks.ts';
import { countRows } from '../reactions/row-counts.ts';
import { digests } from '../reactions/row-digests.ts';
import { bandNumbers, longRows, RowLoops, rowsAlike } from '../reactions/row-loops.ts';
import { along, product } from '../components/sparse-operator.ts';

const POSITIONS = 9;
const CELLS = POSITIONS * 3;
const reaction = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const rowsOf = fc.array(fc.array(reaction, { minLength: POSITIONS, maxLength: POSITIONS }), {
  minLength: 1,
  maxLength: 30,
});

function pack(people: readonly (readonly (number | null)[])[]) {
  const rows = people.map((own) => own.flatMap((v, j) => (v === null ? [] : [3 * j + v])));
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.length));
  return { starts, cells: Uint16Array.from(rows.flat()), rows: rows.length };
}

const doubles = (length: number, seed: number): Float64Array =>
  Float64Array.from(words(length, seed), (word) => word / 7);

const words = (length: number, seed: number): Int32Array =>
  Int32Array.from({ length }, (_, i) => Math.imul(i + seed, 0x9e3779b1));

/** Vectors, cells that a row must have, and what rows are scaled to. */
const LINES = [
  [1, 0, 0],
  [2, 0, POSITIONS],
  [2, 4, 0],
  [3, 4, POSITIONS],
] as const;

/** In one piece, and in blocks so small that most rows make one of their own. */
const BLOCKS = [undefined, { cellsMax: 10, rowsMax: 3 }];

describe('the kernel', () => {
  test('is what its texts say', async () => {
    const kept = readFileSync(new URL('kernel-bytes.ts', import.meta.url), 'utf8');
    expect(await kernelBytes()).toBe(kept);
  });

  test('sums, counts and hashes rows bit for bit as plain loops do', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom(...BLOCKS), (people, block) => {
        const rows = pack(people);
        const { starts, cells } = rows;
        const [values, x] = [doubles(CELLS, 1), doubles(POSITIONS, 5)];
        const columns = Int32Array.from({ length: CELLS }, (_, cell) => Math.floor(cell / 3));
        const data = { ...rows, size: POSITIONS, values, columns };
        const centred = CentredLoops.over(data, block)!;
        const [y, plainY] = [new Float64Array(POSITIONS), new Float64Array(POSITIONS)];
        centred.product(x, y);
        product(data, x, plainY);
        expect(y).toEqual(plainY);
        const pair = CentredPair.over(data, { limits: block ?? LAID_BLOCK })!;
        const vectors = [x, doubles(POSITIONS, 8), doubles(POSITIONS, 9)];
        for (const [count, least, over] of LINES) {
          const [sums, plainSums] = [0, 1].map(() => new Float64Array(count * rows.rows));
          pair.along(vectors.slice(0, count), { least, over }, sums!);
          along(data, vectors.slice(0, count), { least, over }, plainSums!);
          expect(sums).toEqual(plainSums);
        }
        const long = people.flatMap((own, i) => (own.filter((v) => v !== null).length < 4 ? [] : [i]));
        expect([...longRows(starts, 4)]).toEqual(long);

        const loops = RowLoops.over(rows, 16 * CELLS, block)!;
        const labels = Int32Array.from(people, (_, i) => (i % 3) - 1);
        const width = CELLS + 1;
        const counts = new Uint32Array(2 * width);
        loops.count(labels, width, counts);
        const [keys, numbers] = [new Int32Array(rows.rows * 4), words(4 * CELLS, 2)];
        loops.digest(numbers, 4, keys);
        const plainCounts = new Uint32Array(2 * width);
        countRows({ ...rows, cells: Uint32Array.from(cells) }, labels, width, plainCounts);
        expect(counts).toEqual(plainCounts);
        expect([counts[CELLS], counts[width + CELLS]]).toEqual(
          [0, 1].map((label) => labels.filter((own) => own === label).length),
        );
        expect(keys).toEqual(digests({ ...rows, cells: Uint32Array.from(cells) }, numbers, 4));
      }),
    );
  });

  test('sums two vectors in one sweep, the second with some signs turned', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom(...BLOCKS), (people, block) => {
        const rows = pack(people);
        const turned = rows.cells.map((cell, k) => cell + (k % 3 === 1 ? CELLS : 0));
        const [values, x, other] = [doubles(CELLS, 1), doubles(POSITIONS, 5), doubles(POSITIONS, 8)];
        const columns = Int32Array.from({ length: CELLS }, (_, cell) => Math.floor(cell / 3));
        const plain = { ...rows, size: POSITIONS, values, columns };
        const signed = {
          ...plain,
          cells: turned,
          values: Float64Array.from([...values, ...values.map((value) => -value)]),
          columns: Int32Array.from([...columns, ...columns]),
        };
        const found: VectorPair = [new Float64Array(POSITIONS), new Float64Array(POSITIONS)];
        const laid = { limits: block ?? LAID_BLOCK };
        CentredPair.over({ ...plain, cells: turned }, laid)!.product([x, other], found);
        [plain, signed].forEach((data, place) => {
          const alone = new Float64Array(POSITIONS);
          product(data, place === 0 ? x : other, alone);
          // Sums that nearly cancel out keep the rounding of what was summed.
          const summed = new Float64Array(POSITIONS);
          product(
            { ...data, values: data.values.map(Math.abs) },
            (place === 0 ? x : other).map(Math.abs),
            summed,
          );
          const largest = Math.max(...summed, 1);
          alone.forEach((sum, j) => expect(found[place]![j]! / largest).toBeCloseTo(sum / largest, 12));
        });
      }),
    );
  });

  test('sums rows whose signs it turned itself as those that were turned before', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom(...BLOCKS), (people, block) => {
        const rows = pack(people);
        const signs = {
          marks: Uint32Array.from(words(people.length, 3)),
          seed: 11,
          positions: words(CELLS, 4),
        };
        const columns = Int32Array.from({ length: CELLS }, (_, cell) => Math.floor(cell / 3));
        const data = { ...rows, size: POSITIONS, values: doubles(CELLS, 1), columns };
        const x: VectorPair = [doubles(POSITIONS, 5), doubles(POSITIONS, 8)];
        const [found, before] = [0, 1].map(() => [0, 1].map(() => new Float64Array(POSITIONS)));
        const limits = block ?? LAID_BLOCK;
        const cells = RowLoops.over(rows, signs.positions.byteLength)!.turned(signs);
        CentredPair.over(data, { signs, limits })!.product(x, [found![0]!, found![1]!]);
        CentredPair.over({ ...data, cells }, { limits })!.product(x, [before![0]!, before![1]!]);
        expect(found).toEqual(before);
      }),
    );
  });

  test('finds the rows of one answer that are long enough, in blocks and in one piece', () => {
    const people = [
      [0, 0, 0, null, 0],
      [2, null, 2, null, null],
      [1, 1, 1, 2, 1],
      [null, 1, 1, 1, 1],
      [null, null, null, null, null],
    ];
    for (const block of BLOCKS) expect(RowLoops.over(pack(people), 0, block)!.straight(3)).toEqual([0, 3]);
  });

  test('finds the rows that have a key in common, unless they are many', () => {
    // Few keys, some of which begin alike, make many sets and long chains.
    const key = fc.constantFrom(0, 1, 2, 3, 0x7fff_0000, 0x7fff_0001, -1);
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key, key, key), { maxLength: 30 }), (rows) => {
        const plain = [0, 1, 2, 3].flatMap((n) => {
          const sets = Map.groupBy(rows.keys(), (row) => rows[row]![n]!);
          sets.delete(0);
          return [...sets.values()].filter((set) => set.length > 1 && set.length <= 4);
        });
        expect(rowsAlike(Int32Array.from(rows.flat()), 4).map((set) => [...set])).toEqual(plain);
      }),
    );
  });

  test('numbers cells by the hash of their number', () => {
    const [cells, seed] = [66_000, 5];
    const numbers = bandNumbers(cells, seed);
    const plain = new Int32Array(4 * cells);
    for (let cell = 0; cell < cells; cell += 1)
      plain[4 * cell + (cellPosition(cell) % 4)] = hashIdentifier(String(cell), seed);
    expect(numbers).toEqual(plain);
  });

  test('turns about half of the signs, the same ones in blocks and in one piece', () => {
    const people = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: POSITIONS }, (_, j) => (i + j) % 3),
    );
    const rows = pack(people);
    const signs = { marks: Uint32Array.from(words(60, 3)), seed: 11, positions: words(CELLS, 4) };
    const [whole, inBlocks] = BLOCKS.map((block) => RowLoops.over(rows, 4 * CELLS, block)!.turned(signs));
    expect(inBlocks).toEqual(whole);
    const moved = whole!.filter((cell) => cell >= CELLS).length;
    expect(moved / whole!.length).toBeCloseTo(0.5, 1);
    expect(whole!.map((cell) => cell % CELLS)).toEqual(rows.cells);
    const wide = turned({ ...rows, cells: Uint32Array.from(rows.cells) }, signs);
    expect([...whole!]).toEqual([...wide]);
  });

  test('two that take the memory from each other find their rows again', () => {
    const [one, two] = [pack([[0, 1, 2, null, 0, 1, 2, 0, 1]]), pack([[2, 2, 2, 2, 2, 2, 2, 2, 2]])];
    const columns = Int32Array.from({ length: CELLS }, (_, cell) => Math.floor(cell / 3));
    const table = { size: POSITIONS, values: doubles(CELLS, 6), columns };
    const [first, second] = [
      CentredLoops.over({ ...one, ...table })!,
      CentredLoops.over({ ...two, ...table })!,
    ];
    const x = doubles(POSITIONS, 7);
    const [a, b, again] = [0, 1, 2].map(() => new Float64Array(POSITIONS));
    first.product(x, a!);
    second.product(x, b!);
    first.product(x, again!);
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
  });

  test('leaves wide cells to the plain loops', () => {
    const wide = { starts: Uint32Array.of(0, 1), cells: Uint32Array.of(70_000), rows: 1 };
    expect(RowLoops.over(wide, 8)).toBeNull();
    const table = { size: 1, values: new Float64Array(3), columns: new Int32Array(3) };
    expect(CentredLoops.over({ ...wide, ...table })).toBeNull();
  });
});

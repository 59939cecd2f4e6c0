import { expect, test } from 'vitest';
import { adjustedRand } from './adjusted-rand.ts';
import { drawn, drawnBelow, drawnHalf } from '../reactions/row-marks.ts';

test('the adjusted Rand index of labels that are renamed is 1, and of others as their pairs say', () => {
  expect(adjustedRand(Uint8Array.of(0, 0, 1, 2), Uint8Array.of(2, 2, 0, 1), 3)).toBe(1);
  // Pairs together in both 2, in the first 4, in the second 7, of 15: by chance 28 / 15 in both, at most 5.5.
  const [first, second] = [Uint8Array.of(0, 0, 0, 1, 1, 2), Uint8Array.of(0, 0, 1, 1, 1, 1)];
  expect(adjustedRand(first, second, 3)).toBeCloseTo((2 - 28 / 15) / (5.5 - 28 / 15), 12);
  expect(adjustedRand(new Uint8Array(0), new Uint8Array(0), 2)).toBe(1);
});

test('half of the marks are those from which an odd number is drawn', () => {
  const marks = Uint32Array.from({ length: 1_001 }, (_, i) => Math.imul(i, 0x9e3779b1));
  for (const seed of [0, 2021, 2060])
    expect([...drawnHalf(marks, seed)]).toEqual(
      [...marks.keys()].filter((row) => (drawn(marks[row]!, seed) & 1) === 1),
    );
  expect(drawnHalf(new Uint32Array(0), 1).length).toBe(0);
});

test('a share of the rows are those from whose marks a small number is drawn', () => {
  const marks = Uint32Array.from({ length: 1_001 }, (_, i) => Math.imul(i, 0x9e3779b1));
  const rows = Uint32Array.from({ length: 400 }, (_, i) => 2 * i + 1);
  for (const share of [0, 0.3, 1])
    expect([...drawnBelow(marks, rows, { seed: 2021, share })]).toEqual(
      [...rows].filter((row) => drawn(marks[row]!, 2021) < share * 2 ** 32),
    );
});

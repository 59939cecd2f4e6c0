import { describe, expect, test } from 'vitest';
import { shareBetween } from './between-groups.ts';

/** People along a line, in two groups cut at the middle; the second dimension is noise. */
function alongLine(places: readonly number[]) {
  const coordinates = Float64Array.from(places.flatMap((x, i) => [x, ((i * 7) % 11) - 5]));
  const labels = Uint8Array.from(places, (x) => (x < 0 ? 0 : 1));
  return { points: { dimensions: 2, count: places.length, coordinates }, labels };
}

describe('the share between groups', () => {
  test('is a sixth where people spread evenly', () => {
    const { points, labels } = alongLine(Array.from({ length: 1200 }, (_, i) => i / 600 - 1 + 1 / 1200));
    expect(shareBetween(points, labels, 2)).toBeCloseTo(1 / 6, 2);
  });

  test('is nothing where there is a gap', () => {
    const { points, labels } = alongLine(Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? -1 : 1)));
    expect(shareBetween(points, labels, 2)).toBe(0);
  });

  test('is that of the two neighbours with most between them', () => {
    const places = [
      ...Array<number>(30).fill(-9),
      ...Array<number>(20).fill(1),
      2.9,
      3.1,
      ...Array<number>(20).fill(5),
    ];
    const { points } = alongLine(places);
    const labels = Uint8Array.from(places, (x) => (x < 0 ? 0 : x < 3 ? 1 : 2));
    expect(shareBetween(points, labels, 3)).toBeCloseTo(2 / 42, 10);
  });

  test('is unknown without groups', () => {
    const { points, labels } = alongLine([1, 2, 3]);
    expect(shareBetween(points, labels, 0)).toBeNull();
  });
});

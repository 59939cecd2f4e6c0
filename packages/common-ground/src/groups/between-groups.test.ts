import fc from 'fast-check';
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

  test('is the largest over groups and their nearest neighbours, as plain loops find it', () => {
    const person = fc.record({ label: fc.nat(3), place: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)) });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (people) => {
        const groups = [0, 1, 2, 3].map((g) =>
          people.flatMap(({ label, place }) => (label === g ? [place] : [])),
        );
        const centres = groups.map((own) =>
          [0, 1, 2].map((c) => own.reduce((sum, place) => sum + place[c]!, 0) / Math.max(1, own.length)),
        );
        const product = (a: number[], b: number[]) => a.reduce((sum, x, c) => sum + x * b[c]!, 0);
        const way = (from: readonly number[], to: readonly number[]) => to.map((x, c) => x - from[c]!);
        const shares = centres.map((from, g) => {
          const distances = centres.map((to, other) =>
            other === g ? Infinity : product(way(from, to), way(from, to)),
          );
          const other = distances.indexOf(Math.min(...distances));
          const line = way(from, centres[other]!);
          const both = [...groups[g]!, ...groups[other]!];
          const aside = both.map((at) => Math.abs(product(way(from, at), line) / product(line, line) - 0.5));
          // On the very edge rounding decides, and each of two ends rounds for itself.
          fc.pre(aside.every((share) => Math.abs(share - 1 / 6) > 1e-9 || Number.isNaN(share)));
          const middle = aside.filter((share) => share <= 1 / 6);
          return both.length === 0 ? 0 : middle.length / both.length;
        });
        const coordinates = Float64Array.from(people.flatMap(({ place }) => place));
        const labels = Uint8Array.from(people, ({ label }) => label);
        const found = shareBetween({ dimensions: 3, count: people.length, coordinates }, labels, 4);
        expect(found).toBe(Math.max(...shares));
      }),
    );
  });

  test('is unknown without groups', () => {
    const { points, labels } = alongLine([1, 2, 3]);
    expect(shareBetween(points, labels, 0)).toBeNull();
  });
});

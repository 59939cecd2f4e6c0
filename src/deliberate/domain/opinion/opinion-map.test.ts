import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePoints, densityGrid, drawMap, encodePoints, GRID_SIDE, type Placed } from './opinion-map.ts';

const anyone = fc.record({
  x: fc.double({ min: -3, max: 3, noNaN: true }),
  y: fc.double({ min: -3, max: 3, noNaN: true }),
  group: fc.integer({ min: 0, max: 3 }),
});
const placed = (people: readonly { x: number; y: number; group: number }[]): Placed => ({
  x: Float64Array.from(people, ({ x }) => x),
  y: Float64Array.from(people, ({ y }) => y),
  group: Int32Array.from(people, ({ group }) => group),
});

describe('the opinion map', () => {
  it('has no point that stands for fewer people than the rules allow, and loses nobody of a group that is drawn', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 80 }), fc.integer({ min: 5, max: 10 }), (people, least) => {
        const { points } = drawMap(placed(people), least);
        for (const point of points) expect(point.people).toBeGreaterThanOrEqual(least);
        for (const group of [0, 1, 2, 3]) {
          const members = people.filter((one) => one.group === group).length;
          const drawn = points.filter((one) => one.group === group).reduce((sum, one) => sum + one.people, 0);
          expect(drawn).toBe(members < least ? 0 : members);
        }
      }),
    );
  });
  it('is the same for any order of people', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 20, maxLength: 60 }), (people) => {
        const turned = drawMap(placed(people.toReversed()), 5);
        expect(encodePoints(turned.points)).toEqual(encodePoints(drawMap(placed(people), 5).points));
      }),
    );
  });
  it('is the same where people far apart cancel out and a trace is left that depends on who is summed first', () => {
    const people = [1e-20, 3, -3, 0, 0].map((x) => ({ x, y: 0, group: 0 }));
    const turned = drawMap(placed(people.toReversed()), 5);
    expect(turned).toEqual(drawMap(placed(people), 5));
  });
  it('reads back as written, and nothing out of other bytes', () => {
    const { points } = drawMap(
      placed(Array.from({ length: 40 }, (_, n) => ({ x: n, y: -n, group: n % 2 }))),
      5,
    );
    expect(points.length).toBeGreaterThan(4);
    expect(decodePoints(encodePoints(points))).toEqual(points);
    expect(decodePoints(new Uint8Array(64))).toEqual([]);
  });
  it('of 100,000 people stays within 330 KiB to pull and 4 KiB to push', () => {
    const crowd = Array.from({ length: 100_000 }, (_, n) => ({
      x: Math.sin(n * 12.9898) * 3,
      y: Math.cos(n * 78.233) * 3,
      group: n % 4,
    }));
    const { points } = drawMap(placed(crowd), 5);
    expect(encodePoints(points).length).toBeLessThanOrEqual(330 * 1024);
    expect(densityGrid(points)).toHaveLength(GRID_SIDE * GRID_SIDE);
    expect(GRID_SIDE * GRID_SIDE).toBeLessThanOrEqual(4 * 1024);
  });
});

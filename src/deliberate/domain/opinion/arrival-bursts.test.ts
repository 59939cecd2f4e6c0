import { describe, expect, it } from 'vitest';
import { burstsIn } from './arrival-bursts.ts';

const windows = (...people: number[]) =>
  people.map((count, n) => ({ from: new Date(n * 600_000), people: count }));

describe('bursts of arrivals', () => {
  it('are windows far fuller than usual, the fullest first', () => {
    expect(burstsIn(windows(3, 2, 4, 60, 3, 500))).toMatchObject([
      { people: 500, usual: 4 },
      { people: 60, usual: 4 },
    ]);
  });
  it('are not seen in steady traffic, in small numbers, or in nothing', () => {
    expect(burstsIn(windows(40, 44, 38, 51))).toEqual([]);
    expect(burstsIn(windows(1, 1, 1, 19))).toEqual([]);
    expect(burstsIn([])).toEqual([]);
  });
});

import { createStore } from '@madang/common-ground';
import { describe, expect, it } from 'vitest';
import { gapBetween, gapShown } from './gap-between.ts';
import { analyseReleased } from './opinion-analysis.ts';

describe('what stands between opinion groups', () => {
  it('is a gap below a tenth, few below three twentieths, and else a range', () => {
    expect([0, 0.099, 0.1, 0.149, 0.15, 1 / 6, 0.4].map(gapBetween)).toEqual([
      ...['gap', 'gap', 'few', 'few', 'range', 'range', 'range'],
    ]);
  });
  it('is said where a tenth of the two smallest groups is as many people as the smallest group shown', () => {
    expect(gapShown({ share: 0.02, people: 50 }, 5)).toBe('gap');
    expect(gapShown({ share: 0.02, people: 49 }, 5)).toBeNull();
    expect(gapShown({ share: 0.3, people: 99 }, 10)).toBeNull();
    expect(gapShown({ share: null, people: 500 }, 5)).toBeNull();
  });
  it('is told of two camps and of people spread along one range apart', () => {
    expect(foundAmong((person) => (person % 2 === 0 ? 0.85 : 0.15))).toBe('gap');
    expect(foundAmong((person) => person / PEOPLE)).toBe('range');
  });
});

const PEOPLE = 120;
const POSITIONS = 40;

/** Everyone agrees with each position as readily as they lean to it, and half of the positions are said the other way. */
function foundAmong(leaning: (person: number) => number) {
  const store = createStore();
  for (let person = 0; person < PEOPLE; person += 1)
    for (let at = 0; at < POSITIONS; at += 1) {
      const drawn = ((at * at * 31 + person * person * 7 + at * person * 13) % 97) / 97;
      const agrees = drawn < leaning(person) === (at % 2 === 0);
      store.react(`p${person}`, String(at + 1), agrees ? 1 : -1);
    }
  const { opinion } = analyseReleased({ matrix: store.matrix() }, 5);
  expect(opinion.state).toBe('found');
  return gapShown(opinion.between, 5);
}

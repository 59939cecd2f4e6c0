import { describe, expect, test } from 'vitest';
import { analyse, createStore, type Reaction } from '@madang/common-ground';
import { report } from './groups-report.ts';
import { agreedInCommon } from './shared-sides.ts';
import { agreedButFor, splitGroups } from './split-groups.ts';

const CAMP = 60;
const POSITIONS = 40;
/** Everybody agrees on the first of them, whatever their camp. */
const SHARED = 20;

/** The same draws each time, without a pattern. */
const draw = (person: number, position: number): number =>
  Math.abs(Math.sin(person * 12.9898 + position * 78.233) * 43_758.5453) % 1;

function react(person: number, position: number): Reaction {
  const luck = draw(person, position);
  if (person >= 2 * CAMP) return luck < 0.5 ? 1 : -1;
  const side = position < SHARED || (person + position) % 2 === 0 ? 1 : -1;
  return luck < 0.12 ? (side === 1 ? -1 : 1) : side;
}

/** Two camps, and so many people who react at random. */
function analysed(atRandom: number) {
  const store = createStore();
  for (let person = 0; person < 2 * CAMP + atRandom; person += 1)
    for (let position = 0; position < POSITIONS; position += 1)
      store.react(`p${person}`, `q${position}`, react(person, position));
  return analyse(store);
}

describe('people who react at random', () => {
  test('are told from camps by what they agree on among themselves', () => {
    expect(splitGroups(analysed(0))).toEqual([]);
    const result = analysed(50);
    expect(result.groups.map(({ size }) => size)).toEqual([60, 60, 50]);
    expect(splitGroups(result)).toEqual([{ id: 2, even: expect.any(Number), counted: POSITIONS }]);
  });

  test('hold back what everybody else agrees on, which the report lists apart', () => {
    const result = analysed(50);
    const shared = agreedInCommon(result.commonGround);
    const butFor = agreedButFor(result.commonGround, [2]);
    expect(butFor.length).toBeGreaterThan(0);
    const ids = [...shared, ...butFor].map(({ position }) => Number(position.slice(1)));
    expect(ids.toSorted((a, b) => a - b)).toEqual(Array.from({ length: SHARED }, (_, j) => j));
    const shown = (lang: 'en' | 'ko') => report(result, { bodies: new Map(), lang }).replace(/\s+/g, ' ');
    expect(shown('en')).toContain('Common ground of all but group C, which no view holds together');
    expect(shown('ko')).toContain('함께하는 견해가 없는 집단 C를 빼고 본 공통의 인식');
  });
});

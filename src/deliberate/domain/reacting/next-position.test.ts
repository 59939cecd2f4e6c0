import { prepareRouting } from '@madang/common-ground';
import { describe, expect, it } from 'vitest';
import { nextPosition } from './next-position.ts';
import { routingInput } from './routing-input.ts';

const card = (number: number, answered = false, takesReactions = true) => ({
  positionId: `s${number}`,
  number,
  answered,
  takesReactions,
});
const cards = Array.from({ length: 8 }, (_, at) => card(at + 1));
const sizes = { groupSizeMin: 5, publicSizeMin: 10 };

function routing(reactions: Readonly<Record<string, number>>) {
  const counts = Object.entries(reactions).map(([positionId, count]) => ({
    positionId,
    group: 'public' as const,
    reactions: count,
  }));
  const positionIds = cards.map(({ positionId }) => positionId);
  return prepareRouting(routingInput({ positionIds, counts, people: {}, sizes, released: null }));
}
const asked = (participant: string) => ({ participant, group: 'public' as const });
const people = Array.from({ length: 400 }, (_, at) => asked(`person ${at}`));

describe('nextPosition', () => {
  it('is the same on reload, and not the same for everyone', () => {
    const none = routing({});
    const drawn = people.map((person) => nextPosition(cards, none, person)?.number);
    expect(people.map((person) => nextPosition(cards, none, person)?.number)).toEqual(drawn);
    expect(new Set(drawn).size).toBe(cards.length);
  });
  it('asks more often where fewer have reacted', () => {
    const behind = routing({ s1: 10, s2: 200, s3: 200, s4: 200, s5: 200, s6: 200, s7: 200, s8: 200 });
    const asking = people.filter((person) => nextPosition(cards, behind, person)?.number === 1);
    expect(asking.length).toBeGreaterThan(people.length / 2);
  });
  it('leaves out what is answered or closed, and ends', () => {
    const none = routing({});
    for (const person of people)
      expect(nextPosition([card(1, true), card(2, false, false), card(3)], none, person)?.number).toBe(3);
    expect(nextPosition([card(1, true), card(2, false, false)], none, asked('a'))).toBeNull();
  });
  it('also asks what was opened since the weights were made, after all else', () => {
    const none = routing({});
    expect(nextPosition([card(1), card(99)], none, asked('a'))?.number).toBe(1);
    expect(nextPosition([card(1, true), card(99)], none, asked('a'))?.number).toBe(99);
  });
});

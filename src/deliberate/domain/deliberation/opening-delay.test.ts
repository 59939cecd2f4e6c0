import { expect, it } from 'vitest';
import { isOverdue, openingDelay } from './opening-delay.ts';

const at = new Date('2026-11-24T09:00:00Z');
const [before, after] = [new Date('2026-11-24T08:59:00Z'), new Date('2026-11-24T09:01:00Z')];

it.each([
  ['announced', after, null, 0, null],
  ['announced', null, null, 0, null],
  ['announced', before, null, 0, 'no_positions'],
  ['announced', before, after, 2, null],
  ['announced', before, before, 2, 'closing_past'],
  ['announced', null, before, 2, 'closing_past'],
  ['draft', before, null, 0, null],
  ['open', before, null, 0, null],
] as const)('an %s deliberation due %s, closing %s, with %i drafts: %s', (...row) => {
  const [state, opensAt, closesAt, drafted, why] = row;
  expect(openingDelay({ state, opensAt, closesAt }, drafted, at)).toBe(why);
  // Everyone hears of the delay, also in the moments in which it opens of itself.
  expect(isOverdue({ state, opensAt, closesAt }, at)).toBe(
    why !== null || (opensAt === before && state === 'announced'),
  );
});

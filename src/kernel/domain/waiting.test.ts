import { expect, it } from 'vitest';
import { mostUrgentFirst } from './waiting.ts';

const NOW = new Date('2026-11-24T03:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

it('puts what is due within a day first, then what has waited longest, last what tells no time', () => {
  const all = [
    { name: 'unknown', since: null },
    { name: 'young', since: days(-1) },
    { name: 'due in a week', since: days(-3), due: days(7) },
    { name: 'due tonight', since: null, due: days(0.5) },
    { name: 'old', since: days(-9), due: null },
    { name: 'overdue', since: days(-2), due: days(-1) },
  ];
  expect(mostUrgentFirst(all, NOW).map(({ name }) => name)).toEqual([
    'overdue',
    'due tonight',
    'old',
    'due in a week',
    'young',
    'unknown',
  ]);
});

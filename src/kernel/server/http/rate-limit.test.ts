import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('lets a burst through, then so many a minute, and says how long to wait', () => {
  let now = 0;
  const limit = createRateLimit({ burst: 3, perMinute: 60 }, () => now);
  expect([limit.take('a', 1), limit.take('a', 2), limit.take('a', 1)]).toEqual([0, 0, 1]);
  now += 1000;
  expect(limit.take('a', 1)).toBe(0);
  expect(limit.take('a', 1)).toBe(1);
});

it('counts each key alone, and a refused request costs nothing', () => {
  const limit = createRateLimit({ burst: 2, perMinute: 60 }, () => 0);
  expect(limit.take('a', 3)).toBe(1);
  expect(limit.take('a', 2)).toBe(0);
  expect(limit.take('b', 2)).toBe(0);
});

it('goes on when the clock is set back a day, and gives nothing away for it', () => {
  let now = 86_400_000;
  const limit = createRateLimit({ burst: 3, perMinute: 60 }, () => now);
  expect(limit.take('a', 3)).toBe(0);
  now = 0;
  expect(limit.take('a', 1)).toBe(1);
  now += 1000;
  expect(limit.take('a', 1)).toBe(0);
});

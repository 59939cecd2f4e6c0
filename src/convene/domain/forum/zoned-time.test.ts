import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantIn, wallClockIn } from './zoned-time.ts';

describe('instantIn', () => {
  it('reads a wall clock in its zone', () => {
    expect(instantIn('Asia/Seoul', '2026-11-24T15:00')).toEqual(new Date('2026-11-24T06:00:00Z'));
    expect(instantIn('America/New_York', '2026-07-01T09:30')).toEqual(new Date('2026-07-01T13:30:00Z'));
  });
  it('is nothing for what is no time', () => {
    expect(instantIn('Asia/Seoul', '')).toBeNull();
    expect(instantIn('Asia/Seoul', '2026-13-40T99:00')).toBeNull();
  });
  it('turns back into the same wall clock, outside the hour that clocks skip', () => {
    const zone = fc.constantFrom('Asia/Seoul', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    const minute = fc.integer({ min: 0, max: 60 * 24 * 365 * 20 });
    fc.assert(
      fc.property(zone, minute, (timeZone, minutes) => {
        const at = new Date(Date.UTC(2020, 0, 1) + minutes * 60_000);
        const clock = wallClockIn(timeZone, at);
        const back = instantIn(timeZone, clock);
        expect(back && wallClockIn(timeZone, back)).toBe(clock);
      }),
    );
  });
});

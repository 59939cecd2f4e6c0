import { describe, expect, it } from 'vitest';
import { yearLine, type PhaseSpan } from './edition.ts';
import { deedsOf, nowAndNext } from './year-ahead.ts';

const SPANS: PhaseSpan[] = [
  { phase: 'call', opensOn: '2026-01-01', closesOn: '2026-02-28' },
  { phase: 'deliberate', opensOn: '2026-03-01', closesOn: '2026-04-30' },
  { phase: 'publish', opensOn: '2026-05-01', closesOn: '2026-05-31' },
];
const on = (day: string) => yearLine(SPANS, day);

describe('deedsOf', () => {
  it('offers what is open first, then what is finished, then what is always there', () => {
    expect(deedsOf(on('2026-01-15'))).toEqual(['propose', 'programme', 'record']);
    expect(deedsOf(on('2026-03-15'))).toEqual(['react', 'programme', 'record']);
    expect(deedsOf(on('2026-06-15'))).toEqual(['results', 'data', 'programme']);
  });
  it('never offers more or fewer than three', () => {
    for (const day of ['2025-12-01', '2026-02-28', '2026-04-30', '2027-01-01'])
      expect(deedsOf(on(day))).toHaveLength(3);
  });
});

describe('nowAndNext', () => {
  it('names what is open and what opens next', () => {
    expect(nowAndNext(on('2026-01-15'))).toMatchObject({
      now: [{ phase: 'call' }],
      next: { phase: 'deliberate' },
      over: false,
    });
  });
  it('knows when nothing is planned and when the year is over', () => {
    expect(nowAndNext(yearLine([], '2026-01-01'))).toEqual({ now: [], next: null, over: false });
    expect(nowAndNext(on('2026-06-15'))).toEqual({ now: [], next: null, over: true });
  });
});

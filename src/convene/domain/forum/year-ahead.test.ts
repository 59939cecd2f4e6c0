import { describe, expect, it } from 'vitest';
import { yearLine, type Edition, type PhaseSpan } from './edition.ts';
import { currentEdition, deedsOf, nowAndNext } from './year-ahead.ts';

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

describe('currentEdition', () => {
  const edition = (slug: string, day: string | null): Edition => ({
    editionId: slug,
    slug,
    ordinal: null,
    label: null,
    names: {},
    theme: null,
    place: null,
    startsOn: null,
    endsOn: null,
    timeZone: 'UTC',
    sample: false,
    source: null,
    phases: yearLine(day === null ? [] : SPANS, day ?? '2026-01-01'),
  });
  const over = edition('over', '2026-06-15');
  const ahead = edition('ahead', '2025-12-01');
  const open = edition('open', '2026-03-15');
  it('is the one with something open, else the one ahead, else the latest', () => {
    expect(currentEdition([ahead, over, open])).toBe(open);
    expect(currentEdition([over, ahead])).toBe(ahead);
    expect(currentEdition([over, edition('unplanned', null)])).toBe(over);
    expect(currentEdition([])).toBeNull();
  });
});

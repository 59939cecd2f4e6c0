import { describe, expect, it } from 'vitest';
import { secretariatAsks } from '../sessions/test-asking.ts';
import { changeEdition, openEdition, type EditionFacts } from './open-edition.ts';

const FACTS: EditionFacts = {
  slug: '2027',
  ordinal: 2,
  label: null,
  names: { ko: '제2차 물길포럼' },
  theme: null,
  place: null,
  startsOn: '2027-05-01',
  endsOn: '2027-05-02',
  timeZone: 'Asia/Seoul',
  sample: false,
  source: null,
  phases: [{ phase: 'call', opensOn: '2027-01-01', closesOn: '2027-02-01' }],
  organisations: [],
};
const FREE = { taken: new Set<string>(), timeZoneKnown: true };

describe('openEdition', () => {
  it('takes the facts under a fresh id', () => {
    expect(openEdition(FREE, secretariatAsks(FACTS))).toEqual({
      accepted: true,
      change: { editionId: 'id-0', facts: FACTS },
    });
  });
  it('refuses an address name that another edition has', () => {
    const decision = openEdition({ ...FREE, taken: new Set(['2027']) }, secretariatAsks(FACTS));
    expect(decision).toMatchObject({ refusal: { code: 'slug-taken', details: { slug: '2027' } } });
  });
  it('refuses days and phases that end before they begin, and names which', () => {
    const days = openEdition(FREE, secretariatAsks({ ...FACTS, endsOn: '2027-04-30' }));
    expect(days).toMatchObject({ refusal: { code: 'dates-crossed' } });
    const phases = [{ phase: 'publish' as const, opensOn: '2027-03-02', closesOn: '2027-03-01' }];
    const phase = openEdition(FREE, secretariatAsks({ ...FACTS, phases }));
    expect(phase).toMatchObject({ refusal: { code: 'dates-crossed', details: { what: 'publish' } } });
  });
  it('refuses a time zone nobody knows', () => {
    const decision = openEdition({ ...FREE, timeZoneKnown: false }, secretariatAsks(FACTS));
    expect(decision).toMatchObject({ refusal: { code: 'time-zone-unknown' } });
  });
});

describe('changeEdition', () => {
  it('keeps the id and refuses an unknown edition', () => {
    const input = { ...FACTS, editionId: 'e1' };
    expect(changeEdition({ ...FREE, found: true }, secretariatAsks(input))).toEqual({
      accepted: true,
      change: { editionId: 'e1', facts: FACTS },
    });
    expect(changeEdition({ ...FREE, found: false }, secretariatAsks(input))).toMatchObject({
      refusal: { code: 'edition-unknown' },
    });
  });
});

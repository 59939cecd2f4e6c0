import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionInWords, attributionOf, speakerInWords, type Speaker } from './attribution.ts';
import type { StoredRecordMode } from '../sessions/record-mode.ts';

const SPEAKER: Speaker = {
  personId: 'n1',
  slug: 'han-bora',
  names: [
    { language: 'ko', script: 'Hang', kind: 'usual', text: '한보라', source: null },
    { language: 'en', script: 'Latn', kind: 'transliteration', text: 'Han Bora', source: null },
  ],
  capacity: { ko: '연구소장', en: 'Director' },
  organisation: { organisationId: 'o1', slug: 'sea', names: { ko: '바다연구소', en: 'Sea Institute' } },
  stakeholderGroup: 'academia',
};

describe('attributionOf', () => {
  it('names person, capacity and organisation when attributed', () => {
    expect(attributionOf('attributed', SPEAKER, 0)).toEqual({ kind: 'person', ...SPEAKER });
  });
  it('names the organisation only, in delegation mode', () => {
    expect(attributionOf('delegation', SPEAKER, 9)).toEqual({
      kind: 'organisation',
      organisation: SPEAKER.organisation,
    });
  });
  it('withholds a delegation that is not known', () => {
    expect(attributionOf('delegation', { ...SPEAKER, organisation: null }, 9)).toEqual({ kind: 'withheld' });
  });
  it('names the group from five people present on, and not with four', () => {
    expect(attributionOf('group', SPEAKER, 5)).toEqual({ kind: 'group', stakeholderGroup: 'academia' });
    expect(attributionOf('group', SPEAKER, 4)).toEqual({ kind: 'withheld' });
  });
  it('says nothing at all under the Chatham House Rule', () => {
    expect(attributionOf('chatham', SPEAKER, 100)).toEqual({ kind: 'withheld' });
  });
  it('answers alike for any two speakers whose difference the mode hides', () => {
    const someone = fc.record({
      personId: fc.string(),
      slug: fc.string(),
      names: fc.constant(SPEAKER.names),
      capacity: fc.dictionary(fc.constantFrom('ko', 'en'), fc.string()),
      organisation: fc.constant(SPEAKER.organisation),
      stakeholderGroup: fc.constant('academia' as const),
    });
    const hiding = fc.constantFrom<StoredRecordMode>('delegation', 'group', 'chatham');
    fc.assert(
      fc.property(someone, someone, hiding, fc.nat(10), (a, b, mode, present) => {
        expect(attributionOf(mode, a, present)).toEqual(attributionOf(mode, b, present));
      }),
    );
  });
});

describe('speakerInWords', () => {
  it('writes each language in its own order', () => {
    expect(speakerInWords(SPEAKER, 'ko')).toBe('한보라 바다연구소 연구소장');
    expect(speakerInWords(SPEAKER, 'en')).toBe('Han Bora, Director, Sea Institute');
  });
  it('does not repeat an organisation that the capacity already names', () => {
    expect(speakerInWords({ ...SPEAKER, capacity: { ko: '바다연구소장' } }, 'ko')).toBe(
      '한보라 바다연구소장',
    );
  });
  it('has no words for what is withheld', () => {
    expect(attributionInWords({ kind: 'withheld' }, 'ko')).toBeNull();
  });
});

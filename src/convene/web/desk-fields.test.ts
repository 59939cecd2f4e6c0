import { describe, expect, it } from 'vitest';
import { editionInput, personInput, scriptOf, sessionInput } from './desk-fields.ts';

describe('editionInput', () => {
  it('leaves out phases and organisations without anything in them', () => {
    const fields = {
      slug: '2027',
      ordinal: '2',
      label: '',
      name_ko: '물길포럼',
      name_en: '',
      startsOn: '2027-05-01',
      endsOn: '',
      timeZone: 'Asia/Seoul',
      call_from: '2027-01-01',
      call_to: '',
      publish_from: '',
      publish_to: '',
      organisation0_ko: '가온부',
      organisation0_en: '',
      relation0: 'co_host',
      organisation1_ko: '',
      relation1: 'host',
    };
    expect(editionInput(fields, { sample: false, source: null })).toEqual({
      sample: false,
      source: null,
      slug: '2027',
      ordinal: 2,
      label: null,
      names: { ko: '물길포럼' },
      theme: {},
      place: {},
      startsOn: '2027-05-01',
      endsOn: null,
      timeZone: 'Asia/Seoul',
      phases: [{ phase: 'call', opensOn: '2027-01-01', closesOn: null }],
      organisations: [{ names: { ko: '가온부' }, relation: 'co_host' }],
    });
  });
});

describe('sessionInput', () => {
  it("reads times on the clock of the edition's place", () => {
    const fields = { kind: 'panel', title_ko: '물길', startsAt: '2026-11-24T15:00', recordMode: 'group' };
    expect(sessionInput(fields, { editionId: 'e1', timeZone: 'Asia/Seoul' })).toMatchObject({
      startsAt: '2026-11-24T06:00:00.000Z',
      endsAt: null,
      titles: { ko: '물길' },
      parentId: null,
    });
  });
});

describe('personInput', () => {
  it('hands on names that the form does not show, and parts that were chosen', () => {
    const alias = { language: 'ko', script: 'Hang', kind: 'alias' as const, text: '보라', source: null };
    const fields = { name_ko: '한보라', name_en: 'Han Bora', part_s1: 'chair', part_s2: '', email: '' };
    expect(personInput(fields, 'e1', [alias])).toMatchObject({
      names: [
        { text: '한보라', script: 'Hang', kind: 'usual' },
        { text: 'Han Bora', script: 'Latn', kind: 'transliteration' },
        { text: '보라', kind: 'alias' },
      ],
      email: null,
      organisation: null,
      parts: [{ sessionId: 's1', part: 'chair' }],
    });
  });
});

describe('scriptOf', () => {
  it('tells scripts apart', () => {
    expect(['한보라', 'Bora', 'Анна', '王明', 'さくら', '!'].map(scriptOf)).toEqual([
      'Hang',
      'Latn',
      'Cyrl',
      'Hani',
      'Jpan',
      'Zyyy',
    ]);
  });
});

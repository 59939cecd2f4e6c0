import { readPressRelease } from '@madang/press-release';
import { describe, expect, it } from 'vitest';
import { importIdsNeeded, importRelease } from './import-release.ts';
import type { ImportRelease, ImportState } from './import-state.ts';
import { draftFrom } from './release-draft.ts';
import { secretariatAsks } from '../sessions/test-asking.ts';

const RELEASE = `제2차 「푸른숲대화」 개최 결과

2024.05.24 가온부

□ 가온부는 ‘숲을 지키는 손’을 주제로 5.22.(수)-23.(목) 제2차 「푸른숲대화」를 개최하였다.

□ 5.22.(수) 산불 세션에는 한가람 가온부 차관, 이하늘 별빛대학교 교수가 참석하였다.

   ㅇ 한 차관은 감시 자료를 함께 써야 한다고 강조하였다.

   ㅇ 이하늘 교수는 주민의 경험을 기록에 담아야 한다고 제안하였다.

   ㅇ 참석자들은 조기경보의 필요성에 공감하였다.  끝.
`;

function inputFrom(text: string, editionId: string | null = null): ImportRelease {
  const reading = readPressRelease(text);
  if (!reading.ok) throw new Error(reading.refusal.code);
  const draft = draftFrom(reading.release);
  return { ...draft, editionId, language: 'ko', sha256: 'a'.repeat(64), body: text, bytes: text.length };
}

const EMPTY: ImportState = {
  edition: null,
  editionSlugs: new Set(),
  timeZone: 'Asia/Seoul',
  importedOn: null,
  sessions: [],
  people: [],
  slugs: new Set(),
  organisations: [],
  organisationSlugs: new Set(),
  lastCollective: 0,
};
const asks = (input: ImportRelease) => secretariatAsks(input, importIdsNeeded(input));

describe('importRelease', () => {
  it('makes edition, sessions, people, organisations and words out of one release', () => {
    const decision = importRelease(EMPTY, asks(inputFrom(RELEASE)));
    expect(decision).toMatchObject({
      accepted: true,
      change: {
        opened: {
          facts: { slug: '2024', ordinal: 2, names: { ko: '제2차 푸른숲대화' }, startsOn: '2024-05-22' },
        },
        sessions: [{ titles: { ko: '산불 세션' }, heldOn: '2024-05-22', recordMode: 'attributed' }],
        people: [{ person: { slug: 'hangaram' } }, { person: { slug: 'ihaneul' } }],
        interventions: [
          { force: 'STRESS', textKind: 'paraphrase', place: 1 },
          { force: 'PROPOSE', place: 2 },
        ],
        collective: [{ force: 'AGREE', level: 1 }],
        leftOut: 0,
      },
    });
  });
  it('uses every id once, and no more than it asked for', () => {
    const decision = importRelease(EMPTY, asks(inputFrom(RELEASE)));
    const used = JSON.stringify(decision).match(/"id-\d+"/g) ?? [];
    const own = new Set(used);
    expect(own.has('""')).toBe(false);
    expect(own.size).toBeLessThanOrEqual(importIdsNeeded(inputFrom(RELEASE)));
    expect(JSON.stringify(decision)).not.toMatch(/(Id|id)":""/);
  });
  it('refuses the same bytes twice', () => {
    const decision = importRelease({ ...EMPTY, importedOn: '2024-05-25' }, asks(inputFrom(RELEASE)));
    expect(decision).toMatchObject({ refusal: { code: 'already-imported', details: { on: '2024-05-25' } } });
  });
  it('asks for a stakeholder group rather than guess it', () => {
    const input = inputFrom(RELEASE);
    const people = input.people.map((person) => ({ ...person, stakeholderGroup: null }));
    expect(importRelease(EMPTY, asks({ ...input, people }))).toMatchObject({
      refusal: { code: 'group-missing', details: { names: '한가람, 이하늘' } },
    });
  });
  it('asks again about words whose speaker or session was removed', () => {
    const input = inputFrom(RELEASE);
    expect(importRelease(EMPTY, asks({ ...input, people: [] }))).toMatchObject({
      refusal: { code: 'speaker-missing' },
    });
    expect(importRelease(EMPTY, asks({ ...input, sessions: [] }))).toMatchObject({
      refusal: { code: 'session-missing' },
    });
  });
  it('finds again what the forum knows, and overwrites nothing the secretariat said', () => {
    const known: ImportState = {
      ...EMPTY,
      edition: {
        editionId: 'e1',
        slug: 'second',
        ordinal: 2,
        theme: { ko: '사무국이 적은 주제' },
        startsOn: null,
        endsOn: null,
        hasHost: true,
      },
      sessions: [
        {
          sessionId: 's1',
          slug: 'fire',
          titles: { ko: '산불 세션' },
          recordMode: 'chatham',
          place: 1,
          lastWords: 4,
        },
      ],
      people: [
        {
          personId: 'n1',
          names: [{ language: 'ko', script: 'Hang', kind: 'usual', text: '한가람', source: null }],
          organisationIds: [],
          participationId: 'p1',
        },
      ],
    };
    const decision = importRelease(known, asks(inputFrom(RELEASE, 'e1')));
    expect(decision).toMatchObject({
      accepted: true,
      change: {
        editionId: 'e1',
        opened: null,
        filled: { theme: { ko: '사무국이 적은 주제' }, startsOn: '2024-05-22' },
        sessions: [],
        people: [{ personId: 'n1', participationId: 'p1', person: null, participation: null }, {}],
        interventions: [
          { sessionId: 's1', participationId: 'p1', recordMode: 'chatham', place: 5 },
          { place: 6 },
        ],
      },
    });
  });
  it('leaves out words for a session that is off the record, and counts them', () => {
    const session = {
      sessionId: 's1',
      slug: 'fire',
      titles: { ko: '산불 세션' },
      recordMode: 'off_record' as const,
      place: 1,
      lastWords: 0,
    };
    const decision = importRelease({ ...EMPTY, sessions: [session] }, asks(inputFrom(RELEASE)));
    expect(decision).toMatchObject({ change: { interventions: [], leftOut: 2 } });
  });
  it('puts words without a session where nobody can take them for placed', () => {
    const input = inputFrom(RELEASE);
    const interventions = input.interventions.map((words) => ({ ...words, session: null }));
    expect(importRelease(EMPTY, asks({ ...input, interventions }))).toMatchObject({
      change: {
        sessions: [
          { titles: { ko: '산불 세션' } },
          { titles: { en: 'Interventions whose session is not known' } },
        ],
      },
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPressRelease } from '../read-press-release.ts';
import type { Attribution, EditionRecord, RecordIntervention } from './record.ts';
import type { Force, Release } from '../release.ts';
import { writePressReleaseEn } from './write-english.ts';
import { writePressReleaseKo } from './write-korean.ts';

const b = (ko: string, en: string) => ({ ko, en });

const PEOPLE: Attribution[] = [
  {
    kind: 'person',
    name: b('도윤슬', 'Do Yun-seul'),
    title: b('차관', 'Vice Minister'),
    organisation: b('가온부', 'the Ministry of Gaon'),
  },
  {
    kind: 'person',
    name: b('레이나 오르테스', 'Reina Ortes'),
    title: b('사무총장', 'Secretary-General'),
    organisation: b('국제하천기구', 'the International Rivers Organization'),
  },
  {
    kind: 'person',
    name: b('한서율', 'Han Seo-yul'),
    title: b('교수', 'Professor'),
    organisation: b('누리대', 'Nuri University'),
  },
  {
    kind: 'person',
    name: b('마르코 벨리니', 'Marco Bellini'),
    title: b('대표', 'Director'),
    organisation: b('강지킴이연대', 'River Keepers'),
  },
  { kind: 'delegation', organisation: b('노르웨이', 'Norway') },
  { kind: 'group', group: 'academia' },
  { kind: 'withheld' },
];
const LABELS_KO = [
  '도윤슬',
  '레이나 오르테스',
  '한서율',
  '마르코 벨리니',
  '노르웨이 대표단',
  '한 학계 참석자',
  '한 참석자',
];
const LABELS_EN = [
  'Do Yun-seul',
  'Reina Ortes',
  'Han Seo-yul',
  'Marco Bellini',
  'A representative of Norway',
  'An academic participant',
  'A participant',
];

const TEXTS = [
  b('관측 자료를 같은 시각에 나누어야 한다', 'observation data should be shared at the same hour'),
  b('작은 하천에도 경보가 필요하다', 'small rivers need warnings too'),
  b('공개 계측기의 표준을 함께 만들자', 'a standard for open gauges should be made together'),
  b('비용을 나누는 방식을 정하겠다', 'the way of sharing costs will be settled'),
];
const SPOKEN: Force[] = [
  'STATE',
  'PRESENT',
  'STRESS',
  'CLAIM',
  'CRITIQUE',
  'REPRESENT',
  'ASSESS',
  'FORECAST',
  'CONCERN',
  'OBJECT',
  'RAISE',
  'PROPOSE',
  'URGE',
  'COMMIT',
  'WELCOME',
  'SUPPORT',
  'CONFIRM',
  'AGREE',
];

const SESSIONS = [
  { id: 'a', title: b('국경하천 세션', 'Border Rivers Session'), type: 'session' as const, on: '2024-10-23' },
  { id: 'b', title: b('물과 기술', 'Water and Technology'), type: 'roundtable' as const, on: '2024-10-24' },
];

const BASE: EditionRecord = {
  name: b('세계물안보대화', 'World Water Security Dialogue'),
  ordinal: 3,
  label: null,
  theme: b('함께 쓰는 물, 함께 지키는 평화', 'Sharing Water, Keeping Peace'),
  startsOn: '2024-10-23',
  endsOn: '2024-10-24',
  host: b('가온부', 'Ministry of Gaon'),
  publishedOn: '2024-10-25',
  subtitle: b('물 문제를 함께 논의', 'Discussing water together'),
  significance: b('여러 집단의 목소리를 한데 모았다', 'it gathered the voices of many groups'),
  sessions: SESSIONS,
  interventions: [],
  collective: [{ session: null, level: 1, text: b('추가 논의가 필요하다', 'further discussion is needed') }],
  commitments: [],
  attachments: [b('행사 사진', 'Photos'), b('의장 요약문', 'Summary of the chair')],
  licence: b(
    '이 자료는 공공누리 제1유형에 따라 이용할 수 있습니다',
    'This text may be used under KOGL Type 1',
  ),
};

function read(text: string): Release {
  const reading = readPressRelease(text);
  if (!reading.ok) throw new Error(`${reading.refusal.message.en}\n${text}`);
  return reading.release;
}

type Drawn = { session: number; by: number; force: Force; text: number; verbatim: boolean };
const drawn = fc.record({
  session: fc.nat(SESSIONS.length - 1),
  by: fc.nat(PEOPLE.length - 1),
  force: fc.constantFrom(...SPOKEN),
  text: fc.nat(TEXTS.length - 1),
  verbatim: fc.boolean(),
});
const acts = (list: readonly Drawn[]): RecordIntervention[] =>
  list.map(({ session, by, force, text, verbatim }) => ({
    session: SESSIONS[session]?.id ?? '',
    by: PEOPLE[by] ?? { kind: 'withheld' },
    force,
    text: TEXTS[text] ?? b('', ''),
    verbatim,
  }));
const titles = (release: Release) => new Map(release.sessions.map((session) => [session.id, session.title]));
const told = (release: Release) =>
  release.interventions.map((act) => [
    titles(release).get(act.session ?? '') ?? null,
    act.speaker,
    act.force,
    act.textKind,
  ]);

describe('the results release', () => {
  it('is read back in Korean with the same sessions, speakers and forces', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 6 }), (list) => {
        const text = writePressReleaseKo({ ...BASE, interventions: acts(list) });
        const release = read(text);
        const ordered = [...list].sort((x, y) => x.session - y.session);
        const names = ['국경하천 세션', '‘물과 기술’ 라운드테이블'];
        const expected = ordered.map((act) => [
          names[act.session],
          LABELS_KO[act.by],
          act.force,
          act.verbatim ? 'verbatim' : 'paraphrase',
        ]);
        expect(told(release), text).toEqual(expected);
        expect(release.sessions.map((session) => [session.title, session.on])).toEqual([
          [names[0], '2024-10-23'],
          [names[1], '2024-10-24'],
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('is read back in English with the same sessions, speakers and forces', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 6 }), (list) => {
        const text = writePressReleaseEn({ ...BASE, interventions: acts(list) });
        const release = read(text);
        const ordered = [...list].sort((x, y) => x.session - y.session);
        const names = ['Border Rivers Session', '“Water and Technology” Roundtable'];
        const expected = ordered.map((act) => [
          names[act.session],
          LABELS_EN[act.by],
          act.force,
          act.verbatim ? 'verbatim' : 'paraphrase',
        ]);
        expect(told(release), text).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('carries edition, dates, theme, agreement level, attachments and licence through both languages', () => {
    for (const [text, name, theme] of [
      [writePressReleaseKo(BASE), BASE.name.ko, BASE.theme?.ko],
      [writePressReleaseEn(BASE), BASE.name.en, BASE.theme?.en],
    ] as const) {
      const release = read(text);
      expect(release.edition).toMatchObject({
        ordinal: 3,
        name,
        theme,
        startsOn: '2024-10-23',
        endsOn: '2024-10-24',
      });
      expect(release.published).toBe('2024-10-25');
      expect(release.collective.filter((act) => act.force === 'AGREE').map((act) => act.level)).toEqual([1]);
      expect(release.attachments).toHaveLength(2);
      expect(release.licence?.type).toBe('KOGL-1');
      expect(release.end).toBe(true);
    }
  });

  it('writes each rung of the ladder so that it is read as that rung', () => {
    for (const level of [0, 1, 2, 3, 4, 5] as const) {
      const record = {
        ...BASE,
        collective: [{ session: null, level, text: b('자료 공개 원칙', 'data are open') }],
      };
      expect(read(writePressReleaseKo(record)).collective.map((act) => act.level)).toEqual([level]);
      expect(read(writePressReleaseEn(record)).collective.map((act) => act.level)).toEqual([level]);
    }
  });

  it('brings a commitment of the closing remarks back as one', () => {
    const closing = { id: 'z', title: b('폐회식', 'Closing Ceremony'), type: 'closing' as const, on: null };
    const by = PEOPLE[0] ?? { kind: 'withheld' as const };
    const record = {
      ...BASE,
      sessions: [...SESSIONS, closing],
      commitments: [{ by, text: b('매년 의제를 공모하겠다', 'topics will be invited every year') }],
    };
    const release = read(writePressReleaseKo(record));
    const session = release.sessions.find((one) => one.type === 'closing');
    expect(release.interventions).toMatchObject([
      { speaker: '도윤슬', verb: '의지 표명', force: 'COMMIT', session: session?.id },
    ]);
    expect(read(writePressReleaseEn(record)).interventions).toMatchObject([
      { speaker: 'Do Yun-seul', force: 'COMMIT' },
    ]);
  });

  it('prints layout A', () => {
    const interventions = acts([{ session: 0, by: 1, force: 'STRESS', text: 0, verbatim: false }]);
    expect(writePressReleaseKo({ ...BASE, interventions, sessions: SESSIONS.slice(0, 1) }))
      .toBe(`제3차 「세계물안보대화」 개최 결과

2024.10.25 가온부

- 물 문제를 함께 논의 -

□ 가온부가 ‘함께 쓰는 물, 함께 지키는 평화’를 주제로 개최한 제3차 「세계물안보대화」가 10.23.(수)-24.(목) 모든 일정을 마치고 종료되었다.

□ 10.23.(수) 진행된 국경하천 세션에서는 다음과 같은 의견이 나왔다.

   ㅇ 레이나 오르테스 국제하천기구 사무총장은 관측 자료를 같은 시각에 나누어야 한다고 강조하였다.

□ 참석자들은 추가 논의가 필요하다는 데 공감하였다.

□ 이번 행사는 여러 집단의 목소리를 한데 모았다는 데 의의가 있다.

붙임 : 1. 행사 사진.  2. 의장 요약문.  끝.

이 자료는 공공누리 제1유형에 따라 이용할 수 있습니다.
`);
  });

  it('never prints a name it was not given', () => {
    const hidden: RecordIntervention[] = [4, 5, 6].map((by) => ({
      session: 'a',
      by: PEOPLE[by] ?? { kind: 'withheld' },
      force: 'STRESS',
      text: TEXTS[0] ?? b('', ''),
      verbatim: false,
    }));
    const text = writePressReleaseKo({ ...BASE, interventions: hidden });
    expect(text).toContain('노르웨이 대표단은');
    expect(text).toContain('한 학계 참석자는');
    expect(text).toContain('한 참석자는');
  });
});

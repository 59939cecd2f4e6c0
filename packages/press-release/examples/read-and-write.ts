import { readPressRelease, writePressReleaseKo, type EditionRecord } from '../src/index.ts';

const print = (...values: unknown[]): void => {
  process.stdout.write(
    `${values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ')}\n`,
  );
};

const text = `제2차 「푸른숲대화」 개최 결과

2024.05.24 가온부

□ 가온부가 ‘숲이 돌아오는 시간’을 주제로 개최한 제2차 「푸른숲대화」가 5.22.(수)-23.(목) 종료되었다.

□ 5.22.(수) 진행된 산불 세션에는 한가람 가온부 차관이 참석하였다.

   ㅇ 한 차관은 감시 자료를 함께 써야 한다고 강조하였다.

□ 참석자들은 복구 방안을 논의하였으며, 자료를 나누는 데 공감하였다.  끝.
`;

const reading = readPressRelease(text);
if (!reading.ok) {
  print(reading.refusal.message.en);
} else {
  const { edition, sessions, interventions, collective, warnings } = reading.release;
  print(edition.ordinal, edition.name, edition.startsOn, edition.endsOn, edition.theme);
  print(sessions.map(({ id, title, on }) => [id, title, on]));
  print(
    interventions.map(({ speaker, session, verb, force, text, start, end }) => [
      speaker,
      session,
      verb,
      force,
      text,
      start,
      end,
    ]),
  );
  print(collective.map(({ subject, verb, level }) => [subject, verb, level]));
  print(warnings.map(({ code, start, en }) => [code, start, en]));
}

const record: EditionRecord = {
  name: { ko: '푸른숲대화', en: 'Green Forest Dialogue' },
  ordinal: 3,
  label: null,
  theme: null,
  startsOn: '2025-05-21',
  endsOn: '2025-05-22',
  host: { ko: '가온부', en: 'Ministry of Gaon' },
  publishedOn: '2025-05-23',
  subtitle: null,
  significance: null,
  sessions: [
    { id: 'fire', title: { ko: '산불 세션', en: 'Wildfire Session' }, type: 'session', on: '2025-05-21' },
  ],
  interventions: [
    {
      session: 'fire',
      by: { kind: 'group', group: 'academia' },
      force: 'STRESS',
      text: { ko: '감시 자료를 함께 써야 한다', en: 'monitoring data should be shared' },
      verbatim: false,
    },
  ],
  collective: [
    { session: null, level: 1, text: { ko: '자료를 나누어야 한다', en: 'data should be shared' } },
  ],
  commitments: [],
  attachments: [{ ko: '행사 사진', en: 'Photos' }],
  licence: null,
};
print(writePressReleaseKo(record));

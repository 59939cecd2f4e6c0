import { counted, type Catalogue } from '#kernel/web/i18n.ts';

export const publish = {
  releaseTitle: { ko: '결과 보도자료', en: 'Results release' },
  releaseLead: {
    ko: '기록에서 바로 만든 글입니다. 기록에 없는 것은 쓰지 않고, 실명을 밝히지 않기로 한 발언은 이름 없이 옮깁니다.',
    en: 'Made directly from the record. It says nothing the record does not, and carries no name where a name was withheld.',
  },
  noRelease: { ko: '아직 나온 보도자료가 없습니다', en: 'No release has been issued yet' },
  noReleaseNext: {
    ko: '회의가 끝나는 날 사무국이 한국어와 영어로 함께 냅니다.',
    en: 'The secretariat issues it in Korean and English on the day the meeting ends.',
  },
  number: { ko: (n: number) => `제${n}호`, en: (n: number) => `Release ${n}` },
  asText: { ko: '글로 내려받기', en: 'Download as text' },
  otherVersion: { ko: 'Read it in English', en: '한국어로 읽기' },
  hash: { ko: '확인값 (SHA-256)', en: 'Fingerprint (SHA-256)' },
  deskTitle: { ko: '결과 보도자료 내기', en: 'Issue the results release' },
  deskLead: {
    ko: '지금 기록으로 만든 두 언어의 글입니다. 내면 그대로 고정되고, 나중에 기록이 바뀌면 다음 호로 다시 낼 수 있습니다.',
    en: 'Both texts as the record stands now. Once issued they are frozen; if the record changes, the next number can follow.',
  },
  issue: { ko: '두 언어로 내기', en: 'Issue in both languages' },
  issueNot: {
    ko: '아직 열린 세션이 없어 낼 수 없습니다. 세션을 먼저 기록해 주십시오.',
    en: 'Not possible yet: no session has been held. Record a session first.',
  },
  dataTitle: { ko: '데이터', en: 'Data' },
  dataLead: {
    ko: '이 회차에서 공개된 모든 것을 한 파일로 내려받아 쓰실 수 있습니다.',
    en: 'Everything public of this edition in one file, for anyone to use.',
  },
  download: { ko: 'JSON 내려받기', en: 'Download JSON' },
  contents: { ko: '담긴 것', en: 'What it holds' },
  licence: { ko: '이용 조건', en: 'Licence' },
  licenceWords: {
    ko: '출처를 밝히면 자유롭게 쓸 수 있습니다 (CC BY 4.0).',
    en: 'Free to use with attribution (CC BY 4.0).',
  },
  citation: { ko: '인용할 때', en: 'How to cite' },
  schema: { ko: '형식과 API', en: 'Format and API' },
  schemaWords: {
    ko: '필드 이름은 용어집의 말을 따릅니다. 같은 내용을 API로도 읽을 수 있습니다.',
    en: 'Fields are named by the glossary. The same can be read through the API.',
  },
  notInside: {
    ko: '사람마다의 반응, 가려진 발언자, 전자우편 주소는 들어 있지 않습니다.',
    en: 'It holds no individual reactions, no withheld speakers and no e-mail addresses.',
  },
  count: {
    sessions: { ko: (n: number) => `세션 ${n}개`, en: (n: number) => counted(n, 'session', 'sessions') },
    interventions: {
      ko: (n: number) => `발언 ${n}건`,
      en: (n: number) => counted(n, 'intervention', 'interventions'),
    },
    topics: { ko: (n: number) => `주제 제안 ${n}건`, en: (n: number) => counted(n, 'topic', 'topics') },
    positions: { ko: (n: number) => `입장 ${n}건`, en: (n: number) => counted(n, 'position', 'positions') },
    outcomes: {
      ko: (n: number) => `결과문서 ${n}건`,
      en: (n: number) => counted(n, 'outcome document', 'outcome documents'),
    },
    commitments: {
      ko: (n: number) => `공약 ${n}건`,
      en: (n: number) => counted(n, 'commitment', 'commitments'),
    },
  },
} as const satisfies Catalogue;

import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** The year line and the register of editions. */
export const year = {
  title: { ko: '한 해의 흐름', en: 'The year' },
  state: {
    not_planned: { ko: '일정 미정', en: 'Not planned yet' },
    ahead: { ko: '예정', en: 'Ahead' },
    open: { ko: '진행 중', en: 'Open now' },
    done: { ko: '마침', en: 'Done' },
  },
  what: {
    call: { ko: '다음 의제를 제안하고 지지합니다', en: 'Topics are proposed and supported' },
    convene: { ko: '사람이 모이고 발언이 기록됩니다', en: 'People meet and speak; their words are recorded' },
    deliberate: { ko: '입장을 모두에게 묻습니다', en: 'Positions are put to everyone' },
    conclude: { ko: '결과문서를 쓰고 채택합니다', en: 'The outcome is written and adopted' },
    publish: { ko: '기록과 보도자료를 냅니다', en: 'The record and the release come out' },
  },
  span: {
    ko: (from: string, to: string | null) => (to === null ? `${from}부터` : `${from} ~ ${to}`),
    en: (from: string, to: string | null) => (to === null ? `from ${from}` : `${from} – ${to}`),
  },
  nowOpen: {
    ko: (names: readonly string[]) => `지금 진행 중인 단계는 ${names.join(', ')}입니다.`,
    en: (names: readonly string[]) => `Open now: ${names.join(', ')}.`,
  },
  nowNothing: { ko: '지금 진행 중인 단계는 없습니다.', en: 'Nothing is open now.' },
  next: {
    ko: (name: string, day: string) => `다음 단계는 ${name}, ${day}에 시작합니다.`,
    en: (name: string, day: string) => `Next: ${name}, from ${day}.`,
  },
  over: {
    ko: '이 회차는 모두 마쳤습니다. 기록은 그대로 남아 있습니다.',
    en: 'This edition is over. Its record stays.',
  },
  unplanned: {
    ko: '사무국이 아직 일정을 정하지 않았습니다.',
    en: 'The secretariat has not set the dates yet.',
  },
  deeds: { ko: '하실 수 있는 일', en: 'What you can do' },
  deed: {
    propose: { ko: '주제 제안하고 지지하기', en: 'Propose or support a topic' },
    programme: { ko: '프로그램 보기', en: 'See the programme' },
    react: { ko: '입장에 답하기', en: 'Answer the positions' },
    results: { ko: '결과 보기', en: 'See the results' },
    outcome: { ko: '결과문서 읽기', en: 'Read the outcome' },
    release: { ko: '결과 보도자료 읽기', en: 'Read the results release' },
    data: { ko: '자료 내려받기', en: 'Download the data' },
    record: { ko: '공개 기록 확인하기', en: 'Check the public record' },
  },
  deedWhy: {
    propose: {
      ko: '무엇을 다룰지 제안하고 지지해 주십시오.',
      en: 'Say what the forum should take up, and support what others proposed.',
    },
    programme: { ko: '언제 누가 무엇을 말하는지 봅니다.', en: 'Who speaks when, and on what.' },
    react: {
      ko: '한 문장씩 읽고 찬성, 반대, 유보로 답합니다.',
      en: 'One sentence at a time: agree, disagree or pass.',
    },
    results: {
      ko: '어디에서 뜻이 같고 어디에서 갈리는지 봅니다.',
      en: 'Where views meet, and where they part.',
    },
    outcome: {
      ko: '문장마다 어디에서 왔는지 따라가 봅니다.',
      en: 'Each sentence with the voices it came from.',
    },
    release: {
      ko: '한국어와 영어로, 같은 기록에서 나왔습니다.',
      en: 'In Korean and English, from one record.',
    },
    data: {
      ko: '모든 기록을 기계가 읽는 형식으로 드립니다.',
      en: 'The whole record, in forms machines read.',
    },
    record: {
      ko: '바뀌지 않았음을 직접 확인하실 수 있습니다.',
      en: 'See for yourself that nothing was altered.',
    },
  },
  theme: { ko: '주제', en: 'Theme' },
  dates: { ko: '날짜', en: 'Dates' },
  place: { ko: '장소', en: 'Place' },
  edition: { ko: '회차', en: 'Edition' },
  figures: { ko: '규모', en: 'Figures' },
  hosts: { ko: '주최와 후원', en: 'Hosts and supporters' },
  ordinal: { ko: (n: number) => `제${n}차`, en: (n: number) => ordinalInEnglish(n) },
  source: { ko: '출처', en: 'Source' },
  sourceLine: {
    ko: (publisher: string, title: string, day: string) => `${publisher}, 「${title}」, ${day}`,
    en: (publisher: string, title: string, day: string) => `${publisher}, “${title}”, ${day}`,
  },
  register: { ko: '역대 회차', en: 'All editions' },
  none: { ko: '아직 회차가 없습니다', en: 'There is no edition yet' },
  noneNext: {
    ko: '사무국이 첫 회차를 열면 여기에 보입니다.',
    en: 'The first one appears here once the secretariat opens it.',
  },
  fact: {
    participants: { ko: '참가자', en: 'participants' },
    countries: { ko: '참가국', en: 'countries' },
    speakers: { ko: '연사', en: 'speakers' },
  },
  about: { ko: (value: string) => `약 ${value}`, en: (value: string) => `about ${value}` },
  accordingTo: { ko: (source: string) => `${source} 기준`, en: (source: string) => `according to ${source}` },
  otherEditions: { ko: '다른 회차', en: 'Other editions' },
  sampleTag: { ko: '표본', en: 'Sample' },
  editions: { ko: (n: number) => `${n}개 회차`, en: (n: number) => counted(n, 'edition', 'editions') },
} as const satisfies Catalogue;

const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
function ordinalInEnglish(n: number): string {
  return `${n}${ENDINGS[rules.select(n)] ?? 'th'}`;
}

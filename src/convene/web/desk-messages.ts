import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** The secretariat's pages of this phase. */
export const desk = {
  title: { ko: '업무', en: 'Desk' },
  lead: {
    ko: '이 회차에서 고치고 더할 수 있는 것들입니다. 여기서 하신 일은 모두 누가 언제 하였는지 남습니다.',
    en: 'What you can add and change in this edition. Everything done here is kept with who did it and when.',
  },
  nouns: { ko: '고치고 더하기', en: 'Change and add' },
  noun: {
    edition: { ko: '회차', en: 'Edition' },
    sessions: { ko: '세션', en: 'Sessions' },
    people: { ko: '사람', en: 'People' },
    interventions: { ko: '발언', en: 'Interventions' },
    import: { ko: '보도자료 가져오기', en: 'Import a release' },
    topics: { ko: '주제 제안', en: 'Topics' },
    deliberation: { ko: '숙의', en: 'Deliberation' },
    positions: { ko: '입장', en: 'Positions' },
    reasons: { ko: '반응에 붙은 이유', en: 'Reasons given' },
    invitations: { ko: '초대 코드', en: 'Invitation codes' },
    embedding: { ko: '다른 사이트에 넣기', en: 'In other sites' },
    'import-polis': { ko: 'Polis 대화 가져오기', en: 'Import from Polis' },
    analysis: { ko: '분석 점검', en: 'Checks on the analysis' },
    consensus: { ko: '합의·이견 목록', en: 'Consensus and no consensus' },
    hall: { ko: '회의장 화면', en: 'Hall screens' },
    outcome: { ko: '결과문서', en: 'Outcome' },
    release: { ko: '결과 보도자료', en: 'Results release' },
    record: { ko: '공개 기록', en: 'The record' },
    roles: { ko: '역할', en: 'Roles' },
    audit: { ko: '한 일의 기록', en: 'Audit trail' },
  },
  nounWhy: {
    hall: {
      ko: '회의장의 큰 화면에 무엇을 보일지 정합니다',
      en: 'Choose what the big screen of a room shows',
    },
    record: { ko: '기록을 봉하고, 내용을 지웁니다', en: 'Seal the record, erase content from it' },
    edition: {
      ko: '이름, 주제, 날짜, 다섯 단계의 일정, 주최',
      en: 'Names, theme, days, the five phases, hosts',
    },
    sessions: {
      ko: '프로그램을 짜고 기록 방식을 정합니다',
      en: 'Arrange the programme, set how words are recorded',
    },
    people: { ko: '참가자를 더하고 세션에 앉힙니다', en: 'Add participants and place them in sessions' },
    interventions: { ko: '발언을 기록하고 바로잡습니다', en: 'Record what was said, and correct it' },
    import: {
      ko: '보도자료에서 회차, 세션, 사람, 발언을 읽습니다',
      en: 'Read edition, sessions, people and words from a release',
    },
    topics: { ko: '제안된 주제에 답합니다', en: 'Answer the topics proposed' },
    deliberation: {
      ko: '규칙을 정하고 열고 마감합니다',
      en: 'Set the rules, open, release results, close',
    },
    'import-polis': {
      ko: 'Polis의 대화를 옮겨 오고 다시 내보냅니다',
      en: 'Bring in a conversation, and take it out again',
    },
    positions: {
      ko: '발언에서 입장을 세우고 엽니다',
      en: 'Draft positions from interventions and open them',
    },
    invitations: {
      ko: '초대받은 사람이 반응할 코드를 만들고 거둡니다',
      en: 'Make codes for invited people, print them, revoke them',
    },
    embedding: {
      ko: '협력 사이트가 반응 카드를 보이고 회원을 알아봅니다',
      en: 'Let a partner site show the cards and vouch for its members',
    },
    reasons: {
      ko: '사람들이 적은 이유를 읽고, 보이고, 입장을 뽑습니다',
      en: 'Read why people reacted so, show it, draw positions from it',
    },
    analysis: {
      ko: '특이한 반응, 누가 빠지면 달라지는 것',
      en: 'Odd rows, and what would change without some',
    },
    consensus: {
      ko: '결과를 한 장으로 보고 결과문서로 옮깁니다',
      en: 'The results on one page, to take into the outcome',
    },
    outcome: { ko: '결과문서를 쓰고 채택합니다', en: 'Write the outcome and adopt it' },
    release: { ko: '결과 보도자료를 냅니다', en: 'Issue the results release' },
    roles: { ko: '사무국, 의장, 기록자를 정합니다', en: 'Say who is secretariat, chair, rapporteur' },
    audit: { ko: '누가 언제 무엇을 바꾸었는지 봅니다', en: 'Who changed what, and when' },
  },
  counts: {
    ko: (sessions: number, people: number, words: number) =>
      `세션 ${sessions}개, 참가자 ${people}명, 발언 ${words}건이 있습니다.`,
    en: (sessions: number, people: number, words: number) =>
      `${counted(sessions, 'session', 'sessions')}, ${counted(people, 'participant', 'participants')}, ${counted(words, 'intervention', 'interventions')}.`,
  },
  all: { ko: '모두', en: 'All of them' },
  change: { ko: '고치기', en: 'Change' },
  save: { ko: '저장', en: 'Save' },
  saved: { ko: '저장했습니다.', en: 'Saved.' },
  unchanged: { ko: '이미 그렇게 되어 있습니다.', en: 'It was so already.' },
  cancel: { ko: '그만두기', en: 'Never mind' },
  ko: { ko: '한국어', en: 'Korean' },
  en: { ko: '영어', en: 'English' },
  inLanguage: {
    ko: (what: string, language: string) => `${what} (${language})`,
    en: (what: string, language: string) => `${what} (${language})`,
  },
  optional: { ko: '비워 두어도 됩니다.', en: 'May be left empty.' },
  none: { ko: '없음', en: 'None' },
  title_: { ko: '제목', en: 'Title' },
  slug: { ko: '주소 이름', en: 'Name in the address' },
  slugHint: {
    ko: '영문 소문자, 숫자, 붙임표. 비워 두면 제목에서 만듭니다.',
    en: 'Small letters, digits and hyphens. Left empty, it is made from the title.',
  },
} as const satisfies Catalogue;

export const deskSession = {
  add: { ko: '세션 더하기', en: 'Add a session' },
  change: { ko: '세션 고치기', en: 'Change the session' },
  summary: { ko: '소개', en: 'About' },
  heldOn: { ko: '날짜', en: 'Day' },
  startsAt: { ko: '시작', en: 'Begins' },
  endsAt: { ko: '끝', en: 'Ends' },
  room: { ko: '장소', en: 'Room' },
  streamUrl: { ko: '중계 주소', en: 'Address of the stream' },
  parent: { ko: '어느 세션 안에서', en: 'Within the session' },
  recordMode: { ko: '기록 방식', en: 'Record mode' },
  recordHint: {
    ko: '나중에는 더 엄격하게만 바꿀 수 있고, 이미 한 말에도 적용됩니다.',
    en: 'It can only be made stricter later, and then holds for what was already said.',
  },
  none: { ko: '아직 세션이 없습니다', en: 'There are no sessions yet' },
  noneNext: { ko: '아래에서 첫 세션을 더해 주십시오.', en: 'Add the first one below.' },
} as const satisfies Catalogue;

export const deskPerson = {
  add: { ko: '사람 더하기', en: 'Add a person' },
  change: { ko: '참가 정보 고치기', en: 'Change the entry' },
  name: { ko: '이름', en: 'Name' },
  email: { ko: '전자우편', en: 'E-mail' },
  emailHint: {
    ko: '사무국만 봅니다. 이 주소로 로그인하면 이 사람으로 인식됩니다. 비워 두어도 됩니다.',
    en: 'Seen by the secretariat only. Whoever signs in with it is known as this person. May be left empty.',
  },
  capacity: { ko: '직함', en: 'Capacity' },
  organisation: { ko: '소속', en: 'Organisation' },
  country: { ko: '소속의 나라 (두 글자)', en: 'Its country (two letters)' },
  group: { ko: '이해관계자 집단', en: 'Stakeholder group' },
  region: { ko: '지역', en: 'Region' },
  attendance: { ko: '참석', en: 'Attendance' },
  in_room: { ko: '현장', en: 'In the room' },
  remote: { ko: '원격', en: 'Remote' },
  parts: { ko: '세션에서 맡은 일', en: 'Part in each session' },
  notThere: { ko: '참석하지 않음', en: 'Not there' },
  simulated: { ko: '모의', en: 'Simulated' },
  none: { ko: '아직 참가자가 없습니다', en: 'There are no participants yet' },
  noneNext: { ko: '위에서 첫 사람을 더해 주십시오.', en: 'Add the first person above.' },
} as const satisfies Catalogue;

export const deskWords = {
  add: { ko: '발언 기록하기', en: 'Record an intervention' },
  session: { ko: '세션', en: 'Session' },
  item: { ko: '의제', en: 'Item of the agenda' },
  itemHint: {
    ko: '그 세션의 의제 가운데서 고릅니다. 차례에서 온 발언은 그때의 의제가 골라져 있습니다.',
    en: 'One of the agenda of that session. For a turn on the floor, the item that was open is chosen already.',
  },
  speaker: { ko: '말한 사람', en: 'Speaker' },
  words: { ko: '말', en: 'Words' },
  authentic: { ko: '말한 언어', en: 'Language spoken' },
  force: { ko: '말의 성격', en: 'What the words do' },
  mode: { ko: '말한 사람이 바란 기록 방식', en: 'Record mode the speaker asked for' },
  modeHint: {
    ko: '세션의 방식과 견주어 더 엄격한 쪽으로 기록합니다. 비보도 전제이면 아무것도 저장하지 않습니다.',
    en: 'The stricter of this and the session’s holds. Off the record, nothing at all is stored.',
  },
  bySession: { ko: '세션의 방식대로', en: 'As the session has it' },
  recorded: { ko: '기록했습니다.', en: 'Recorded.' },
  notStored: {
    ko: '비보도 전제이므로 아무것도 저장하지 않았습니다.',
    en: 'Off the record: nothing was stored.',
  },
  open: { ko: '보고 바로잡기', en: 'See and correct' },
  needSession: {
    ko: '먼저 세션과 사람을 더하셔야 발언을 기록하실 수 있습니다.',
    en: 'Add sessions and people first; words are recorded for a person in a session.',
  },
  none: { ko: '아직 기록된 발언이 없습니다', en: 'Nothing is recorded yet' },
} as const satisfies Catalogue;

export const deskEdition = {
  title: { ko: '회차 고치기', en: 'Change the edition' },
  open: { ko: '회차 열기', en: 'Open an edition' },
  openLead: {
    ko: '이름과 날짜만 있으면 엽니다. 나머지는 나중에 고치실 수 있습니다.',
    en: 'A name and dates will do; the rest can be changed later.',
  },
  name: { ko: '이름', en: 'Name' },
  slugHint: {
    ko: '영문 소문자, 숫자, 붙임표. 보기: 2026. 한번 알린 주소는 바꾸지 않는 것이 좋습니다.',
    en: 'Small letters, digits and hyphens, such as 2026. An address once told is best left alone.',
  },
  ordinal: { ko: '차수', en: 'Ordinal' },
  label: { ko: '함께 쓰는 이름 (보기: 2026)', en: 'Label, such as 2026' },
  theme: { ko: '주제', en: 'Theme' },
  place: { ko: '장소', en: 'Place' },
  startsOn: { ko: '첫날', en: 'First day' },
  endsOn: { ko: '마지막 날', en: 'Last day' },
  timeZone: { ko: '시간대', en: 'Time zone' },
  timeZoneHint: { ko: '보기: Asia/Seoul', en: 'Such as Asia/Seoul' },
  phases: { ko: '다섯 단계의 일정', en: 'Dates of the five phases' },
  from: { ko: (phase: string) => `${phase} 시작`, en: (phase: string) => `${phase} opens` },
  to: { ko: (phase: string) => `${phase} 끝`, en: (phase: string) => `${phase} closes` },
  hosts: { ko: '주최, 주관, 공동 주최, 후원', en: 'Host, organiser, co-hosts, supporters' },
  relation: { ko: '관계', en: 'Relation' },
  organisation: { ko: '기관', en: 'Organisation' },
  forumTitle: { ko: '포럼 만들기', en: 'Create a forum' },
  forumLead: {
    ko: '포럼은 해마다 열리는 회의의 이름입니다. 만드신 분이 사무국이 됩니다.',
    en: 'A forum is the series that meets each year. Whoever creates it becomes its secretariat.',
  },
  about: { ko: '소개', en: 'About' },
  create: { ko: '만들기', en: 'Create' },
  notFounder: {
    ko: '포럼은 설정된 사무국 주소로 로그인하신 분만 만드실 수 있습니다.',
    en: 'Only someone signed in with the configured secretariat address can create a forum.',
  },
  forums: { ko: '포럼', en: 'Forums' },
} as const satisfies Catalogue;

export const deskRoles = {
  title: { ko: '역할', en: 'Roles' },
  lead: {
    ko: '전자우편 주소에 역할을 줍니다. 그 주소로 로그인하는 순간부터 쓸 수 있습니다.',
    en: 'Roles are given to e-mail addresses, and hold from the moment their owner signs in.',
  },
  email: { ko: '전자우편 주소', en: 'E-mail address' },
  role: { ko: '역할', en: 'Role' },
  secretariat: { ko: '사무국', en: 'Secretariat' },
  chair: { ko: '의장', en: 'Chair' },
  rapporteur: { ko: '기록자', en: 'Rapporteur' },
  grant: { ko: '역할 주기', en: 'Grant the role' },
  granted: { ko: '역할을 주었습니다.', en: 'The role is granted.' },
  since: { ko: '준 날', en: 'Since' },
} as const satisfies Catalogue;

import type { Catalogue } from '#kernel/web/i18n.ts';

/** The page that brings a Polis conversation in, and takes it out again. */
export const polis = {
  title: { ko: 'Polis 대화 가져오기', en: 'Import a conversation from Polis' },
  lead: {
    ko: 'Polis에서 내보낸 파일을 읽어 무엇이 들어 있는지 보여 드립니다. 보신 다음에야 저장합니다.',
    en: 'Files exported from Polis are read and shown to you; only then are they stored.',
  },
  files: { ko: 'ZIP 하나, 또는 CSV 파일 여러 개', en: 'One ZIP, or several CSV files' },
  filesHint: {
    ko: 'comments.csv와, participant-votes.csv(participants-votes.csv)나 votes.csv가 있어야 합니다. summary.csv, stats-history.csv도 있으면 함께 고르십시오. 이름 앞에 날짜나 대화 번호가 붙어 있어도 됩니다. 모두 합해 64 MB까지 읽습니다.',
    en: 'comments.csv, and participant-votes.csv (participants-votes.csv) or votes.csv, are needed; add summary.csv and stats-history.csv if you have them. A date or an id before the name does no harm. Up to 64 MB together.',
  },
  language: { ko: '문장의 언어', en: 'Language of the words' },
  languageHint: {
    ko: 'ko, en, de처럼 적습니다. 비워 두면 글자를 보고 짐작합니다.',
    en: 'Such as ko, en or de. Left empty, it is guessed from the script.',
  },
  read: { ko: '읽어 보기', en: 'Read them' },
  nothing: { ko: '파일을 골라 주십시오.', en: 'Please choose the files.' },
  notRead: {
    ko: '읽지 못했습니다. 저장된 것은 없습니다.',
    en: 'They could not be read. Nothing was stored.',
  },
  languageUnknown: {
    ko: '언어는 ko, en, de처럼 적어 주십시오.',
    en: 'Please write the language as ko, en or de.',
  },
  found: { ko: '찾은 것', en: 'What was found' },
  foundLead: {
    ko: '아직 저장하지 않았습니다. 사람은 새 번호를 받은 공개 참여자가 되고, 승인된 참가자와 더하지 않습니다. 입장의 번호와 조정 상태는 그대로 남습니다.',
    en: 'Nothing is stored yet. People become open public participants under fresh ids, never added to the accredited ones. Positions keep their numbers and whether they were moderated out.',
  },
  name: { ko: '이름', en: 'Name' },
  undetermined: { ko: '알 수 없음', en: 'not determined' },
  people: { ko: '사람', en: 'People' },
  positions: { ko: '입장', en: 'Positions' },
  moderatedOut: { ko: '그중 내려진 것', en: 'Of these, moderated out' },
  reactions: { ko: '반응', en: 'Reactions' },
  history: { ko: '나중에 바꾼 것까지', en: 'With those changed later' },
  days: { ko: '기간', en: 'Dates' },
  unknownDays: { ko: '알려지지 않음', en: 'Not known' },
  warnings: { ko: '살펴보실 것', en: 'To look at' },
  first: { ko: '처음 몇 입장', en: 'The first positions' },
  aboutPerson: { ko: '자신에 관한 문장', en: 'About the person' },
  countPersonal: {
    ko: '문구로 보아 자신에 관한 문장도 의견 집단과 공통의 인식에 셉니다 (저장한 뒤에는 바꿀 수 없습니다)',
    en: 'Count what is about the person by its wording in opinion groups and common ground too (this cannot be changed later)',
  },
  edition: { ko: '어느 회차에', en: 'Into which edition' },
  editionHint: {
    ko: '주소에 쓰는 이름입니다. 그런 회차가 없으면 엽니다. 이미 숙의가 있는 회차에는 넣지 않습니다. 비워 두면 대화의 이름을 딴 회차를 엽니다.',
    en: 'The name in its address. One that does not exist is opened; one that has a deliberation already is not used. Left empty, an edition named after the conversation is opened.',
  },
  store: { ko: '이대로 저장하기', en: 'Store it so' },
  storeHint: {
    ko: '끝난 숙의로 저장하고 결과를 고정합니다. 모두 저장하거나, 하나도 저장하지 않습니다. 큰 대화는 1분쯤 걸립니다.',
    en: 'It is stored as a deliberation that is over, with its results frozen: all of it, or nothing. A large one takes a minute.',
  },
  again: { ko: '다른 파일로 다시 하기', en: 'Start again with other files' },
  stored: { ko: '저장하고 결과를 고정했습니다.', en: 'Stored, with its results frozen.' },
  seeResults: { ko: '결과 보기', en: 'See the results' },
  out: { ko: '다시 내보내기', en: 'Taking it out again' },
  rowsNotPublic: {
    ko: '이 숙의는 사람마다의 반응을 내주지 않기로 약속했습니다. 집계는 공개되어 있습니다.',
    en: 'This deliberation promised not to hand out anybody’s reactions. Its aggregates are public:',
  },
  toResults: { ko: '결과', en: 'results' },
  toData: { ko: '데이터', en: 'data' },
  download: {
    ko: (name: string) => `Polis 형식으로 내려받기: ${name}`,
    en: (name: string) => `Download in Polis’s format: ${name}`,
  },
  none: {
    ko: '이 회차에는 아직 숙의가 없습니다. 대화를 가져오시면 여기서 내려받을 수 있습니다.',
    en: 'This edition has no deliberation yet. A conversation that you import here can be downloaded here.',
  },
} as const satisfies Catalogue;

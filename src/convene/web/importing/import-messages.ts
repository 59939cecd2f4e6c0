import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** The page that imports a press release. */
export const importing = {
  title: { ko: '보도자료 가져오기', en: 'Import a press release' },
  lead: {
    ko: '보도자료를 읽어 세션과 사람, 발언을 찾습니다. 찾은 것을 보시고 고치신 다음에야 저장합니다.',
    en: 'A release is read for sessions, people and what they said. You look at what was found and correct it; only then is it stored.',
  },
  file: { ko: '보도자료 파일 (.txt)', en: 'File of the release (.txt)' },
  fileHint: {
    ko: 'UTF-8이나 CP949로 저장한 글. 1 MB까지 읽습니다.',
    en: 'Text saved as UTF-8 or CP949, up to 1 MB.',
  },
  text: { ko: '또는 글을 붙여 넣기', en: 'Or paste the text' },
  published: { ko: '배포한 날', en: 'Day of publication' },
  publishedHint: {
    ko: '글에 날짜가 적혀 있으면 비워 두십시오.',
    en: 'Leave empty if the text itself carries it.',
  },
  read: { ko: '읽어 보기', en: 'Read it' },
  nothing: {
    ko: '파일을 고르거나 글을 붙여 넣어 주십시오.',
    en: 'Please choose a file or paste the text.',
  },
  notRead: { ko: '읽지 못했습니다. 저장된 것은 없습니다.', en: 'It could not be read. Nothing was stored.' },
  preview: { ko: '찾은 것', en: 'What was found' },
  previewLead: {
    ko: '아직 저장하지 않았습니다. 틀린 것을 고치고, 뺄 것은 표시를 지워 주십시오. 확실하지 않은 곳에는 주의가 붙어 있습니다.',
    en: 'Nothing is stored yet. Correct what is wrong and clear the tick of what to leave out. What the reader is unsure of carries a warning.',
  },
  warnings: { ko: '주의', en: 'Warning' },
  doubts: {
    ko: (count: number) => `살펴보실 곳이 ${count}군데 있습니다.`,
    en: (count: number) => `${counted(count, 'place', 'places')} to look at.`,
  },
  noDoubts: { ko: '따로 살펴보실 곳은 없습니다.', en: 'The reader has no doubts.' },
  keep: { ko: '저장하기', en: 'Store this' },
  keepItem: { ko: (what: string) => `저장하기: ${what}`, en: (what: string) => `Store this: ${what}` },
  document: { ko: '보도자료', en: 'The release' },
  docTitle: { ko: '제목', en: 'Title' },
  publisher: { ko: '낸 곳', en: 'Publisher' },
  address: { ko: '웹 주소', en: 'Web address' },
  licence: { ko: '이용 조건', en: 'Licence' },
  edition: { ko: '회차', en: 'Edition' },
  editionHint: {
    ko: '회차에 이미 적혀 있는 것은 바꾸지 않고, 비어 있는 것만 채웁니다.',
    en: 'What the edition already says stays; only what is missing is filled in.',
  },
  attachments: { ko: '붙임', en: 'Attachments' },
  name: { ko: '이름', en: 'Name' },
  latin: { ko: '로마자 이름', en: 'Name in Latin letters' },
  session: { ko: '세션', en: 'Session' },
  part: { ko: '맡은 일', en: 'Part' },
  on: { ko: '날짜', en: 'Day' },
  kind: { ko: '종류', en: 'Kind' },
  within: { ko: '어느 세션 안에서', en: 'Within' },
  words: { ko: '말', en: 'Words' },
  verb: { ko: '서술어', en: 'Verb' },
  force: { ko: '말의 성격', en: 'What the words do' },
  subject: { ko: '누가 함께', en: 'Who together' },
  level: { ko: '합의의 단계', en: 'Agreement ladder' },
  noSession: { ko: '알려지지 않음', en: 'Not known' },
  wholeForum: { ko: '포럼 전체', en: 'The whole forum' },
  chooseGroup: { ko: '골라 주십시오', en: 'Please choose' },
  inSource: {
    ko: (start: string, end: string) => `원문 ${start}~${end}번째 글자`,
    en: (start: string, end: string) => `Characters ${start} to ${end} of the source`,
  },
  store: { ko: '이대로 저장하기', en: 'Store it so' },
  storeHint: {
    ko: '모두 저장하거나, 하나도 저장하지 않습니다.',
    en: 'All of it is stored, or nothing.',
  },
  stored: {
    ko: (people: number, words: number) => `저장했습니다. 사람 ${people}명, 발언 ${words}건을 옮겼습니다.`,
    en: (people: number, words: number) =>
      `Stored: ${counted(people, 'person', 'people')}, ${counted(words, 'intervention', 'interventions')}.`,
  },
  leftOut: {
    ko: (count: number) => `비보도 전제의 세션에 속한 발언 ${count}건은 저장하지 않았습니다.`,
    en: (count: number) =>
      `${counted(count, 'intervention', 'interventions')} in sessions off the record were not stored.`,
  },
  seeProgramme: { ko: '프로그램에서 보기', en: 'See the programme' },
  startAgain: { ko: '다른 글로 다시 하기', en: 'Start again with another text' },
} as const satisfies Catalogue;

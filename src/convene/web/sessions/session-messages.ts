import { counted, type Catalogue } from '#kernel/web/i18n.ts';
import { RECORD_MODE_NAMES } from '../../domain/sessions/record-mode.ts';
import { TEXT_KIND_NAMES } from '../../domain/words/intervention.ts';

/** Programme, sessions, people, organisations, interventions. */
export const programme = {
  title: { ko: '프로그램', en: 'Programme' },
  lead: {
    ko: '모든 시각은 포럼이 열리는 곳의 시간입니다.',
    en: 'All times are those of the place where the forum meets.',
  },
  undated: { ko: '날짜가 알려지지 않은 세션', en: 'Sessions whose day is not known' },
  time: { ko: '시각', en: 'Time' },
  session: { ko: '세션', en: 'Session' },
  kind: { ko: '종류', en: 'Kind' },
  room: { ko: '장소', en: 'Room' },
  record: { ko: '기록 방식', en: 'Record' },
  within: { ko: (title: string) => `${title} 안에서`, en: (title: string) => `within ${title}` },
  none: { ko: '아직 프로그램이 없습니다', en: 'There is no programme yet' },
  noneNext: {
    ko: '사무국이 세션을 올리면 여기에 보입니다.',
    en: 'Sessions appear here once the secretariat adds them.',
  },
  zone: { ko: (zone: string) => `시간대: ${zone}`, en: (zone: string) => `Time zone: ${zone}` },
  mode: RECORD_MODE_NAMES,
  modeWhy: {
    attributed: {
      ko: '발언은 말한 사람의 이름과 직함, 소속과 함께 기록합니다.',
      en: 'Words are recorded with the name, capacity and organisation of whoever said them.',
    },
    delegation: {
      ko: '발언은 기관의 이름으로만 기록합니다. 누가 말했는지는 밝히지 않습니다.',
      en: 'Words are recorded under the organisation’s name. Who spoke for it is not told.',
    },
    group: {
      ko: '발언은 이해관계자 집단으로만 기록하고, 그 집단에서 다섯 사람 이상 있었을 때에만 집단을 밝힙니다.',
      en: 'Words are recorded under a stakeholder group only, and only if five or more of it were present.',
    },
    chatham: {
      ko: '내용은 쓸 수 있지만, 말한 사람도 참석한 사람도 그 소속도 밝히지 않습니다.',
      en: 'What was said may be used; who said it, who was there and whom they belong to is not told.',
    },
    off_record: {
      ko: '이 세션의 발언은 저장하지 않습니다.',
      en: 'Nothing said in this session is stored.',
    },
  },
  who: { ko: '함께한 사람', en: 'Who took part' },
  whoOrganisations: { ko: '함께한 기관', en: 'Organisations that took part' },
  whoGroups: { ko: '함께한 이해관계자 집단', en: 'Stakeholder groups that took part' },
  whoWithheld: {
    ko: '기록 방식에 따라 참석자를 밝히지 않습니다.',
    en: 'By its record mode, this session names no participant.',
  },
  whoNone: { ko: '아직 참석자가 올라오지 않았습니다.', en: 'No participants are listed yet.' },
  whoOnFloor: {
    ko: '발언을 신청했거나 발언한 사람은 위의 ‘지금 발언’에 있습니다.',
    en: 'Who asked for the floor, or has had it, stands under “Floor now” above.',
  },
  said: { ko: '발언', en: 'Interventions' },
  saidNone: { ko: '아직 기록된 발언이 없습니다', en: 'No intervention is recorded yet' },
  saidNoneNext: {
    ko: '사무국이나 기록자가 발언을 기록하면 말한 순서대로 여기에 보입니다.',
    en: 'They appear here in the order of speaking once the secretariat or a rapporteur records them.',
  },
  saidOffRecord: { ko: '비보도 전제의 세션입니다', en: 'This session is off the record' },
  together: { ko: '함께 한 일', en: 'What they did together' },
  togetherForum: { ko: '포럼 전체가 함께 한 일', en: 'What the forum did together' },
  ladder: {
    ko: (name: string, level: number) => `합의의 단계 ${level}: ${name}`,
    en: (name: string, level: number) => `Agreement ladder, step ${level}: ${name}`,
  },
  noLadder: { ko: '합의를 뜻하지 않음', en: 'Claims no agreement' },
  stream: { ko: '중계 보기', en: 'Watch the stream' },
  parts: { ko: '이 세션에 딸린 세션', en: 'Sessions held within it' },
  count: { ko: (n: number) => `발언 ${n}건`, en: (n: number) => counted(n, 'intervention', 'interventions') },
} as const satisfies Catalogue;

export const voices = {
  intervention: { ko: '발언', en: 'Intervention' },
  withheld: { ko: '발언자를 밝히지 않습니다', en: 'Speaker not named' },
  by: {
    ko: (who: string, session: string) => `${who}, ${session}`,
    en: (who: string, session: string) => `${who}, ${session}`,
  },
  textKind: TEXT_KIND_NAMES,
  textKindWhy: {
    verbatim: { ko: '말한 그대로 적었습니다.', en: 'The words as they were said.' },
    translation: { ko: '다른 언어에서 옮겼습니다.', en: 'Translated from another language.' },
    interpretation: { ko: '통역을 받아 적었습니다.', en: 'Taken down from the interpretation.' },
    summary: { ko: '발언의 요지입니다. 인용할 수 없습니다.', en: 'The gist; not to be quoted as said.' },
    paraphrase: {
      ko: '다른 글이 전한 말이며, 말한 그대로가 아닙니다. 직접 인용하실 수 없습니다.',
      en: 'As another text reports it, not as it was said. Do not quote it as the speaker’s own words.',
    },
  },
  delivery: {
    live: { ko: '현장에서', en: 'Delivered live' },
    undelivered: { ko: '발언하지 못하고 제출', en: 'Submitted, not delivered' },
    written: { ko: '서면 발언', en: 'Written statement' },
    video: { ko: '영상 메시지', en: 'Video message' },
    proxy: { ko: '대독', en: 'Read on behalf' },
  },
  force: {
    STATE: { ko: '밝힘', en: 'states' },
    PRESENT: { ko: '소개', en: 'presents' },
    STRESS: { ko: '강조', en: 'stresses' },
    CLAIM: { ko: '주장', en: 'claims' },
    CRITIQUE: { ko: '지적', en: 'criticises' },
    REPRESENT: { ko: '대변', en: 'speaks for others' },
    ASSESS: { ko: '평가', en: 'assesses' },
    FORECAST: { ko: '전망', en: 'foresees' },
    CONCERN: { ko: '우려', en: 'is concerned' },
    OBJECT: { ko: '반대', en: 'objects' },
    RAISE: { ko: '제기', en: 'raises' },
    PROPOSE: { ko: '제안', en: 'proposes' },
    URGE: { ko: '촉구', en: 'urges' },
    COMMIT: { ko: '약속', en: 'commits' },
    WELCOME: { ko: '환영', en: 'welcomes' },
    SUPPORT: { ko: '지지', en: 'supports' },
    AGREE: { ko: '의견을 같이함', en: 'agrees' },
    CONFIRM: { ko: '확인', en: 'confirms' },
    ACTIVITY: { ko: '논의', en: 'discusses' },
    CHAIR: { ko: '주재', en: 'chairs' },
    OPEN: { ko: '개막', en: 'opens' },
    CLOSE: { ko: '폐막', en: 'closes' },
    DECLARE: { ko: '선언', en: 'declares' },
    READ: { ko: '대독', en: 'reads out' },
  },
  corrected: { ko: (day: string) => `${day}에 정정됨`, en: (day: string) => `Corrected on ${day}` },
  forward: { ko: '이 말은 어떻게 되었는가', en: 'What became of it' },
  status: { ko: '이 글의 성격', en: 'What kind of text this is' },
  how: { ko: '전달 방식', en: 'Delivery' },
  source: { ko: '출처', en: 'Source' },
  noSource: { ko: '포럼의 기록', en: 'The forum’s own record' },
  inDocument: {
    ko: (from: number, to: number) => `${from}~${to}번째 글자`,
    en: (from: number, to: number) => `characters ${from} to ${to}`,
  },
  recordingAt: { ko: (clock: string) => `녹화 ${clock}`, en: (clock: string) => `Recording at ${clock}` },
  onTheFloor: { ko: '세션의 발언 차례', en: 'A turn on the floor of its session' },
  submitted: { ko: '제출된 원고 (SHA-256)', en: 'Submitted text (SHA-256)' },
  otherLanguages: { ko: '다른 언어로', en: 'In other languages' },
  onlyYou: {
    ko: '아래는 이 글을 바로잡으실 수 있는 분께만 보입니다.',
    en: 'Only those who may correct this text see what follows.',
  },
  recordedAs: { ko: '기록 방식', en: 'Record mode' },
  speaker: { ko: '말한 사람', en: 'Speaker' },
  correct: { ko: '기록 바로잡기', en: 'Correct the record' },
  correctButton: { ko: '바로잡기', en: 'Correct' },
  correctDone: {
    ko: '바로잡았습니다. 정정된 사실도 기록에 남습니다.',
    en: 'Corrected. That it was corrected is on record too.',
  },
  same: { ko: '바뀐 것이 없어 그대로 두었습니다.', en: 'Nothing differed, so nothing was changed.' },
  stricter: { ko: '더 엄격하게 기록하기', en: 'Make the record stricter' },
  stricterWhy: {
    ko: '한번 엄격하게 하면 되돌릴 수 없습니다.',
    en: 'Once stricter it cannot be opened again.',
  },
  stricterDone: { ko: '기록 방식을 바꾸었습니다.', en: 'The record mode has changed.' },
  strictest: {
    ko: '이미 저장되는 가장 엄격한 방식입니다.',
    en: 'It is already the strictest mode in which anything is stored.',
  },
  wordsKo: { ko: '한국어', en: 'Korean' },
  wordsEn: { ko: '영어', en: 'English' },
  wordsIn: {
    ko: (language: string) => `${language}로 된 글`,
    en: (language: string) => `Words in ${language}`,
  },
} as const satisfies Catalogue;

export const people = {
  names: { ko: '이름', en: 'Names' },
  nameKind: {
    usual: { ko: '통용', en: 'usual' },
    alias: { ko: '다른 이름', en: 'also known as' },
    transliteration: { ko: '옮겨 적음', en: 'transliterated' },
  },
  then: { ko: '그때의 직함과 소속', en: 'Capacity then' },
  saidBy: { ko: '이름을 걸고 한 말', en: 'Said under this name' },
  saidNone: {
    ko: '이 이름으로 기록된 말은 아직 없습니다. 이름을 밝히지 않기로 한 발언은 여기에 나오지 않습니다.',
    en: 'Nothing is recorded under this name yet. Words that were not to be attributed do not appear here.',
  },
  saidOnly: {
    ko: '이름을 밝히기로 한 발언만 보입니다.',
    en: 'Only words that were to be attributed are shown.',
  },
  partIn: { ko: '참여한 세션', en: 'Sessions' },
  inOrganisation: { ko: '이 기관의 사람', en: 'People of this organisation' },
  saidByOrganisation: { ko: '이 기관의 이름으로 한 말', en: 'Said in its name' },
  relation: { ko: '포럼과의 관계', en: 'Part in the forum' },
  organisationNames: { ko: '이름', en: 'Names' },
  organisationNone: {
    ko: '이 기관의 이름으로 기록된 말은 아직 없습니다.',
    en: 'Nothing is recorded in its name yet.',
  },
} as const satisfies Catalogue;

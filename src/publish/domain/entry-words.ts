import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { TOPIC_STATE_NAMES } from '#call/domain/topic-state.ts';
import { AGREEMENT_LADDER } from '#convene/domain/words/agreement-ladder.ts';
import { TEXT_KIND_NAMES } from '#convene/domain/words/intervention.ts';
import { RECORD_MODE_NAMES } from '#convene/domain/sessions/record-mode.ts';
import { SESSION_KIND_NAMES } from '#convene/domain/sessions/session.ts';
import { ABOUT_NAMES } from '#deliberate/domain/positions/about.ts';
import { POSITION_STATE_NAMES } from '#deliberate/domain/positions/position-state.ts';
import { ANSWER_REASONS } from '#deliberate/domain/reacting/answer-reason.ts';
import { MANNER_NAMES } from '#conclude/domain/adopt-outcome.ts';
import { COMMITMENT_STATE_NAMES } from '#conclude/domain/commitment-state.ts';
import {
  EDIT_NAMES,
  ERASURE_REASON_NAMES,
  LIST_NAMES,
  ORIGIN_NAMES,
  PARAGRAPH_KIND_NAMES,
  RECORDER_NAMES,
  REST_NAMES,
  RULING_NAMES,
  SOURCE_NAMES,
  TRANSLATION_NAMES,
  WHO_NAMES,
} from './entry-codes.ts';
import { INCIDENT_NAMES } from './settle-incident.ts';
import { IMPORT_WORDS, RULES_WORDS } from './entry-rules.ts';
import {
  asBytes,
  asDay,
  asLanguage,
  asNumber,
  asSeconds,
  asText,
  code,
  isObject,
  listOf,
  oneOf,
  TECHNICAL,
  told,
  type Particular,
  type Say,
} from './entry-values.ts';
import { EDITION_WORDS } from './entry-edition.ts';

type Words = Readonly<Record<string, Particular>>;

const SESSION: Words = {
  slug: TECHNICAL,
  kind: told('종류', 'Kind', oneOf(SESSION_KIND_NAMES)),
  record_mode: told('기록 방식', 'Record mode', oneOf(RECORD_MODE_NAMES)),
  on: told('날', 'Day', asDay),
};

const AGENDA_ITEM: Words = { session: TECHNICAL, number: told('의제 번호', 'Item', asText) };

const LIST = {
  version: TECHNICAL,
  list: told('발언자 명단', 'List of speakers', oneOf(LIST_NAMES)),
  waiting: told('기다리는 사람', 'Waiting', asNumber),
  spoken: told('발언한 사람', 'Have spoken', asNumber),
  absent: told('부를 때 없던 사람', 'Absent when called', asNumber),
  yielded: told('차례를 넘긴 사람', 'Yielded', asNumber),
  lapsed: told('차례가 오지 않은 사람', 'Not reached', asNumber),
  texts: told('글로 대신한 발언', 'Texts accepted instead', asNumber),
  points_of_order: told('의사진행 발언', 'Points of order', asNumber),
  replies: told('답변권 행사', 'Rights of reply', asNumber),
} satisfies Words;

const WORDS_SAID: Words = {
  session: TECHNICAL,
  text_kind: told('글의 성격', 'Kind of text', oneOf(TEXT_KIND_NAMES)),
  languages: told('언어', 'Languages', listOf(asLanguage)),
};

const asLevel: Say = (value) =>
  value === null
    ? { ko: '합의를 뜻하지 않음', en: 'claims no agreement' }
    : typeof value === 'number'
      ? (AGREEMENT_LADDER[value] ?? null)
      : null;

const number = told('입장 번호', 'Position', asNumber);
const MOVED: Words = {
  number,
  state: told('그 뒤의 상태', 'State since', oneOf(POSITION_STATE_NAMES)),
  reason: told('이유', 'Reason', oneOf(ANSWER_REASONS)),
};
const version = told('문장의 판', 'Version of the words', asNumber);
const about = told('무엇에 관한 문장인지', 'What it is about', oneOf(ABOUT_NAMES));
const authentic = told('정본 언어', 'Authentic language', asLanguage);

const asCount: Say = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? asNumber(value.length, '') : null;

const ERASED: Words = {
  entry: told('지운 내용이 있던 기록', 'Erased from entry', asNumber),
  fields: told(
    '지운 항목',
    'Fields erased',
    listOf((name) => (typeof name === 'string' ? fieldInWords(name) : null)),
  ),
  documents: told('지운 문서', 'Documents erased', asCount),
  reason: told('이유', 'Reason', oneOf(ERASURE_REASON_NAMES)),
};

/** The particulars of every public kind. A kind or a member without words fails the tests of whatever writes it. */
export const ENTRY_WORDS: Readonly<Record<string, Words>> = {
  ...EDITION_WORDS,
  'topic.proposed': { language: authentic },
  'topic.withdrawn': {},
  'topic.answered': { answer: TECHNICAL, state: told('답', 'Answer', oneOf(TOPIC_STATE_NAMES)) },
  'session.added': SESSION,
  'session.changed': SESSION,
  'agenda_item.added': AGENDA_ITEM,
  'agenda_item.changed': AGENDA_ITEM,
  'agenda_item.moved': { session: TECHNICAL, place: told('새 순서', 'Now in place', asNumber) },
  'agenda_item.removed': AGENDA_ITEM,
  'floor.opened': {
    speech_seconds: told('발언 시간', 'Time for a speech', asSeconds),
    reply_seconds: told('답변 시간', 'Time for a reply', asSeconds),
  },
  'floor.list_closed': LIST,
  'floor.list_reopened': {},
  'floor.item_opened': {},
  'floor.item_closed': {
    rest: told('기다리던 사람', 'Those who waited', oneOf(REST_NAMES)),
    ...{ spoken: LIST.spoken, lapsed: LIST.lapsed, texts: LIST.texts },
  },
  'floor.ended': LIST,
  'ruling.made': {
    session: TECHNICAL,
    number: told('번호', 'Number', asNumber),
    ruling: told('좌장의 판단', 'Ruling of the chair', oneOf(RULING_NAMES)),
  },
  'ruling.objection_noted': {},
  'ruling.set_aside': {},
  'intervention.recorded': WORDS_SAID,
  'intervention.corrected': WORDS_SAID,
  'intervention.record_mode_changed': {
    from: told('이전 기록 방식', 'Record mode before', oneOf(RECORD_MODE_NAMES)),
    to: told('지금 기록 방식', 'Record mode now', oneOf(RECORD_MODE_NAMES)),
    by: told('좁힌 사람', 'By whom', oneOf(WHO_NAMES)),
  },
  'collective_act.recorded': {
    sessionId: TECHNICAL,
    force: TECHNICAL,
    level: told('합의의 단계', 'Step of the agreement ladder', asLevel),
  },
  'release.imported': {
    sessions: told('세션', 'Sessions', asNumber),
    people: told('사람', 'People', asNumber),
    interventions: told('발언', 'Interventions', asNumber),
    collective: told('함께 한 일', 'Things done together', asNumber),
    bytes: told('원문의 크기', 'Size of the source', asBytes),
    sha256: code('원문의 지문 (SHA-256)', 'Fingerprint of the source (SHA-256)'),
  },
  ...RULES_WORDS,
  ...IMPORT_WORDS,
  'position.opened': {
    number,
    language: authentic,
    origin: told('나온 곳', 'Origin', oneOf(ORIGIN_NAMES)),
    version,
    about,
  },
  'position.edited': {
    language: authentic,
    change: told('고친 방식', 'Kind of edit', oneOf(EDIT_NAMES)),
    version,
  },
  'position.translated': {
    language: told('옮긴 언어', 'Into', asLanguage),
    status: told('번역의 지위', 'Status', oneOf(TRANSLATION_NAMES)),
    of_version: told('옮긴 판', 'Of version', asNumber),
  },
  'position.returned': MOVED,
  'position.closed': MOVED,
  'position.moderated_out': MOVED,
  'position.restored': MOVED,
  'position.withdrawn': MOVED,
  'position.marked': { number, about, about_version: told('표시한 횟수', 'Times marked', asNumber) },
  'position.merged': { number, into: told('합친 입장', 'Merged into position', asNumber) },
  'position.split': { number, parts: told('나뉜 수', 'Parts', asNumber) },
  'snapshot.taken': {
    deliberation: TECHNICAL,
    epoch: told('결과의 차수', 'Epoch', asNumber),
    method: code('공개 규칙', 'Rule of release'),
    algorithm: code('분석 프로그램', 'Program'),
    code_sha256: code('프로그램의 지문', 'Fingerprint of the program'),
    inputs_sha256: code('들어간 것의 지문', 'Fingerprint of what went in'),
    outputs_sha256: code('나온 결과의 지문', 'Fingerprint of what came out'),
  },
  'outcome.adopted': {
    version: TECHNICAL,
    manner: told('채택 방식', 'Adopted by', oneOf(MANNER_NAMES)),
    recorded_by: told('기록한 사람', 'Put on record by', oneOf(RECORDER_NAMES)),
    paragraphs: told('단락', 'Paragraphs', asNumber),
    sha256: code('글 전체의 지문 (SHA-256)', 'Fingerprint of the whole text (SHA-256)'),
  },
  'paragraph.adopted': {
    document: TECHNICAL,
    kind: told('종류', 'Kind', oneOf(PARAGRAPH_KIND_NAMES)),
    number: told('번호', 'Number', asNumber),
  },
  'commitment.made': { source: told('나온 곳', 'From', oneOf(SOURCE_NAMES)) },
  'commitment.followed_up': {
    step: TECHNICAL,
    state: told('이행 상태', 'State', oneOf(COMMITMENT_STATE_NAMES)),
  },
  'release.issued': {
    number: told('발행 번호', 'Number', asNumber),
    languages: told('언어', 'Languages', listOf(asLanguage)),
  },
  'incident.settled': { incident: told('멈춘 까닭', 'Why it had stopped', oneOf(INCIDENT_NAMES)) },
  'erasure.done': ERASED,
  'erasure.done_elsewhere': { ...ERASED, origin: told('그 기록의 이름', 'Name of that log', asText) },
};

export type ParticularTold = {
  readonly label: Bilingual;
  readonly words: Bilingual;
  readonly isCode: boolean;
};

/** The members of an entry's data in words, in the order of the table; what has none keeps its own name and value. */
export function particularsOf(
  kind: string,
  data: Readonly<Record<string, unknown>>,
  timeZone: string,
): ParticularTold[] {
  const words = ENTRY_WORDS[kind] ?? {};
  const names = [...Object.keys(words), ...Object.keys(data).filter((name) => !(name in words))];
  return names
    .filter((name) => name in data)
    .flatMap((name) => {
      const particular = words[name];
      if (particular !== undefined && 'technical' in particular) return [];
      const said = particular?.say(data[name], timeZone) ?? null;
      if (particular === undefined || said === null) return [asItStands(name, data[name])];
      return [{ label: particular.label, words: said, isCode: particular.isCode ?? false }];
    });
}

function asItStands(name: string, value: unknown): ParticularTold {
  const raw = JSON.stringify(value);
  return { label: { ko: name, en: name }, words: { ko: raw, en: raw }, isCode: true };
}

/** Members of these data that have no words: the kind's table lacks the name, or the name cannot tell the value. */
export function untold(kind: string, data: unknown): string[] {
  const words = ENTRY_WORDS[kind];
  if (words === undefined) return [kind];
  return Object.entries(isObject(data) ? data : {}).flatMap(([name, value]) => {
    const particular = words[name];
    const told =
      particular !== undefined && ('technical' in particular || particular.say(value, 'UTC') !== null);
    return told ? [] : [`${kind}: ${name}`];
  });
}

const FIELD_NAMES: Readonly<Record<string, Bilingual>> = {
  title: { ko: '제목', en: 'Title' },
  text: { ko: '글', en: 'Words' },
  reason: { ko: '이유', en: 'Reason' },
  about: { ko: '그렇게 표시한 이유', en: 'Why it was marked' },
  note: { ko: '덧붙인 말', en: 'Note' },
  name: { ko: '이름', en: 'Name' },
  theme: { ko: '주제', en: 'Theme' },
  place: { ko: '장소', en: 'Place' },
  speaker: { ko: '말한 사람', en: 'Speaker' },
  proposer: { ko: '제안한 사람', en: 'Proposer' },
  list: { ko: '발언자 명단', en: 'List of speakers' },
};

/** A sealed field by name and language: `text_ko` is "글 (한국어)"; null for a name without words. */
export function fieldInWords(field: string): Bilingual | null {
  const at = field.indexOf('_');
  const name = FIELD_NAMES[at < 0 ? field : field.slice(0, at)];
  if (name === undefined) return null;
  const language = at < 0 ? null : asLanguage(field.slice(at + 1), '');
  if (language === null) return name;
  return { ko: `${name.ko} (${language.ko})`, en: `${name.en} (${language.en})` };
}

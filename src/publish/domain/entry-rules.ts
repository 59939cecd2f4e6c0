import type { Bilingual } from '#kernel/domain/bilingual.ts';
import type { ResultsShown, Visibility } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import type { AnswersShown, Proposing } from '#deliberate/domain/positions/proposing.ts';
import {
  asMoment,
  asNumber,
  asText,
  isObject,
  listOf,
  oneOf,
  told,
  yesNo,
  type Particular,
  type Say,
} from './entry-values.ts';

const PROPOSING_NAMES: Readonly<Record<Proposing, Bilingual>> = {
  nobody: { ko: '받지 않음', en: 'nobody' },
  participants: { ko: '승인된 참가자', en: 'accredited participants' },
  signed_in: { ko: '로그인한 누구나', en: 'everyone signed in' },
};
const ANSWERS_NAMES: Readonly<Record<AnswersShown, Bilingual>> = {
  author: { ko: '제안한 사람에게', en: 'to their authors' },
  everyone: { ko: '모두에게', en: 'to everyone' },
};
const VISIBILITY_NAMES: Readonly<Record<Visibility, Bilingual>> = {
  confidential: { ko: '누가 어떻게 반응했는지 보이지 않음', en: 'confidential: nobody sees who reacted how' },
  on_record: { ko: '마감 뒤 이름과 함께 공개', en: 'on record: with names after the close' },
};
const RESULTS_NAMES: Readonly<Record<ResultsShown, Bilingual>> = {
  always: { ko: '나올 때마다 모두에게', en: 'to everyone, epoch by epoch' },
  after_reaction: {
    ko: '반응한 사람에게, 마감 뒤 모두에게',
    en: 'to those who reacted; to everyone after the close',
  },
  at_close: { ko: '마감 뒤에', en: 'after the close' },
};

const YES: Bilingual = { ko: '예', en: 'yes' };
const NO: Bilingual = { ko: '아니오', en: 'no' };

const RULES: Readonly<Record<string, Particular>> = {
  positions: told('물은 입장', 'Positions put to everyone', asNumber),
  public_stratum: told('일반 공개도 반응', 'Open public may react', yesNo(YES, NO)),
  invited_only: told('일반 공개는 초대받은 사람만', 'Of the public, invited people only', yesNo(YES, NO)),
  proof_bits: told('새 기기에 맡기는 계산 (비트)', 'Work asked of a new device (bits)', asNumber),
  visibility: told('반응의 공개', 'Reactions', oneOf(VISIBILITY_NAMES)),
  reasons_shown: told(
    '이유',
    'Reasons',
    yesNo(
      { ko: '동의한 것을 이름 없이 보일 수 있음', en: 'may be shown without names, where agreed' },
      { ko: '보이지 않음', en: 'not shown' },
    ),
  ),
  proposing: told('입장을 제안할 수 있는 사람', 'Who may propose positions', oneOf(PROPOSING_NAMES)),
  answers_shown: told('제안에 대한 답', 'Answers to proposals', oneOf(ANSWERS_NAMES)),
  results_shown: told('결과 공개', 'Results are shown', oneOf(RESULTS_NAMES)),
  group_size_min: told('결과를 보이는 집단의 최소 인원', 'Smallest group shown', asNumber),
  public_size_min: told('결과를 보이는 일반 공개의 최소 인원', 'Smallest open public shown', asNumber),
  opens_at: told('여는 때', 'Opens', asMoment),
  closes_at: told('닫는 때', 'Closes', asMoment),
  embed_origins: told('카드를 넣어도 되는 다른 사이트', 'Sites that may frame it', listOf(asText)),
};

/** What is entered of a deliberation: its rules as people were told them, and its end. */
export const RULES_WORDS: Readonly<Record<string, Readonly<Record<string, Particular>>>> = {
  'deliberation.announced': RULES,
  'deliberation.opened': RULES,
  'deliberation.retracted': {},
  'deliberation.closed': { epoch: told('마지막 결과의 차수', 'Last epoch', asNumber) },
};

const asSource: Say = (value) =>
  isObject(value) && typeof value.sha256 === 'string' ? asText(value.sha256, '') : null;

export const IMPORT_WORDS: Readonly<Record<string, Readonly<Record<string, Particular>>>> = {
  'deliberation.imported': {
    form: told('형식', 'Format', oneOf({ polis: { ko: 'Polis 내보내기', en: 'Polis export' } })),
    people: told('사람', 'People', asNumber),
    positions: told('입장', 'Positions', asNumber),
    reactions: told('반응', 'Reactions', asNumber),
    row_export: told('사람별 반응을 내보낼 수 있음', 'Row-level export allowed', yesNo(YES, NO)),
    sources: told('원문의 지문 (SHA-256)', 'Fingerprints of the sources (SHA-256)', listOf(asSource)),
  },
};

import type { Lang } from '#kernel/domain/bilingual.ts';
import { counted, type Catalogue } from '#kernel/web/i18n.ts';
import { ACT_KINDS } from '../domain/act-kinds.ts';

/** What was done, in plain words; a kind that is not known shows its own name. */
export function kindInWords(kind: string, lang: Lang): string {
  return ACT_KINDS[kind]?.[lang] ?? kind;
}

export const record = {
  title: { ko: '공개 기록', en: 'The record' },
  lead: {
    ko: '이 회차에서 공적으로 일어난 일이 순서대로 적혀 있습니다. 한번 적힌 것은 바꾸거나 빼거나 순서를 바꿀 수 없고, 그랬다면 누구나 알아낼 수 있습니다.',
    en: 'What happened publicly in this edition, in order. What was entered cannot be changed, removed or reordered without anyone being able to tell.',
  },
  empty: { ko: '아직 적힌 것이 없습니다', en: 'Nothing has been entered yet' },
  emptyNext: {
    ko: '첫 주제가 제안되거나 첫 세션이 오르면 몇 초 안에 여기에 적힙니다.',
    en: 'The first topic or session appears here within seconds.',
  },
  count: {
    ko: (size: number) => `적힌 일 ${size.toLocaleString('ko')}건`,
    en: (size: number) => counted(size, 'entry', 'entries'),
  },
  waiting: {
    ko: (count: number) => `${count}건이 곧 적힙니다`,
    en: (count: number) => `${counted(count, 'entry', 'entries')} about to be entered`,
  },
  incident: {
    ko: '기록을 멈추었습니다. 저장된 것과 공개된 것이 맞지 않아, 확인될 때까지 새 서명을 하지 않습니다.',
    en: 'The record has stopped: what is stored and what is published do not agree. Nothing is signed until this is settled.',
  },
  sealed: {
    ko: '이 기록은 봉해졌습니다. 더는 아무것도 더해지지 않습니다.',
    en: 'This record is sealed. Nothing is added to it any more.',
  },
  witnesses: { ko: '증인', en: 'Witnesses' },
  witnessesLead: {
    ko: '서로 다른 집단의 증인이 이 기록이 누구에게나 같은 모습으로 이어지는지 지켜보고 확인점에 함께 서명합니다.',
    en: 'Witnesses from different groups watch that everyone is shown the same growing record, and sign its checkpoints too.',
  },
  witnessNone: {
    ko: '아직 지정된 증인이 없습니다. 확인점을 간직해 두시면 여러분이 증인이 됩니다.',
    en: 'No witness is named yet. Keep a checkpoint, and you are one.',
  },
  witnessName: { ko: '증인', en: 'Witness' },
  witnessGroup: { ko: '집단', en: 'Group' },
  witnessed: { ko: '서명한 데까지', en: 'Signed up to' },
  witnessNotYet: { ko: '아직 서명하지 않음', en: 'Not signed yet' },
  witnessDisputed: {
    ko: '다른 기록을 보았다고 합니다. 사람이 살펴야 합니다.',
    en: 'Says it was shown another history. People must look into this.',
  },
  origin: { ko: '기록의 이름', en: 'Name of the log' },
  verify: { ko: '이 브라우저에서 확인하기', en: 'Check it in this browser' },
  download: { ko: '전체 기록 내려받기 (zip)', en: 'Download the whole record (zip)' },
  checkpoint: { ko: '서명된 확인점', en: 'Signed checkpoint' },
  earlier: { ko: '더 이른 기록', en: 'Earlier entries' },
  what: { ko: '일', en: 'What' },
  when: { ko: '때', en: 'When' },
  number: { ko: '번호', en: 'No.' },
  entry: { ko: (index: number) => `${index}번 기록`, en: (index: number) => `Entry ${index}` },
  words: { ko: '내용', en: 'Content' },
  closed: {
    ko: '공개하지 않기로 한 내용입니다. 적힌 때에 있었다는 사실만 남습니다.',
    en: 'Not public. Only that it existed when entered is on record.',
  },
  erased: {
    ko: '지워졌습니다. 지웠다는 사실도 기록에 있습니다.',
    en: 'Erased; the erasure is itself on record.',
  },
  data: { ko: '절차 정보', en: 'Particulars' },
  about: { ko: '무엇에 관한 것인가:', en: 'About:' },
  aboutGone: { ko: '지금은 공개되어 있지 않습니다.', en: 'It is no longer shown.' },
  cites: { ko: '무엇에 근거하는가', en: 'What it rests on' },
  citedBy: { ko: '이 기록에 근거한 것', en: 'What rests on it' },
  documents: { ko: '문서', en: 'Documents' },
  bytes: {
    ko: (bytes: number) => `${bytes.toLocaleString('ko')}바이트`,
    en: (bytes: number) => counted(bytes, 'byte', 'bytes'),
  },
  raw: { ko: '기록된 그대로 보기 (JSON)', en: 'As it was entered (JSON)' },
  proof: { ko: '증명서 내려받기', en: 'Download its proof' },
  proofHint: {
    ko: '이 기록이 서명된 확인점 아래에 있음을 보이는 파일입니다. 저희 서버 없이도 확인할 수 있습니다.',
    en: 'A file that shows this entry stands under a signed checkpoint. It can be checked without our server.',
  },
  ofItem: { ko: '공개 기록에는', en: 'In the record' },
  proofOf: {
    ko: (index: number) => `${index}번 기록의 증명서 내려받기`,
    en: (index: number) => `Download the proof of entry ${index}`,
  },
  checkEntry: { ko: '이 기록을 브라우저에서 확인하기', en: 'Check this entry in this browser' },
} as const satisfies Catalogue;

/** The private audit trail at the desk. */
export const audit = {
  title: { ko: '한 일의 기록', en: 'Audit trail' },
  lead: {
    ko: '이 회차에서 누가 언제 무엇을 바꾸었는지입니다. 사무국만 봅니다. 반응은 따로 적으며 여기에 나오지 않습니다.',
    en: 'Who changed what in this edition, and when. For the secretariat alone. Reactions have a log of their own and are not here.',
  },
  none: { ko: '아직 바뀐 것이 없습니다', en: 'Nothing has been changed yet' },
  when: { ko: (zone: string) => `때 (${zone})`, en: (zone: string) => `When (${zone})` },
  what: { ko: '일', en: 'What' },
  about: { ko: '무엇에', en: 'About' },
  who: { ko: '한 사람', en: 'By whom' },
  nobody: { ko: '정해진 규칙', en: 'The rules' },
} as const satisfies Catalogue;

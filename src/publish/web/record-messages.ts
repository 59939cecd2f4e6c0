import type { Bilingual, Lang } from '#kernel/domain/bilingual.ts';
import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** What was entered, in plain words; a kind that is not here shows its own name. */
const KINDS: Readonly<Record<string, Bilingual>> = {
  'edition.opened': { ko: '회차의 기록을 열었습니다', en: 'The record of the edition was opened' },
  'edition.sealed': { ko: '회차의 기록을 봉했습니다', en: 'The record of the edition was sealed' },
  'edition.changed': { ko: '회차의 정보를 고쳤습니다', en: 'The edition’s particulars were changed' },
  'topic.proposed': { ko: '주제가 제안되었습니다', en: 'A topic was proposed' },
  'topic.withdrawn': { ko: '주제 제안이 거두어졌습니다', en: 'A topic was withdrawn' },
  'topic.answered': { ko: '사무국이 주제 제안에 답했습니다', en: 'The secretariat answered a topic' },
  'session.added': { ko: '세션이 올랐습니다', en: 'A session was added' },
  'intervention.recorded': { ko: '발언이 기록되었습니다', en: 'An intervention was recorded' },
  'intervention.corrected': { ko: '발언 기록이 정정되었습니다', en: 'An intervention was corrected' },
  'release.imported': { ko: '보도자료에서 기록을 옮겼습니다', en: 'Records were taken from a press release' },
  'deliberation.opened': { ko: '숙의를 열었습니다', en: 'A deliberation was opened' },
  'deliberation.closed': { ko: '숙의를 닫았습니다', en: 'A deliberation was closed' },
  'position.drafted': { ko: '입장문이 세워졌습니다', en: 'A position was drafted' },
  'position.edited': { ko: '입장문이 고쳐졌습니다', en: 'A position was edited' },
  'position.moderated': { ko: '입장문이 조정되었습니다', en: 'A position was moderated' },
  'snapshot.taken': { ko: '결과가 고정되어 공개되었습니다', en: 'A result was frozen and released' },
  'paragraph.drafted': { ko: '결과문서의 단락이 쓰였습니다', en: 'A paragraph of the outcome was drafted' },
  'paragraph.edited': { ko: '결과문서의 단락이 고쳐졌습니다', en: 'A paragraph of the outcome was edited' },
  'paragraph.removed': { ko: '결과문서의 단락이 빠졌습니다', en: 'A paragraph of the outcome was removed' },
  'citation.added': { ko: '단락에 근거가 달렸습니다', en: 'A paragraph was given a source' },
  'citation.removed': { ko: '단락의 근거가 빠졌습니다', en: 'A source of a paragraph was removed' },
  'outcome.adopted': { ko: '결과문서가 채택되었습니다', en: 'The outcome was adopted' },
  'commitment.made': { ko: '공약이 기록되었습니다', en: 'A commitment was recorded' },
  'release.issued': { ko: '결과 보도자료가 나갔습니다', en: 'A results release was issued' },
  'erasure.done': { ko: '내용이 지워졌습니다', en: 'Content was erased' },
};

export function kindInWords(kind: string, lang: Lang): string {
  return KINDS[kind]?.[lang] ?? kind;
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
  proof: { ko: '증명서 내려받기', en: 'Download its proof' },
  proofHint: {
    ko: '이 기록이 서명된 확인점 아래에 있음을 보이는 파일입니다. 저희 서버 없이도 확인할 수 있습니다.',
    en: 'A file that shows this entry stands under a signed checkpoint. It can be checked without our server.',
  },
  verifyTitle: { ko: '기록을 직접 확인하기', en: 'Check the record yourself' },
  verifyLead: {
    ko: '기록 전부를 받아 이 기기에서 다시 계산합니다. 저희 말을 믿으실 필요가 없습니다.',
    en: 'Your device fetches the whole record and computes it again. You need not take our word.',
  },
  start: { ko: '확인 시작', en: 'Start checking' },
  running: { ko: '확인하는 중입니다…', en: 'Checking…' },
  unreachable: {
    ko: '기록을 받지 못해 확인하지 못했습니다. 연결을 살핀 뒤 다시 해 주십시오.',
    en: 'The record could not be fetched, so nothing was checked. Look at your connection and try again.',
  },
  noScript: {
    ko: '이 브라우저에서는 스크립트가 꺼져 있습니다. 전체 기록을 내려받아 풀고, 그 안에서 다음을 실행하십시오.',
    en: 'Script is off in this browser. Download the whole record, unpack it, and run this inside it:',
  },
} as const satisfies Catalogue;

import type { Catalogue } from '#kernel/web/i18n.ts';
import { ERASURE_REASON_NAMES } from '../domain/entry-codes.ts';

/** The secretariat's page of the record. */
export const recordDesk = {
  title: { ko: '공개 기록 관리', en: 'Keeping the record' },
  nothing: {
    ko: '이 회차의 기록에는 아직 적힌 것이 없습니다.',
    en: 'Nothing has been entered for this edition yet.',
  },
  sealed: {
    ko: '기록을 봉했습니다. 마지막 항목이 몇 초 안에 적힙니다.',
    en: 'The record is sealed. Its last entry appears within seconds.',
  },
  erased: {
    ko: '지웠습니다. 지웠다는 사실이 몇 초 안에 기록에 적힙니다.',
    en: 'Erased. That it was erased is entered within seconds.',
  },
  incident: {
    ko: '기록을 멈춘 까닭은 위에 있습니다. 운영 안내서(docs/spec/record.md)의 "기록이 멈추었을 때"를 따라 바로잡은 뒤 아래에 적어 주십시오. 그동안에도 활동은 저장되고 있으며, 풀리면 차례대로 적힙니다.',
    en: 'Why the record stopped is told above. Put it right as “When the record stops” in docs/spec/record.md says, then explain it below. What people do is stored meanwhile and will be entered in order.',
  },
  settleTitle: { ko: '바로잡은 뒤 기록 다시 시작하기', en: 'Start the record again' },
  settleWhy: {
    ko: '기록은 다시 시작하기 전에 공개된 파일을 처음부터 읽습니다. 원인이 그대로면 다시 멈춥니다. 적으신 설명은 공개 기록에 남습니다.',
    en: 'Before it starts, the record is read again from its published files. If the cause is still there, it stops again. What you write here enters the public record.',
  },
  settleReason: {
    ko: (language: string) => `무슨 일이었고 어떻게 바로잡았는가 (${language})`,
    en: (language: string) => `What happened and how it was put right (${language})`,
  },
  settleConfirm: { ko: '원인을 바로잡았습니다', en: 'The cause is put right' },
  settleButton: { ko: '기록 다시 시작하기', en: 'Start it again' },
  settled: {
    ko: '기록을 다시 읽습니다. 원인이 바로잡혔다면 밀린 일이 몇 초 안에 적힙니다.',
    en: 'The record is being read again. If the cause is put right, what waits is entered within seconds.',
  },
  stopped: {
    ko: '공개 기록이 멈추었습니다. 새로 있은 일이 공개되지 않고 있습니다.',
    en: 'The record has stopped: nothing new is being published.',
  },
  disputed: {
    ko: '증인이 다른 기록을 보았다고 합니다. 열쇠가 새었거나 옛 사본으로 되돌려졌을 수 있습니다.',
    en: 'A witness says it was shown another history. A key may have leaked, or an old copy been restored.',
  },
  settle: { ko: '무슨 일인지 보고 바로잡기', en: 'See what happened and settle it' },
  sealTitle: { ko: '기록 봉하기', en: 'Seal the record' },
  sealWhy: {
    ko: '회차가 끝나면 기록을 봉합니다. 봉한 뒤에는 이 회차에 공개되는 일을 더할 수 없고, 다음 회차의 기록이 이 기록의 마지막 확인점에서 이어집니다.',
    en: 'Seal the record when the edition is over. Nothing public can be added to this edition afterwards, and the next edition’s record begins from this one’s last checkpoint.',
  },
  sealConfirm: { ko: '되돌릴 수 없음을 알고 있습니다', en: 'I know that this cannot be undone' },
  seal: { ko: '봉하기', en: 'Seal it' },
  sealDone: { ko: '이미 봉했습니다.', en: 'It is sealed already.' },
  eraseTitle: { ko: '내용 지우기', en: 'Erase content' },
  eraseWhy: {
    ko: '기록의 한 항목에서 글이나 이름을 지웁니다. 이 대상에 관한 모든 항목과 화면에서 함께 지워지며 되돌릴 수 없습니다. 지웠다는 사실과 까닭은 공개 기록에 남습니다.',
    en: 'Erases a text or a name from an entry. It goes from every entry and page about the same subject, for good. That it was erased, and why, stays on record.',
  },
  index: { ko: '기록 번호', en: 'Entry number' },
  field: { ko: '항목 이름 (예: text_ko)', en: 'Name of the field (such as text_ko)' },
  reason: { ko: '까닭', en: 'Reason' },
  reasons: ERASURE_REASON_NAMES,
  erase: { ko: '지우기', en: 'Erase it' },
} as const satisfies Catalogue;

import type { Catalogue } from '#kernel/web/i18n.ts';

/** Items of the agenda on the floor: what is open, asking for what is to come, and the chair's steps. */
export const floorItem = {
  now: { ko: '지금 의제', en: 'Item now' },
  none: { ko: '지금 다루는 의제가 없습니다.', en: 'No item of the agenda is open just now.' },
  gone: { ko: '의제에서 빠진 항목', en: 'an item that is no longer on the agenda' },
  later: { ko: '뒤의 의제에 미리 신청하기', en: 'Ask for a later item' },
  laterWhy: {
    ko: '그 의제가 상정되면 신청한 순서대로 명단에 오릅니다.',
    en: 'When that item is taken up, you stand on its list in the order of asking.',
  },
  ask: { ko: '미리 신청', en: 'Ask for this item' },
  waits: { ko: '이 의제가 상정되기를 기다립니다', en: 'waits for this item to be taken up' },
  lapsed: {
    ko: '차례가 오기 전에 이 의제의 논의가 끝나 실효되었습니다',
    en: 'has lapsed: the discussion of this item was closed before your turn',
  },
  desk: { ko: '의제 진행', en: 'Agenda' },
  deskLead: {
    ko: '의제를 상정하면 그때부터의 명단과 발언은 그 의제의 것이 됩니다. 상정과 논의 마침은 공개 기록에 남습니다.',
    en: 'Once an item is taken up, the list and what is said belong to it. Taking up and closing enter the public record.',
  },
  open: { ko: '상정', en: 'Take up' },
  again: { ko: '다시 상정', en: 'Take up again' },
  openCarry: { ko: '상정하고 대기자 넘기기', en: 'Take up, carry over who waits' },
  openLapse: { ko: '상정하고 대기자 실효', en: 'Take up, who waits lapses' },
  close: { ko: '논의 마침', en: 'Close the discussion' },
  closeCarry: { ko: '마치고 대기자 넘기기', en: 'Close, carry over who waits' },
  closeLapse: { ko: '마치고 대기자 실효', en: 'Close, who waits lapses' },
  isOpen: { ko: '지금', en: 'now' },
  isClosed: { ko: '마침', en: 'closed' },
  waiting: {
    ko: (n: number) => `미리 신청 ${n}명`,
    en: (n: number) => `${n.toLocaleString('en')} asked ahead`,
  },
  turnFirst: {
    ko: '지금 발언권을 가진 사람의 차례가 끝나면 의제를 바꿀 수 있습니다.',
    en: 'The item can be changed once the turn of whoever has the floor has ended.',
  },
} as const satisfies Catalogue;

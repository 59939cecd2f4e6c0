import { counted, type WaitingWords } from '#kernel/web/i18n.ts';
import type { CallWaiting } from '../domain/waiting-kinds.ts';

export const callWaitingWords: WaitingWords<CallWaiting> = {
  'topics-unanswered': {
    ko: (count) => `답을 기다리는 주제 제안 ${count.toLocaleString('ko')}건`,
    en: (count) => `${counted(count, 'topic proposal', 'topic proposals')} without an answer`,
  },
};

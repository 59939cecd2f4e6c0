import { counted, type WaitingWords } from '#kernel/web/i18n.ts';
import type { ConcludeWaiting } from '../domain/waiting-kinds.ts';

export const concludeWaitingWords: WaitingWords<ConcludeWaiting> = {
  'outcome-to-start': {
    ko: () => '결론 단계가 시작되었는데 시작한 결과문서가 없습니다',
    en: () => 'The concluding phase has begun and no outcome text is started',
  },
  'paragraphs-uncited': {
    ko: (count) => `근거가 없는 본문 단락 ${count.toLocaleString('ko')}개`,
    en: (count) => `${counted(count, 'operative paragraph', 'operative paragraphs')} resting on nothing yet`,
  },
  'outcome-to-adopt': {
    ko: (_count, title) => `모든 단락에 근거가 있어 채택할 수 있는 글: ${title}`,
    en: (_count, title) => `Every paragraph is cited, ready for adoption: ${title}`,
  },
  'commitments-open': {
    ko: (count, edition) => `${edition}의 공약 가운데 아직 이행 전인 것 ${count.toLocaleString('ko')}건`,
    en: (count, edition) => `${counted(count, 'commitment', 'commitments')} of ${edition} still open`,
  },
};

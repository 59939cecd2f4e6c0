import { counted, type WaitingWords } from '#kernel/web/i18n.ts';
import type { DeliberateWaiting } from '../domain/waiting-kinds.ts';

export const deliberateWaitingWords: WaitingWords<DeliberateWaiting> = {
  'proposals-waiting': {
    ko: (count) => `답을 기다리는 입장 제안 ${count.toLocaleString('ko')}건`,
    en: (count) => `${counted(count, 'proposed position', 'proposed positions')} without an answer`,
  },
  'drafts-to-open': {
    ko: (count) => `숙의는 열렸으나 아직 묻지 않은 입장 초안 ${count.toLocaleString('ko')}건`,
    en: (count) => `${counted(count, 'drafted position', 'drafted positions')} not yet put to everyone`,
  },
  'texts-behind': {
    ko: (count) => `빠졌거나 뒤처졌거나 확인하지 않은 번역 ${count.toLocaleString('ko')}건`,
    en: (count) => `${counted(count, 'translation', 'translations')} missing, behind or unchecked`,
  },
  'reasons-waiting': {
    ko: (count) => `모두에게 보일지 정할 이유 ${count.toLocaleString('ko')}건`,
    en: (count) =>
      `${counted(count, 'reason', 'reasons')} offered to everyone, waiting to be shown or kept back`,
  },
  'positions-missing': {
    ko: () => '숙의를 열 때가 다가오는데 입장이 하나도 없습니다',
    en: () => 'The deliberation opens soon and no position is drafted',
  },
  'deliberation-to-plan': {
    ko: () => '숙의 단계가 시작되었는데 준비한 숙의가 없습니다',
    en: () => 'The deliberation phase has begun and no deliberation is planned',
  },
  'deliberation-to-open': {
    ko: () => '숙의 단계가 시작되었는데 숙의를 예고하지도 열지도 않았습니다',
    en: () => 'The deliberation phase has begun and the deliberation is neither announced nor open',
  },
  'deliberation-closing': { ko: () => '숙의가 곧 마감됩니다', en: () => 'The deliberation closes soon' },
  'deliberation-left-open': {
    ko: () => '숙의 단계가 끝났는데 숙의가 아직 열려 있습니다',
    en: () => 'The deliberation phase is over and the deliberation is still open',
  },
};

import { counted, type WaitingWords } from '#kernel/web/i18n.ts';
import type { PublishWaiting } from '../domain/waiting-kinds.ts';

export const publishWaitingWords: WaitingWords<PublishWaiting> = {
  'release-to-issue': {
    ko: () => '공개 단계가 시작되었는데 결과 보도자료를 내지 않았습니다',
    en: () => 'The publishing phase has begun and no results release is issued',
  },
  'record-to-seal': {
    ko: () => '다섯 단계가 모두 끝났는데 기록을 아직 봉하지 않았습니다',
    en: () => 'All phases are over and the record is not sealed',
  },
  'record-behind': {
    ko: (count) => `아직 공개 기록에 적히지 않은 행위 ${count.toLocaleString('ko')}건`,
    en: (count) => `${counted(count, 'public act', 'public acts')} not entered in the record yet`,
  },
};

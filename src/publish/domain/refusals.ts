import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const publishRefusals = {
  'release-empty': {
    status: 422,
    ko: '{language} 본문이 비어 있습니다. 두 언어의 본문을 모두 갖춘 뒤 발행해 주십시오. 발행된 것은 없습니다.',
    en: 'The {language} text is empty. Both languages are needed before a release is issued. Nothing was issued.',
  },
  'release-unchanged': {
    status: 409,
    ko: '지금 기록은 마지막으로 발행한 보도자료와 같습니다. 새로 발행할 것이 없습니다.',
    en: 'The record is the same as in the last release issued. There is nothing new to issue.',
  },
  'nothing-held': {
    status: 409,
    ko: '아직 열린 세션이 없어 결과 보도자료를 낼 수 없습니다. 세션과 발언을 먼저 기록해 주십시오.',
    en: 'No session has been recorded yet, so there are no results to release. Record sessions and interventions first.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(publishRefusals);

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
  'edition-not-there': {
    status: 404,
    ko: '그런 회차가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such edition. Nothing was stored.',
  },
  'seal-unconfirmed': {
    status: 422,
    ko: '봉한 기록은 다시 열 수 없습니다. 확인란에 표시한 뒤 다시 눌러 주십시오. 아직 봉하지 않았습니다.',
    en: 'A seal cannot be taken back. Please tick the box and press again. Nothing is sealed yet.',
  },
  'field-unknown': {
    status: 404,
    field: 'field',
    ko: '이 기록에는 그런 내용이 없습니다. 지운 것은 없습니다.',
    en: 'This entry has no such content. Nothing was erased.',
  },
  'entry-waiting': {
    status: 409,
    ko: '같은 내용이 아직 기록에 적히는 중입니다. 몇 초 뒤에 다시 해 주십시오. 지운 것은 없습니다.',
    en: 'The same content is still being entered into the record. Try again in a few seconds. Nothing was erased.',
  },
  'erasure-needs-open-edition': {
    status: 409,
    ko: '봉한 기록에서 지운 사실은 다음 회차의 기록에 적습니다. 다음 회차를 먼저 열고 첫 항목이 적힌 뒤 다시 해 주십시오. 지운 것은 없습니다.',
    en: 'What is erased from a sealed record is entered in the next edition’s. Open that one first, wait for its first entry, and try again. Nothing was erased.',
  },
  'incident-none': {
    status: 409,
    ko: '지금은 멈춘 기록이 없습니다. 바뀐 것은 없습니다.',
    en: 'The record is not stopped now. Nothing was changed.',
  },
  'incident-other': {
    status: 409,
    ko: '그 사이 기록이 다른 까닭으로 멈추었습니다. 다시 살펴본 뒤 눌러 주십시오. 바뀐 것은 없습니다.',
    en: 'The record has stopped for another reason meanwhile. Look into that one and try again. Nothing was changed.',
  },
  'settling-unexplained': {
    status: 422,
    field: 'reason',
    ko: '무슨 일이었고 어떻게 바로잡았는지 적어 주십시오. 모두가 읽습니다. 바뀐 것은 없습니다.',
    en: 'Say what happened and how it was put right; everyone will read it. Nothing was changed.',
  },
  'settling-too-long': {
    status: 422,
    field: 'reason',
    ko: '설명은 {limit}자까지 적을 수 있습니다. 바뀐 것은 없습니다.',
    en: 'An explanation has at most {limit} characters. Nothing was changed.',
  },
  'settling-unconfirmed': {
    status: 422,
    ko: '원인을 바로잡았다는 확인란에 표시한 뒤 다시 눌러 주십시오. 바뀐 것은 없습니다.',
    en: 'Tick the box that the cause is put right, and press again. Nothing was changed.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(publishRefusals);

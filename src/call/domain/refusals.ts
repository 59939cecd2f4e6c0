import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const callRefusals = {
  'call-not-open': {
    status: 409,
    ko: '이 회차의 의제 공모는 지금 열려 있지 않습니다. 저장된 것은 없습니다.',
    en: 'The call for topics of this edition is not open now. Nothing was stored.',
  },
  'topic-unknown': {
    status: 404,
    ko: '그런 주제 제안이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such topic proposal. Nothing was stored.',
  },
  'title-missing': {
    status: 422,
    field: 'title',
    ko: '주제의 제목을 적어 주십시오.',
    en: 'Please give the topic a title.',
  },
  'title-too-long': {
    status: 422,
    field: 'title',
    ko: '제목은 {limit}자까지입니다. 지금은 {length}자입니다.',
    en: 'A title has at most {limit} characters; this one has {length}.',
  },
  'reasons-missing': {
    status: 422,
    field: 'reasons',
    ko: '왜 지금 다루어야 하는지 적어 주십시오.',
    en: 'Please say why this should be taken up now.',
  },
  'reasons-too-long': {
    status: 422,
    field: 'reasons',
    ko: '이유는 {limit}자까지입니다. 지금은 {length}자입니다.',
    en: 'The reasons have at most {limit} characters; these have {length}.',
  },
  'name-missing': {
    status: 422,
    field: 'name',
    ko: '제안자로 보일 이름을 적어 주십시오.',
    en: 'Please give the name to be shown as proposer.',
  },
  'name-too-long': {
    status: 422,
    field: 'name',
    ko: '이름은 {limit}자까지입니다.',
    en: 'A name has at most {limit} characters.',
  },
  'name-is-address': {
    status: 422,
    field: 'name',
    ko: '이름은 모두에게 보입니다. 전자우편 주소 말고 이름을 적어 주십시오.',
    en: 'The name is shown to everyone. Please give a name, not an e-mail address.',
  },
  'language-unknown': {
    status: 422,
    ko: '어느 언어로 쓰셨는지 골라 주십시오.',
    en: 'Please choose the language you wrote in.',
  },
  'too-many-proposals': {
    status: 429,
    ko: '한 회차에 한 사람이 낼 수 있는 제안은 {limit}건까지입니다.',
    en: 'One person may make at most {limit} proposals for an edition.',
  },
  'commitment-unknown': {
    status: 404,
    ko: '이어받을 공약을 찾을 수 없습니다. 저장된 것은 없습니다.',
    en: 'The commitment to take up was not found. Nothing was stored.',
  },
  'own-topic': {
    status: 409,
    ko: '본인의 제안에는 지지를 더할 수 없습니다. 제안하신 것으로 이미 세고 있습니다.',
    en: 'You cannot support your own proposal; proposing it already counts.',
  },
  'support-closed': {
    status: 409,
    ko: '이 제안은 이제 지지를 받지 않습니다. 먼저 하신 지지는 그대로 있습니다.',
    en: 'This proposal takes no support now. What you gave before stays as it was.',
  },
  'not-your-topic': {
    status: 403,
    ko: '제안한 사람만 거둘 수 있습니다.',
    en: 'Only whoever proposed it can withdraw it.',
  },
  'topic-not-withdrawable': {
    status: 409,
    ko: '이미 답을 받은 제안은 거둘 수 없습니다. 사무국에 문의해 주십시오.',
    en: 'An answered proposal cannot be withdrawn. Please ask the secretariat.',
  },
  'answer-not-possible': {
    status: 409,
    ko: '지금 상태의 제안에는 그렇게 답할 수 없습니다. 새로 고쳐 지금 상태를 확인해 주십시오.',
    en: 'A proposal in its present state cannot be answered so. Please reload to see its state.',
  },
  'reason-missing': {
    status: 422,
    field: 'reason',
    ko: '한국어나 영어 가운데 적어도 하나로 이유를 적어 주십시오.',
    en: 'Please give the reason in Korean or in English at least.',
  },
  'reason-too-long': {
    status: 422,
    field: 'reason',
    ko: '답의 이유는 언어마다 {limit}자까지입니다.',
    en: 'The reason has at most {limit} characters in each language.',
  },
  'merge-target-missing': {
    status: 422,
    field: 'mergedIntoId',
    ko: '어느 제안에 합치는지 골라 주십시오. 같은 회차의, 거두지 않은 다른 제안이어야 합니다.',
    en: 'Please choose the proposal it is merged into: another one of this edition that was not withdrawn.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(callRefusals);

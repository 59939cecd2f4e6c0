import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const conveneRefusals = {
  'edition-unknown': {
    status: 404,
    ko: '그런 회차가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such edition. Nothing was stored.',
  },
  'session-unknown': {
    status: 404,
    ko: '이 회차에 그런 세션이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such session in this edition. Nothing was stored.',
  },
  'speaker-unknown': {
    status: 404,
    ko: '이 회차의 참가자가 아닙니다. 먼저 사람으로 추가해 주십시오.',
    en: 'This person takes no part in this edition. Please add them first.',
  },
  'person-unknown': {
    status: 404,
    ko: '이 회차에 그런 참가자가 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such participant in this edition. Nothing was stored.',
  },
  'intervention-unknown': {
    status: 404,
    ko: '그런 발언이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such intervention. Nothing was stored.',
  },
  'not-your-words': {
    status: 403,
    ko: '본인의 발언만 바로잡을 수 있습니다. 다른 발언은 사무국에 알려 주십시오.',
    en: 'You may correct your own words only. For other words, please tell the secretariat.',
  },
  'mode-widening': {
    status: 409,
    ko: '이미 한 말의 기록 방식은 더 엄격하게만 바꿀 수 있습니다. 지금 방식: {from}.',
    en: 'The record of what was already said can only be made stricter. It is now: {from}.',
  },
  'off-record-too-late': {
    status: 409,
    ko: '이미 저장된 발언은 비보도 전제로 바꿀 수 없습니다. 채텀하우스 규칙으로 바꾸거나 삭제를 요청해 주십시오.',
    en: 'Stored words cannot go off the record. Choose the Chatham House Rule, or ask for their erasure.',
  },
  'slug-taken': {
    status: 409,
    field: 'slug',
    ko: '주소 이름 “{slug}”은(는) 이미 쓰이고 있습니다. 다른 이름을 적어 주십시오.',
    en: 'The address name “{slug}” is taken. Please choose another.',
  },
  'dates-crossed': {
    status: 422,
    field: 'endsOn',
    ko: '{what}: 끝나는 날이 시작하는 날보다 앞섭니다.',
    en: '{what}: the last day comes before the first.',
  },
  'time-zone-unknown': {
    status: 422,
    field: 'timeZone',
    ko: '“{zone}”은(는) 알려진 시간대가 아닙니다. 예: Asia/Seoul',
    en: '“{zone}” is no known time zone. Example: Asia/Seoul',
  },
  'already-takes-part': {
    status: 409,
    ko: '이 사람은 이미 이 회차의 참가자입니다. 참가 정보를 고쳐 주십시오.',
    en: 'This person already takes part in this edition. Please change that entry instead.',
  },
  'email-taken': {
    status: 409,
    field: 'email',
    ko: '이 전자우편 주소는 다른 사람에게 이어져 있습니다. 저장된 것은 없습니다.',
    en: 'This e-mail address is tied to another person. Nothing was stored.',
  },
  'already-imported': {
    status: 409,
    ko: '같은 보도자료가 이미 들어 있습니다 ({on}에 저장). 저장된 것은 없습니다.',
    en: 'The same release is already stored (on {on}). Nothing was stored.',
  },
  'group-missing': {
    status: 422,
    field: 'stakeholderGroup',
    ko: '이해관계자 집단을 정해 주십시오: {names}. 저장된 것은 없습니다.',
    en: 'Please choose the stakeholder group of: {names}. Nothing was stored.',
  },
  'speaker-missing': {
    status: 422,
    ko: '“{text}…”을(를) 말한 사람이 목록에 없습니다. 다시 골라 주십시오. 저장된 것은 없습니다.',
    en: 'Whoever said “{text}…” is not in the list. Please choose again. Nothing was stored.',
  },
  'session-missing': {
    status: 422,
    ko: '“{text}…”의 세션이 목록에 없습니다. 다시 골라 주십시오. 저장된 것은 없습니다.',
    en: 'The session of “{text}…” is not in the list. Please choose again. Nothing was stored.',
  },
  'ruling-unknown': {
    status: 404,
    ko: '그런 판단이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such ruling. Nothing was stored.',
  },
  'ruling-off-record': {
    status: 409,
    ko: '비보도 전제의 세션에서는 판단을 남기지 않습니다. 저장된 것은 없습니다.',
    en: 'This session is off the record: no ruling is kept. Nothing was stored.',
  },
  'ruling-not-standing': {
    status: 409,
    ko: '이미 거둔 판단입니다. 바뀐 것은 없습니다.',
    en: 'This ruling was set aside already. Nothing was changed.',
  },
  'rulings-full': {
    status: 409,
    ko: '한 세션에 남길 수 있는 판단은 {max}건까지입니다. 저장된 것은 없습니다.',
    en: 'A session keeps at most {max} rulings. Nothing was stored.',
  },
  'objections-full': {
    status: 409,
    ko: '판단 하나에 적을 수 있는 이의는 {max}건까지입니다. 저장된 것은 없습니다.',
    en: 'At most {max} objections are noted to one ruling. Nothing was stored.',
  },
  'agenda-item-unknown': {
    status: 404,
    ko: '이 세션에 그런 의제가 없습니다. 그 사이에 빠졌을 수 있습니다. 저장된 것은 없습니다.',
    en: 'There is no such item on the agenda of this session; it may have been removed. Nothing was stored.',
  },
  'agenda-number-taken': {
    status: 409,
    ko: '의제 번호 “{number}”은(는) 이 세션에서 이미 쓰이고 있습니다. 다른 번호를 적어 주십시오. 저장된 것은 없습니다.',
    en: 'The number “{number}” is taken on this agenda. Please choose another. Nothing was stored.',
  },
  'agenda-times-crossed': {
    status: 422,
    ko: '의제의 끝나는 시각이 시작하는 시각보다 앞섭니다. 저장된 것은 없습니다.',
    en: 'The item would end before it begins. Nothing was stored.',
  },
  'agenda-subject-unknown': {
    status: 422,
    ko: '의제가 다룰 주제나 입장을 찾을 수 없습니다. 모두에게 보이는 페이지의 주소를 적어 주십시오. 저장된 것은 없습니다.',
    en: 'The topic or position this item would take up was not found. Please give the address of its public page. Nothing was stored.',
  },
  'agenda-full': {
    status: 409,
    ko: '한 세션의 의제는 {max}개까지입니다. 저장된 것은 없습니다.',
    en: 'The agenda of a session holds at most {max} items. Nothing was stored.',
  },
  'agenda-item-used': {
    status: 409,
    ko: '이미 다룬 의제이거나 발언 신청이 있어 뺄 수 없습니다. 제목은 고칠 수 있습니다. 바뀐 것은 없습니다.',
    en: 'This item was taken up already, or somebody asked to speak on it, so it cannot be removed. It can be reworded. Nothing was changed.',
  },
  'turn-not-theirs': {
    status: 409,
    ko: '이 사람이 이 세션에서 그 차례에 발언하지 않았습니다. 차례를 다시 골라 주십시오. 저장된 것은 없습니다.',
    en: 'This person did not have that turn in this session. Please choose the turn again. Nothing was stored.',
  },
  'turn-recorded': {
    status: 409,
    ko: '그 차례의 발언은 이미 기록되어 있습니다. 고치려면 그 기록을 바로잡아 주십시오. 저장된 것은 없습니다.',
    en: 'What was said in that turn is recorded already. Correct that record instead. Nothing was stored.',
  },
  'nothing-to-import': {
    status: 422,
    ko: '저장할 항목이 하나도 남지 않았습니다.',
    en: 'No item is left to store.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(conveneRefusals);

import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const floorRefusals = {
  'floor-not-open': {
    status: 409,
    ko: '이 세션의 발언자 명단이 아직 열리지 않았습니다. 좌장이 열면 신청할 수 있습니다. 저장된 것은 없습니다.',
    en: 'The list of speakers of this session is not open yet. You can ask once the chair opens it. Nothing was stored.',
  },
  'floor-already-open': {
    status: 409,
    ko: '발언자 명단이 이미 열려 있습니다. 바뀐 것은 없습니다.',
    en: 'The list of speakers is open already. Nothing was changed.',
  },
  'floor-ended': {
    status: 409,
    ko: '이 세션의 발언은 끝났습니다. 저장된 것은 없습니다.',
    en: 'The floor of this session is closed: its meeting has ended. Nothing was stored.',
  },
  'list-closed': {
    status: 409,
    ko: '발언자 명단이 마감되었습니다. 발언 대신 글을 낼 수 있습니다. 저장된 것은 없습니다.',
    en: 'The list of speakers is closed. You can give a text instead. Nothing was stored.',
  },
  'list-already': {
    status: 409,
    ko: '발언자 명단은 이미 그 상태입니다. 바뀐 것은 없습니다.',
    en: 'The list of speakers is so already. Nothing was changed.',
  },
  'line-full': {
    status: 409,
    ko: '기다리는 사람이 {max}명이어서 더 받을 수 없습니다. 발언 대신 글을 낼 수 있습니다.',
    en: 'The list is full: {max} are waiting. You can give a text instead.',
  },
  'already-waiting': {
    status: 409,
    ko: '이미 신청해 두셨습니다. 차례를 기다려 주십시오. 바뀐 것은 없습니다.',
    en: 'You have asked already and are waiting for your turn. Nothing was changed.',
  },
  'replies-used': {
    status: 409,
    ko: '답변권은 한 세션에 한 대표단이 {max}번까지 쓸 수 있습니다. 저장된 것은 없습니다.',
    en: 'A delegation has at most {max} rights of reply in a session. Nothing was stored.',
  },
  'texts-used': {
    status: 409,
    ko: '한 세션에 낼 수 있는 글은 {max}편까지입니다. 저장된 것은 없습니다.',
    en: 'You can give at most {max} texts in a session. Nothing was stored.',
  },
  'text-off-record': {
    status: 409,
    ko: '비보도 전제의 세션에서는 글을 저장하지 않습니다. 저장된 것은 없습니다.',
    en: 'This session is off the record: no text is kept. Nothing was stored.',
  },
  'not-in-edition': {
    status: 403,
    ko: '이 회차에 등록이 승인된 참가자만 발언을 신청할 수 있습니다. 저장된 것은 없습니다.',
    en: 'Only accredited participants of this edition can ask for the floor. Nothing was stored.',
  },
  'request-unknown': {
    status: 404,
    ko: '그런 발언 신청이 없습니다. 이미 거두었거나 끝난 신청일 수 있습니다. 바뀐 것은 없습니다.',
    en: 'There is no such request for the floor; it may have been withdrawn. Nothing was changed.',
  },
  'not-your-request': {
    status: 403,
    ko: '본인의 신청만 거둘 수 있습니다. 바뀐 것은 없습니다.',
    en: 'You can withdraw your own request only. Nothing was changed.',
  },
  'request-step': {
    status: 409,
    ko: '지금은 이 신청에 그렇게 할 수 없습니다. 그 사이에 바뀌었을 수 있으니 목록을 다시 보아 주십시오.',
    en: 'This cannot be done with that request now; it may have changed meanwhile. Please look at the list again.',
  },
  'floor-moved-on': {
    status: 409,
    ko: '보시던 화면 뒤로 순서가 바뀌었습니다. 지금 상태를 보고 다시 정해 주십시오. 바뀐 것은 없습니다.',
    en: 'The floor has moved on since the page you saw. Look at it as it is now, and decide again. Nothing was changed.',
  },
  'floor-taken': {
    status: 409,
    ko: '지금 발언권을 가진 사람이 있습니다. 먼저 그 발언을 끝내 주십시오. 바뀐 것은 없습니다.',
    en: 'Somebody has the floor. End that turn first. Nothing was changed.',
  },
  'floor-free': {
    status: 409,
    ko: '지금 발언권을 가진 사람이 없습니다. 바뀐 것은 없습니다.',
    en: 'Nobody has the floor just now. Nothing was changed.',
  },
  'nobody-waits': {
    status: 409,
    ko: '부를 사람이 없습니다. 바뀐 것은 없습니다.',
    en: 'Nobody is waiting to be called. Nothing was changed.',
  },
  'point-first': {
    status: 409,
    ko: '의사진행 발언이 먼저입니다. 바뀐 것은 없습니다.',
    en: 'A point of order goes first. Nothing was changed.',
  },
  'reply-last': {
    status: 409,
    ko: '답변권은 명단의 발언이 모두 끝난 뒤에 씁니다. 바뀐 것은 없습니다.',
    en: 'Replies are heard when nobody is left on the list. Nothing was changed.',
  },
  'item-already-open': {
    status: 409,
    ko: '이미 다루고 있는 의제입니다. 바뀐 것은 없습니다.',
    en: 'This item is open already. Nothing was changed.',
  },
  'item-not-open': {
    status: 409,
    ko: '지금 다루는 의제가 아닙니다. 그 사이에 바뀌었을 수 있으니 지금 상태를 보아 주십시오. 바뀐 것은 없습니다.',
    en: 'This is not about the item that is open now; it may have changed meanwhile. Nothing was changed.',
  },
  'item-closed': {
    status: 409,
    ko: '논의가 끝난 의제입니다. 지금 의제나 다음 의제에 신청할 수 있습니다. 저장된 것은 없습니다.',
    en: 'The discussion of this item is closed. You can ask for the one that is open or for a later one. Nothing was stored.',
  },
  'reply-not-shorter': {
    status: 422,
    ko: '답변 시간은 발언 시간보다 짧아야 합니다. 바뀐 것은 없습니다.',
    en: 'A reply must be shorter than a speech. Nothing was changed.',
  },
  'chair-only': {
    status: 403,
    ko: '좌장과 사무국만 할 수 있습니다. 바뀐 것은 없습니다.',
    en: 'Only the chair and the secretariat can do this. Nothing was changed.',
  },
  'floor-busy': {
    status: 503,
    ko: '신청이 한꺼번에 몰리고 있습니다. {seconds}초 뒤에 다시 해 주십시오. 이번 것은 저장되지 않았습니다.',
    en: 'Many requests are arriving at once. Please try again in {seconds} s. This one was not stored.',
  },
  'floor-away': {
    status: 503,
    ko: '발언자 명단을 맡은 곳이 지금 답하지 않습니다. 저장되지 않았을 수 있으니 잠시 뒤 명단을 보고 다시 해 주십시오. 두 번 눌러도 한 번만 셉니다.',
    en: 'Whatever keeps the list of speakers does not answer just now. This may not be stored: look at the list in a moment and try again. Pressing twice counts once.',
  },
} as const satisfies RefusalTable;

export const refuseFloor = refusing(floorRefusals);

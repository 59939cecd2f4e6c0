import { refusing, type RefusalTable } from '#kernel/domain/decision.ts';

export const deliberateRefusals = {
  'position-unknown': {
    status: 404,
    ko: '그런 입장이 없습니다. 저장된 것은 없습니다.',
    en: 'There is no such position. Nothing was stored.',
  },
  'position-closed': {
    status: 409,
    ko: '이 입장은 지금 반응을 받지 않습니다. 먼저 하신 반응은 그대로 있습니다.',
    en: 'This position takes no reactions now. What you said before stays as it was.',
  },
  'not-admitted': {
    status: 403,
    ko: '이 숙의에는 승인된 참가자만 반응할 수 있습니다.',
    en: 'Only accredited participants may react in this deliberation.',
  },
} as const satisfies RefusalTable;

export const refuse = refusing(deliberateRefusals);

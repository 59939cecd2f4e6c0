import { refusing, type RefusalTable } from './decision.ts';

/** Refusals that any command can meet, before its own decision. */
export const kernelRefusals = {
  'input-invalid': {
    status: 422,
    ko: '입력을 다시 확인해 주십시오: {where} — {what}',
    en: 'Please check what you entered: {where} — {what}',
  },
  'role-missing': {
    status: 403,
    ko: '이 일을 할 권한이 없습니다. 필요한 역할: {roles}. 저장된 것은 없습니다.',
    en: 'You may not do this. Needed: {roles}. Nothing was stored.',
  },
  'sign-in-needed': {
    status: 403,
    ko: '먼저 로그인해 주십시오. 저장된 것은 없습니다.',
    en: 'Please sign in first. Nothing was stored.',
  },
  'edition-sealed': {
    status: 409,
    ko: '이 회차의 기록은 봉해졌습니다. 더는 공개 기록을 더할 수 없으며, 저장된 것은 없습니다.',
    en: 'The record of this edition is sealed. Nothing public can be added to it any more, and nothing was stored.',
  },
  'request-unreadable': {
    status: 400,
    ko: '보내신 것을 읽을 수 없습니다. 저장된 것은 없습니다.',
    en: 'What was sent cannot be read. Nothing was stored.',
  },
  'database-away': {
    status: 503,
    ko: '자료를 보관하는 곳에 지금 닿을 수 없습니다. 먼저 저장된 것은 그대로 있습니다. 방금 보내신 것은 저장되지 않았을 수 있으니, 잠시 뒤 다시 열어 확인해 주십시오.',
    en: 'The database cannot be reached just now. What was stored before is safe. What you have just sent may not be stored: please open the page again in a moment and look.',
  },
  'disk-full': {
    status: 503,
    ko: '저장할 자리가 모자라 지금은 새로 저장할 수 없습니다. 읽는 것은 됩니다. 방금 보내신 것은 저장되지 않았습니다. 운영하는 사람이 자리를 마련해야 합니다.',
    en: 'There is no room left to store anything now; reading still works. What you have just sent was not stored. Whoever runs this server has to make room.',
  },
} as const satisfies RefusalTable;

export const refuseInKernel = refusing(kernelRefusals);

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
} as const satisfies RefusalTable;

export const refuseInKernel = refusing(kernelRefusals);

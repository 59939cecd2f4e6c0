import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { ANSWER_REASONS } from '#deliberate/domain/reacting/answer-reason.ts';

/** Why a reason is not shown to everyone: what happens again and again, so that answers are alike. */
export const KEPT_BACK_WHY = {
  identifies: {
    ko: '누가 썼는지 짐작할 수 있는 말이 들어 있습니다.',
    en: 'It holds words from which others could tell who wrote it.',
  },
  personal: ANSWER_REASONS.personal,
  abusive: ANSWER_REASONS.abusive,
  beside: { ko: '이 입장과 관계없는 내용입니다.', en: 'It is not about this position.' },
} as const satisfies Record<string, Bilingual>;

export type KeptBackWhy = keyof typeof KEPT_BACK_WHY;
// The keys of the table above are the reasons there are.
export const KEPT_BACK_CODES = Object.keys(KEPT_BACK_WHY) as [KeptBackWhy, ...KeptBackWhy[]];

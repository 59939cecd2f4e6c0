import type { Bilingual } from '#kernel/domain/bilingual.ts';

/** Why a sentence is returned to its author or taken out: what happens again and again, so that answers are alike. */
export const ANSWER_REASONS = {
  two_things: {
    ko: '한 문장에 두 가지 생각이 들어 있어, 찬성과 반대가 무엇에 대한 것인지 알 수 없습니다.',
    en: 'It says two things at once, so nobody could tell what a reaction is about.',
  },
  unclear: {
    ko: '무엇을 하자는 것인지 다른 사람이 알기 어렵습니다.',
    en: 'Others could not tell what it asks for.',
  },
  duplicate: {
    ko: '같은 뜻의 입장이 이미 있습니다.',
    en: 'A position that says the same is there already.',
  },
  off_topic: {
    ko: '이 숙의에서 다루는 것이 아닙니다.',
    en: 'It is outside what this deliberation is about.',
  },
  not_a_position: {
    ko: '찬성하거나 반대할 수 있는 문장이 아닙니다(질문, 인사, 사실 알림).',
    en: 'It is nothing one can agree or disagree with: a question, a greeting, a plain fact.',
  },
  personal: {
    ko: '특정한 사람에 관한 내용이나 개인정보가 들어 있습니다.',
    en: 'It is about a particular person, or tells personal data.',
  },
  abusive: {
    ko: '사람이나 집단을 모욕하거나 위협합니다.',
    en: 'It insults or threatens people.',
  },
} as const satisfies Record<string, Bilingual>;

export type AnswerReason = keyof typeof ANSWER_REASONS;
// The keys of the table above are the reasons there are.
export const ANSWER_REASON_CODES = Object.keys(ANSWER_REASONS) as [AnswerReason, ...AnswerReason[]];

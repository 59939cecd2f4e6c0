import type { Catalogue } from '#kernel/web/i18n.ts';

/** Turns on the floor that wait for their words, on the desk's page of interventions. */
export const turnWords = {
  title: { ko: '발언했으나 아직 기록하지 않은 차례', en: 'Spoken, and not recorded yet' },
  lead: {
    ko: '차례를 고르면 세션과 말한 사람이 아래에 채워지고, 기록한 말이 그 차례와 이어집니다. 이름을 밝히지 않는 기록은 차례와 이어 보이지 않습니다.',
    en: 'Choose a turn: session and speaker are filled in below, and what you record is joined to it. Words recorded without a name are never shown beside a turn.',
  },
  record: { ko: '이 차례의 말 기록하기', en: 'Record this turn' },
  chosen: { ko: '아래에서 기록하는 중', en: 'Being recorded below' },
  ofTurn: {
    ko: '고른 차례와 이어서 기록합니다.',
    en: 'What you record is joined to the turn you chose.',
  },
  drop: { ko: '차례와 잇지 않기', en: 'Do not join it to a turn' },
} as const satisfies Catalogue;

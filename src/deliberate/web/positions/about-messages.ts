import type { Catalogue } from '#kernel/web/i18n.ts';

/** Words about sentences that say who somebody is, at the desk and for everyone. */
export const aboutWords = {
  mark: {
    person: { ko: '자신에 관한 문장으로 표시하기', en: 'Mark as being about the person' },
    matter: { ko: '사안에 관한 문장으로 되돌리기', en: 'Mark as being about the matter' },
  },
  hint: {
    person: {
      ko: '나이, 사는 곳, 투표처럼 자신이 누구인지를 말하는 문장입니다. 반응은 똑같이 받지만 다음 결과부터 의견 집단과 공통의 인식에 들지 않고 따로 보입니다.',
      en: 'It says who somebody is: age, home, vote. People react to it as to any other, but from the next epoch on it makes no opinion groups and no common ground and is listed apart.',
    },
    matter: {
      ko: '다음 결과부터 다른 입장처럼 의견 집단과 공통의 인식에 듭니다.',
      en: 'From the next epoch on it counts in opinion groups and common ground like any other.',
    },
  },
  looks: {
    ko: '문구로 보아 사안이 아니라 자신이 누구인지를 말하는 문장일 수 있습니다.',
    en: 'By its wording this may say who somebody is, not what they think.',
  },
  marked: {
    ko: '표시했습니다. 다음 결과부터 그렇게 셉니다.',
    en: 'Marked. It counts so from the next epoch on.',
  },
  reasonHint: {
    ko: '입장과 함께 보이고, 이미 모두에게 물은 입장이면 공개 기록에도 남습니다. 한 언어로만 적으셔도 됩니다.',
    en: 'Shown with the position, and entered in the public record once it was put to everyone. One language is enough.',
  },
  person: {
    ko: '자신에 관한 문장입니다. 반응은 똑같이 받지만 의견 집단과 공통의 인식에는 들지 않습니다.',
    en: 'A sentence about the person: people react to it as to any other, but it makes no opinion groups and no common ground.',
  },
} as const satisfies Catalogue;

import type { Catalogue } from '#kernel/web/i18n.ts';

/** The plan of a deliberation at the desk: who is let in, announcing, and framing. */
export const rulesWords = {
  who: {
    public: {
      ko: '승인된 참가자와 일반 공개 (따로 셉니다)',
      en: 'Accredited participants, and the open public (counted apart)',
    },
    invited: {
      ko: '승인된 참가자와 초대 코드를 받은 사람 (따로 셉니다)',
      en: 'Accredited participants, and people with an invitation code (counted apart)',
    },
    accredited: { ko: '승인된 참가자만', en: 'Accredited participants only' },
  },
  proof: {
    ko: '일반 공개로 처음 참여하는 기기에 짧은 계산을 맡깁니다',
    en: 'Ask a new device of the open public for a short computation',
  },
  proofHint: {
    ko: '기계로 만든 가짜 참여를 늦춥니다. 스크립트를 끈 사람은 일반 공개로 참여할 수 없게 됩니다.',
    en: 'Slows down machines that pose as many people. Whoever has script turned off cannot react as the open public.',
  },
  reasons: { ko: '반응에 붙은 이유', en: 'Reasons given with reactions' },
  reasonsShown: {
    ko: '쓴 사람이 동의하고 사무국이 받아들인 이유를 이름 없이 모두에게 보입니다',
    en: 'Show everyone, without names, the reasons whose authors agree and which are accepted here',
  },
  reasonsHint: {
    ko: '표시하지 않으면 보고자와 사무국만 글을 읽습니다. 어느 쪽이든 누가 썼는지, 어떻게 반응했는지는 보이지 않습니다.',
    en: 'Without it only rapporteurs and the secretariat read the words. Either way nobody sees who gave them or how they reacted.',
  },
  opensAt: { ko: '여는 시각', en: 'Opens at' },
  opensHint: {
    ko: (zone: string) => `${zone} 시각. 예고한 숙의는 이때 저절로 열립니다. 비워 두면 직접 엽니다.`,
    en: (zone: string) =>
      `Time in ${zone}. Once announced it opens of itself then. Left empty, you open it by hand.`,
  },
  embedOrigins: { ko: '카드를 넣어도 되는 다른 사이트', en: 'Sites that may show it in a frame' },
  embedHint: {
    ko: '한 줄에 하나씩, https://example.org 처럼 적어 주십시오. 비워 두면 어디에도 넣을 수 없습니다.',
    en: 'One a line, as https://example.org. Left empty, no site may.',
  },
  announce: { ko: '예고하기', en: 'Announce it' },
  announceWhat: {
    ko: '열기 전에 규칙을 모두에게 보입니다. 그때부터 규칙은 바꿀 수 없고, 여는 시각을 적었다면 그때 저절로 열립니다.',
    en: 'Shows the rules to everyone before it opens. From then on they cannot change; with an opening time it opens of itself.',
  },
  announced: { ko: '예고했습니다. 규칙이 모두에게 보입니다.', en: 'Announced: everyone sees the rules.' },
  announcedState: { ko: '예고했습니다. 규칙은 바뀌지 않습니다.', en: 'Announced. The rules are fixed.' },
  delayed: {
    no_positions: {
      ko: '예고한 시각이 지났지만 물을 입장이 없어 열지 못했습니다. 참가자에게는 여는 것이 늦어진다고 알리고 있습니다. 입장을 하나라도 쓰면 곧 저절로 열립니다.',
      en: 'Its announced time has passed, but it could not open: there is no position to put to anyone. Everyone is told that the opening is delayed. Draft one, and it opens of itself within moments.',
    },
    closing_past: {
      ko: '열기 전에 마감 시각이 지났습니다. 이대로는 열리지 않습니다. 예고를 거두고 시각을 고쳐 다시 예고해 주십시오.',
      en: 'Its closing time passed before it opened, so it will not open. Take the announcement back, change the times and announce it again.',
    },
  },
  delayedTitle: { ko: '숙의가 제때 열리지 못했습니다', en: 'The deliberation did not open at its time' },
  retract: { ko: '예고 거두기', en: 'Take the announcement back' },
  retractWhat: {
    ko: '규칙을 고쳐야 할 때만 쓰십시오. 거둔 일도 공개 기록에 남습니다.',
    en: 'Only to change the rules. That it was taken back stays in the public record too.',
  },
  retracted: { ko: '예고를 거두었습니다.', en: 'The announcement is taken back.' },
} as const satisfies Catalogue;

import type { Catalogue } from '#kernel/web/i18n.ts';

/** Reacting, and being let in to react. */
export const reacting = {
  undo: { ko: '되돌리기', en: 'Undo' },
  takeBack: { ko: '거두기', en: 'Take back' },
  takeBackNumber: {
    ko: (at: number) => `입장 ${at}의 반응 거두기`,
    en: (at: number) => `Take back your reaction to position ${at}`,
  },
  ownReason: {
    ko: (words: string) => `내가 쓴 이유: ${words}`,
    en: (words: string) => `Your reason: ${words}`,
  },
  aboutIt: { ko: '나온 곳', en: 'Where it comes from' },
  reworded: { ko: '문장이 바뀌어 다시 여쭙니다.', en: 'The words have changed, so you are asked again.' },
  rewordedFrom: {
    agree: { ko: '전에는 다음 문장에 찬성하셨습니다:', en: 'Before, you agreed with:' },
    pass: { ko: '전에는 다음 문장에 대해 유보하셨습니다:', en: 'Before, you passed on:' },
    disagree: { ko: '전에는 다음 문장에 반대하셨습니다:', en: 'Before, you disagreed with:' },
  },
  giveReason: { ko: '이유 쓰기 (선택)', en: 'Give a reason (optional)' },
  reasonWho: {
    ko: (limit: number) =>
      `${limit}자까지. 보고자와 사무국이 글만 읽습니다. 누가 썼는지, 어떻게 반응했는지는 보지 못합니다. 마감 전까지 지우실 수 있습니다. 신원이 드러나는 말은 쓰지 마십시오.`,
    en: (limit: number) =>
      `Up to ${limit} characters. Rapporteurs and the secretariat read the words alone, not who wrote them or how you reacted. Until the close you can delete them. Please write nothing that tells who you are.`,
  },
  offerReason: {
    ko: '내가 쓴 그대로, 이름 없이 모두에게 보여도 됩니다 (선택)',
    en: 'Everyone may read these words as I wrote them, without my name (optional)',
  },
  keys: {
    ko: '카드에 초점이 있으면 1 찬성, 2 유보, 3 반대, 4 중요 표시, 0 되돌리기를 누르셔도 됩니다.',
    en: 'With the card in focus: 1 agree, 2 pass, 3 disagree, 4 important, 0 undo.',
  },
  proofNeeded: {
    ko: '처음 참여하는 기기는 짧은 계산을 한 번 합니다. 기계로 만든 가짜 참여를 늦추려는 것이며, 대개 몇 초면 끝납니다.',
    en: 'A new device does a short computation once. It slows down machines that pose as many people, and mostly takes a few seconds.',
  },
  proofWorking: { ko: '계산하고 있습니다…', en: 'Computing…' },
  proofFailed: {
    ko: '계산은 끝났지만 서버에 알리지 못했습니다. 연결을 확인하고 화면을 새로 고쳐 주십시오.',
    en: 'The computation is done, but the server could not be told. Please check the line and reload the page.',
  },
  proofWithoutScript: {
    ko: '스크립트 없이는 이 계산을 할 수 없습니다. 승인된 참가자는 로그인하면 계산 없이 반응하실 수 있습니다.',
    en: 'Without script this cannot be done. Accredited participants sign in and react without it.',
  },
  invitationNeeded: {
    ko: '이 숙의에는 승인된 참가자와 초대받은 사람이 반응합니다. 받으신 초대 링크를 열거나 코드를 넣어 주십시오.',
    en: 'Accredited participants and invited people react here. Open the link you were given, or enter its code.',
  },
  announced: { ko: '곧 열리는 숙의입니다', en: 'This deliberation is about to open' },
  announcedNext: {
    ko: '아래 규칙은 정해졌고 바뀌지 않습니다. 열리면 여기에서 한 문장씩 반응하실 수 있습니다.',
    en: 'The rules below are fixed. Once it opens you react here, one sentence at a time.',
  },
  overdue: { ko: '여는 것이 늦어지고 있습니다', en: 'The opening is delayed' },
  overdueNext: {
    ko: '예고한 시각이 지났지만 아직 열지 못했습니다. 물을 입장이 준비되는 대로 열거나, 사무국이 새 시각을 알립니다.',
    en: 'The announced time has passed and it is not open yet. It opens once there is something to ask you, or the secretariat announces another time.',
  },
  gist: {
    ownOnly: { ko: '내 반응은 나만 봅니다', en: 'Only you see your reactions' },
    named: { ko: '마감 뒤 이름과 함께 공개됩니다', en: 'Published with your name after the close' },
    namedSome: {
      ko: '승인된 참가자의 반응은 마감 뒤 이름과 함께 공개됩니다',
      en: 'Accredited participants’ reactions are published by name after the close',
    },
    closes: { ko: (when: string) => `${when} 마감`, en: (when: string) => `closes ${when}` },
    all: { ko: '규칙 모두 보기', en: 'All the rules' },
  },
  opensAt: { ko: (when: string) => `${when}에 엽니다.`, en: (when: string) => `Opens on ${when}.` },
  admission: {
    accredited: {
      ko: '승인된 참가자만 반응합니다. 한 사람에 반응 하나입니다.',
      en: 'Only accredited participants react: one person, one reaction.',
    },
    invited: {
      ko: '승인된 참가자가 반응하고, 초대받은 일반 공개 참여는 따로 셉니다. 둘을 더하지 않습니다.',
      en: 'Accredited participants react; invited people of the open public are counted apart. The two are never added.',
    },
    public: {
      ko: '승인된 참가자가 반응하고, 누구나 참여하는 일반 공개는 따로 셉니다. 둘을 더하지 않습니다.',
      en: 'Accredited participants react; everyone else may too, counted apart as the open public. The two are never added.',
    },
  },
  proofRule: {
    ko: '일반 공개로 처음 참여하는 기기는 짧은 계산을 한 번 합니다. 스크립트가 없으면 일반 공개로 참여할 수 없습니다.',
    en: 'A new device of the open public does a short computation once; without script it cannot take part as such.',
  },
  reasonsRule: {
    ko: '적은 이유는 보고자와 사무국이 글만 읽습니다. 누가 썼는지, 어떻게 반응했는지는 아무도 보지 못합니다. 같은 뜻을 다른 말로 옮겨 새 입장을 만들 수 있습니다.',
    en: 'Rapporteurs and the secretariat read reasons as words alone: nobody sees who gave them or how they reacted. A position may be drawn from them in other words.',
  },
  reasonsShownRule: {
    ko: (group: number, open: number) =>
      `쓴 사람이 따로 동의한 이유는 사무국이 살핀 뒤 이름 없이 모두에게 보입니다. 한 입장에 그런 이유가 ${group}개(일반 공개는 ${open}개) 이상 모였을 때만 보이며, 공개 데이터에도 그대로 실립니다.`,
    en: (group: number, open: number) =>
      `Reasons whose authors agree to it are shown to everyone without a name, once accepted, and only where at least ${group} of them (open public: ${open}) stand at one position. They are part of the open data too.`,
  },
  reasonsHiddenRule: {
    ko: '이유는 모두에게 공개하지 않습니다.',
    en: 'Reasons are not shown to everyone.',
  },
  takeBackRule: {
    ko: '마감 전까지 언제든 바꾸거나 거둘 수 있습니다. 마지막 반응만 셉니다.',
    en: 'Until the close you can change or take back a reaction; only the last one counts.',
  },
  embedRule: {
    ko: (sites: string) => `다음 사이트의 화면 안에서도 반응할 수 있습니다: ${sites}`,
    en: (sites: string) => `One can react within pages of these sites too: ${sites}`,
  },
} as const satisfies Catalogue;

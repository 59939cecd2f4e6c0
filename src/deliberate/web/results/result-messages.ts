import { type Catalogue } from '#kernel/web/i18n.ts';

const percent = { ko: (share: string) => `${share}%`, en: (share: string) => `${share} %` };

export const result = {
  title: { ko: '결과', en: 'Results' },
  lead: {
    ko: '밝힌 소속에 따른 집단과 반응에서 드러난 의견 집단이 얼마나 찬성했는지 나란히 봅니다. 모든 집단에서 절반 넘게 찬성한 문장이 공통의 인식입니다.',
    en: 'How far each group agrees, side by side: groups that people declare and groups that their reactions reveal. What more than half of every group agree on is common ground.',
  },
  none: { ko: '아직 보일 결과가 없습니다', en: 'There are no results yet' },
  why: {
    none: {
      ko: '이 회차의 숙의가 열리고 사람들이 반응하면 여기에 결과가 보입니다.',
      en: 'Results appear here once a deliberation of this edition is open and people react.',
    },
    not_open: {
      ko: '사무국이 숙의를 준비하고 있습니다. 열리면 누구나 규칙을 먼저 읽고 반응할 수 있습니다.',
      en: 'The secretariat is preparing the deliberation. When it opens, the rules come first and then the positions.',
    },
    no_epoch: {
      ko: '한 집단에서 충분한 사람이 반응하면 1차 결과가 공개됩니다.',
      en: 'The first epoch is released once enough people of one group have reacted.',
    },
    after_reaction: {
      ko: '이 숙의는 먼저 반응한 사람에게 결과를 보여 줍니다. 하나라도 반응하시면 여기에 보입니다.',
      en: 'This deliberation shows its results to those who have reacted. React to one position and they appear here.',
    },
    at_close: {
      ko: '이 숙의의 결과는 마감 뒤에 공개하기로 했습니다. 사무국도 그 전에는 볼 수 없습니다.',
      en: 'This deliberation shows its results after the close; until then not even the secretariat sees them.',
    },
  },
  all: { ko: '모든 입장의 결과', en: 'Results of all positions' },
  toPositions: { ko: '입장에 반응하기', en: 'React to positions' },
  common: { ko: '공통의 인식', en: 'Common ground' },
  commonNone: {
    ko: '모든 집단에서 절반 넘게 찬성한 입장은 아직 없습니다.',
    en: 'No position has the agreement of more than half of every group yet.',
  },
  divided: { ko: '갈리는 것', en: 'What divides' },
  dividedNone: {
    ko: '어느 집단은 찬성으로, 어느 집단은 반대로 기운 입장은 없습니다.',
    en: 'No position has one group leaning for it and another against.',
  },
  unsettled: { ko: '아직 정해지지 않은 것', en: 'Not settled' },
  tooFew: { ko: '아직 말하기 이른 것', en: 'Too early to say' },
  tooFewNext: {
    ko: '두 집단 이상에서 충분한 사람이 반응해야 합니다.',
    en: 'Enough people of at least two groups have to react first.',
  },
  aboutPerson: { ko: '자신에 관한 문장', en: 'About the person' },
  aboutPersonNote: {
    ko: '나이, 사는 곳, 투표처럼 자신이 누구인지를 말하는 문장입니다. 반응은 똑같이 받지만 의견 집단과 지도, 공통의 인식을 정하는 데에는 쓰지 않았고, 의견 집단이 여기서 어떻게 다른지만 나중에 견주었습니다.',
    en: 'These say who somebody is: age, home, vote. People react to them as to any other, but they had no part in opinion groups, map or common ground; how the groups differ in them was looked at afterwards.',
  },
  least: {
    ko: (group: string, share: string, low: string, high: string) =>
      `가장 적게 찬성한 집단: ${group} ${percent.ko(share)} (95% 구간 ${low}–${percent.ko(high)})`,
    en: (group: string, share: string, low: string, high: string) =>
      `Holds back most: ${group}, ${percent.en(share)} agree (95 % interval ${low}–${percent.en(high)})`,
  },
  reaches: {
    ko: (share: string, low: string, high: string) =>
      `어느 집단에서도 ${percent.ko(share)} 이상 찬성 (95% 구간 ${low}–${percent.ko(high)})`,
    en: (share: string, low: string, high: string) =>
      `${percent.en(share)} or more agree in every group shown (95 % interval ${low}–${percent.en(high)})`,
  },
  alone: {
    ko: (share: string, low: string, high: string) =>
      `${percent.ko(share)} 찬성 (95% 구간 ${low}–${percent.ko(high)})`,
    en: (share: string, low: string, high: string) =>
      `${percent.en(share)} agree (95 % interval ${low}–${percent.en(high)})`,
  },
  holdsBack: {
    ko: (group: string) => `가장 망설이는 집단: ${group}`,
    en: (group: string) => `Holds back most: ${group}`,
  },
  share: {
    exactly: {
      ko: (share: string, n: string) => `찬성 ${percent.ko(share)} · ${n}명`,
      en: (share: string, n: string) => `${percent.en(share)} agree · n ${n}`,
    },
    agree: {
      ko: (_share: string, n: string) => `거의 모두 찬성 · ${n}명`,
      en: (_share: string, n: string) => `nearly all agree · n ${n}`,
    },
    disagree: {
      ko: (_share: string, n: string) => `거의 모두 반대 · ${n}명`,
      en: (_share: string, n: string) => `nearly all disagree · n ${n}`,
    },
    pass: {
      ko: (_share: string, n: string) => `거의 모두 유보 · ${n}명`,
      en: (_share: string, n: string) => `nearly all pass · n ${n}`,
    },
  },
  hidden: { ko: '보이기에는 너무 적습니다', en: 'too few to show' },
  legend: {
    ko: '막대 오른쪽은 찬성, 왼쪽은 반대, 빈 곳은 유보입니다. 그 옆에 몇 명이 반응했는지 적습니다.',
    en: 'In each bar agree is on the right, disagree on the left, pass the gap between; n is how many of the group reacted.',
  },
  accredited: { ko: '승인된 참가자, 집단별', en: 'Accredited participants, by group' },
  open: { ko: '일반 공개 참여', en: 'Open public' },
  openNote: {
    ko: '누구인지 확인하지 않은 참여입니다. 위와 더하지 않습니다.',
    en: 'Unverified; never added to the above.',
  },
  important: {
    ko: (count: string) => `${count}명 이상이 중요하다고 표시`,
    en: (count: string) => `important to ${count} or more`,
  },
  table: { ko: '같은 내용을 표로 보기', en: 'The same as a table' },
  tableCaption: {
    ko: '칸마다 찬성·유보·반대한 사람 수입니다.',
    en: 'Each cell: how many agree · pass · disagree.',
  },
  position: { ko: '입장', en: 'Position' },
  contents: { ko: '이 쪽의 차례', en: 'On this page' },
  method: { ko: '어떻게 셌는가', en: 'How this was counted' },
  epoch: {
    ko: (number: number, when: string) => `${number}차 결과 · ${when} 기준`,
    en: (number: number, when: string) => `Epoch ${number}, as of ${when}`,
  },
  newer: {
    ko: (number: number, when: string) => `새 수치가 나왔습니다: ${number}차 결과 (${when})`,
    en: (number: number, when: string) => `Newer figures are in: epoch ${number} (${when})`,
  },
  showNewer: { ko: '새 수치 보기', en: 'Show them' },
  look: { ko: '새 수치가 나왔는지 보기', en: 'Look for newer figures' },
  isNewer: {
    ko: (epoch: number, seen: number) =>
      `새 수치입니다. 앞서 보신 것은 ${seen}차 결과, 이것은 ${epoch}차 결과입니다.`,
    en: (epoch: number, seen: number) => `Newer figures: you saw epoch ${seen}, this is epoch ${epoch}.`,
  },
  isSame: {
    ko: (epoch: number) => `아직 새 수치가 없습니다. ${epoch}차 결과가 가장 최근입니다.`,
    en: (epoch: number) => `No newer figures yet: epoch ${epoch} is the latest.`,
  },
  epochWhy: {
    ko: '결과는 실시간으로 바뀌지 않고 1차, 2차처럼 한꺼번에 묶어 공개합니다. 한 집단의 수는 그 집단에서 충분히 많은 사람이 새로 반응하거나 생각을 바꾼 뒤에만 새로 보입니다. 앞뒤 결과를 견주어 한 사람의 반응을 알아내지 못하게 하려는 것입니다.',
    en: 'Results do not change live; they are released in epochs. A group’s numbers are renewed only after enough of its people have reacted or changed their mind, so that comparing two epochs reveals nobody.',
  },
  capped: {
    ko: '모두 또는 한 사람만 빼고 같은 쪽이면 ‘거의 모두’라고만 적습니다. 누가 그 집단에 있는지 알려져 있기 때문입니다.',
    en: 'Where all or all but one took the same side, only “nearly all” is said: who is in a group is known.',
  },
  noTotal: {
    ko: '집단을 합친 수는 만들지 않습니다. 큰 집단이 작은 집단을 덮지 않고, 가려진 수를 빼서 알아낼 수도 없습니다.',
    en: 'No number over several groups is made: none outweighs another, and what is hidden cannot be got by subtracting.',
  },
  rule: {
    ko: '공통의 인식은 가장 적게 찬성한 집단의 찬성 비율로 잽니다. 구간은 윌슨(1927) 구간입니다.',
    en: 'Common ground is measured by the agreement of the group that agrees least; intervals are Wilson’s (1927).',
  },
  asOf: { ko: (number: number) => `${number}차 결과의 수`, en: (number: number) => `as of epoch ${number}` },
  hashes: { ko: '확인용 지문 (SHA-256)', en: 'Fingerprints to check (SHA-256)' },
  inputs: { ko: '넣은 것', en: 'Inputs' },
  outputs: { ko: '나온 것', en: 'Outputs' },
  download: { ko: '이 결과를 JSON으로 내려받기', en: 'Download these results as JSON' },
} as const satisfies Catalogue;

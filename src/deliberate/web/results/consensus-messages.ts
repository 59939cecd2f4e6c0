import type { Catalogue } from '#kernel/web/i18n.ts';

/** The rapporteur's page, and what the secretariat alone sees of an analysis. */
export const consensus = {
  title: { ko: '합의·이견 목록', en: 'Consensus and no consensus' },
  lead: {
    ko: '공개된 결과에서 모든 집단이 함께하는 것과 갈리는 것을 한 장에 모았습니다. 그대로 인쇄하거나, 골라서 결과문서의 단락으로 옮길 수 있습니다.',
    en: 'What all groups share and where they part, on one page from the released results. Print it, or take entries into the outcome text.',
  },
  agreed: { ko: '모든 집단에서 절반 넘게 찬성한 것', en: 'More than half of every group agree' },
  parted: { ko: '집단 사이에 갈리는 것', en: 'Groups part' },
  more: {
    ko: (count: string) => `그 밖에 ${count}개는 결과 쪽에 있습니다.`,
    en: (count: string) => `${count} more stand on the results page.`,
  },
  none: { ko: '없습니다.', en: 'None.' },
  reach: {
    ko: (share: string, group: string) => `찬성이 가장 적은 집단: ${group} ${share}%`,
    en: (share: string, group: string) => `lowest agreement: ${group}, ${share} %`,
  },
  take: { ko: '고른 것을 결과문서로 옮기기', en: 'Take the chosen into the outcome text' },
  takeHint: {
    ko: '고른 문장마다 본문 단락이 하나씩 생기고, 그 입장과 이번 결과를 인용합니다. 문구는 결과문서에서 다듬으십시오.',
    en: 'Each becomes an operative paragraph that cites its position and this epoch’s results. Word it in the outcome text.',
  },
  into: { ko: '어느 문서로', en: 'Into which text' },
  noDocument: {
    ko: '작성 중인 결과문서가 없습니다. 결과문서에서 먼저 시작해 주십시오.',
    en: 'No outcome text is being drafted. Start one first.',
  },
  toOutcome: { ko: '결과문서로 가기', en: 'To the outcome text' },
  taken: {
    ko: '옮겼습니다. 결과문서에서 문구를 다듬으십시오.',
    en: 'Taken. Now word it in the outcome text.',
  },
  nothingChosen: { ko: '고른 문장이 없습니다.', en: 'Nothing was chosen.' },
  analysis: { ko: '분석 점검', en: 'Checks on the analysis' },
  analysisLead: {
    ko: '사무국만 보는 쪽입니다. 여기 적힌 것 때문에 빠지는 반응은 없습니다. 사람이 보고 판단할 일만 알립니다.',
    en: 'For the secretariat alone. Nothing is left out because of what stands here; it only says what a person should look at.',
  },
  analysisNone: {
    ko: '아직 분석한 결과가 없습니다. 결과를 공개하면 여기에 점검 결과가 보입니다.',
    en: 'No epoch has been analysed yet. Once results are released, the checks appear here.',
  },
  madeIn: {
    ko: (epoch: number) => `${epoch}차 결과를 분석`,
    en: (epoch: number) => `Analysed in epoch ${epoch}`,
  },
  sensitivity: { ko: '누가 빠지면 무엇이 달라지는가', en: 'What would change without some' },
  sensitivityLead: {
    ko: '공통의 인식 첫 열 가지에 무엇이 새로 들고 빠지는지 봅니다. 집단 나눔은 그대로 둡니다.',
    en: 'Which positions would enter or leave the first ten of common ground; the groups stay as found.',
  },
  withoutActive: {
    ko: (count: number) => `가장 많이 반응한 ${count}명이 없다면`,
    en: (count: number) =>
      count === 1 ? 'Without the most active person' : `Without the ${count} most active`,
  },
  withoutGroup: { ko: (group: string) => `${group} 없이`, en: (group: string) => `Without ${group}` },
  entering: {
    ko: (numbers: string) => `새로 듦: 입장 ${numbers}`,
    en: (numbers: string) => `enter: position ${numbers}`,
  },
  leaving: {
    ko: (numbers: string) => `빠짐: 입장 ${numbers}`,
    en: (numbers: string) => `leave: position ${numbers}`,
  },
  same: { ko: '그대로', en: 'unchanged' },
  flags: { ko: '눈여겨볼 반응', en: 'Rows worth a look' },
  flagsNone: { ko: '특이한 반응은 찾지 못했습니다.', en: 'Nothing odd was found.' },
  flag: {
    'straight-lining': {
      ko: (people: string) => `${people}명이 모든 문장에 같은 반응만 했습니다. 우연이라고 보기 어렵습니다.`,
      en: (people: string) =>
        `${people} gave one and the same reaction throughout, which chance hardly explains.`,
    },
    'near-duplicate': {
      ko: (people: string) => `${people}명의 반응이 서로 거의 같습니다.`,
      en: (people: string) => `${people} reacted almost exactly alike.`,
    },
  },
  bursts: { ko: '한꺼번에 몰린 때', en: 'Bursts' },
  burstsLead: {
    ko: '십 분 사이에 평소보다 훨씬 많은 사람이 처음 반응한 때입니다. 어느 망에서 왔는지는 저장하지 않으므로 때만 알 수 있습니다.',
    en: 'Ten minutes in which far more people than usual reacted for the first time. Networks are not stored, so only the time is known.',
  },
  burst: {
    ko: (when: string, people: string, usual: string) => `${when}: ${people}명 (보통 ${usual}명)`,
    en: (when: string, people: string, usual: string) => `${when}: ${people} people (usually ${usual})`,
  },
  burstsNone: { ko: '몰린 때가 없습니다.', en: 'None.' },
  sameAnswers: { ko: '서로 똑같은 반응', en: 'One and the same answers' },
  sameLead: {
    ko: '일반 공개 참여에서 여덟 문장 이상에 똑같이 반응한 사람이 열 명 이상인 경우입니다. 한 사람이 여러 번 들어왔을 수도, 여럿이 함께 정했을 수도 있습니다. 어떻게 반응했는지는 보이지 않습니다.',
    en: 'Ten or more of the open public who reacted alike to eight sentences or more. It may be one hand many times, or people who agreed on it beforehand. How they reacted is not shown.',
  },
  sameLine: {
    ko: (people: string, reactions: string, from: string, to: string) =>
      `${people}명이 ${reactions}개 문장에 똑같이 반응: ${from}부터 ${to}까지`,
    en: (people: string, reactions: string, from: string, to: string) =>
      `${people} people reacted alike to ${reactions} sentences, from ${from} to ${to}`,
  },
  sameNone: { ko: '그런 반응이 없습니다.', en: 'None.' },
  withheld: {
    ko: '결과를 마감 뒤에 보이기로 했으므로, 그 전에는 결과에 관한 점검도 보이지 않습니다.',
    en: 'Results are promised for after the close; until then checks that speak of results are not shown either.',
  },
} as const satisfies Catalogue;

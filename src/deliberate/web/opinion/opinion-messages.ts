import { counted, type Catalogue } from '#kernel/web/i18n.ts';

/** Words about opinion groups, the map and one's own place on it. */
export const opinion = {
  populations: { ko: '누구의 결과인가', en: 'Whose results' },
  accredited: { ko: '승인된 참가자', en: 'Accredited participants' },
  public: { ko: '일반 공개 참여', en: 'Open public' },
  publicOnly: {
    ko: '누구인지 확인하지 않은 공개 참여만의 결과입니다.',
    en: 'Results of the open public alone; who reacted is not verified.',
  },
  publicLead: {
    ko: '반응에서 드러난 의견 집단이 얼마나 찬성했는지 나란히 봅니다. 모든 집단에서 절반 넘게 찬성한 문장이 공통의 인식입니다.',
    en: 'How far each group that the reactions reveal agrees, side by side. What more than half of every group agree on is common ground.',
  },
  publicAloneLead: {
    ko: '뚜렷한 의견 집단이 없어 모두를 하나로 봅니다. 절반 넘게 찬성한 문장을 앞에 둡니다.',
    en: 'No distinct groups were found, so everyone counts as one. What more than half agree on comes first.',
  },
  apart: {
    ko: '두 집단의 결과는 따로 계산하며 더하지 않습니다.',
    en: 'The two are analysed apart and never added.',
  },
  declaredBars: { ko: '이해관계자 집단별', en: 'By stakeholder group' },
  opinionBars: { ko: '의견 집단별', en: 'By opinion group' },
  opinionBarsHidden: {
    ko: '의견 집단별 수는 이 문장에서 보이기에 너무 적습니다.',
    en: 'By opinion group there is too little to show for this position.',
  },
  opinionBarsWaiting: {
    ko: '여기 포함되었던 사람이 빠져, 충분한 사람이 새로 반응할 때까지 의견 집단별 수를 보이지 않습니다.',
    en: 'Somebody counted here has left; numbers by opinion group wait until enough people react anew.',
  },
  group: {
    ko: (letter: string) => `의견 집단 ${letter}`,
    en: (letter: string) => `Opinion group ${letter}`,
  },
  score: {
    ko: (score: string, low: string, high: string, groups: number) =>
      `공감 점수 ${score} (95% 구간 ${low}–${high}, 집단 ${groups}개)`,
    en: (score: string, low: string, high: string, groups: number) =>
      `Shared score ${score} (95 % interval ${low}–${high}) over ${groups} groups`,
  },
  blockedBy: {
    ko: (group: string) => `막는 집단: ${group} (절반이 찬성하지 않음)`,
    en: (group: string) => `Held up by ${group}: fewer than half agree`,
  },
  between: {
    ko: (more: string, less: string, gap: string) =>
      `가장 갈리는 두 집단: ${more}(더 찬성), ${less} · 차이 ${gap}`,
    en: (more: string, less: string, gap: string) =>
      `Parts most: ${more} (more in favour) and ${less}; difference ${gap}`,
  },
  gapOf: {
    ko: (gap: string) => `${gap} (0은 똑같이, 2는 정반대로 반응)`,
    en: (gap: string) => `${gap} (0: alike, 2: opposite)`,
  },
  groupsTitle: { ko: '의견 집단', en: 'Opinion groups' },
  groupsLead: {
    ko: '비슷하게 반응한 사람들을 묶은 것입니다. 누가 어느 집단에 있는지는 본인만 압니다.',
    en: 'People who reacted alike. Who is in which group is known only to each person.',
  },
  gap: {
    gap: {
      ko: (_groups: number) =>
        '집단 사이에 틈이 있습니다. 이웃한 두 집단의 중심을 잇는 길의 가운데 3분의 1에 선 사람이 열에 하나가 되지 않습니다.',
      en: (groups: number) =>
        `Between the groups there is a gap: fewer than one in ten of ${groups > 2 ? 'any two neighbouring groups' : 'their people'} stand in the middle third of the way between them.`,
    },
    few: {
      ko: (groups: number) =>
        `${groups > 2 ? '이웃한 두 집단' : '두 집단'} 사이에 선 사람이 적지만 있습니다. 가운데 3분의 1에 선 사람이 열에 하나는 넘고, 모두 고르게 퍼져 있을 때(여섯에 하나)보다는 적습니다.`,
      en: (groups: number) =>
        `Few stand between ${groups > 2 ? 'neighbouring groups' : 'the groups'}, but some do: more than one in ten are in the middle third of the way; evenly spread people would be one in six.`,
    },
    range: {
      ko: (groups: number) =>
        `${groups > 2 ? '이웃한 두 집단' : '두 집단'} 사이에 틈이 없습니다. 진영이 아니라 한 흐름의 양 끝으로 읽어 주세요. 가운데 3분의 1에도 고르게 퍼져 있을 때(여섯에 하나)만큼 사람이 서 있고, 그들은 어느 쪽에도 들 수 있습니다.`,
      en: (groups: number) =>
        `Between ${groups > 2 ? 'some neighbouring groups' : 'the groups'} there is no gap: read them as the ends of a range, not as camps. About as many stand in the middle third of the way as if people spread evenly (one in six), and they could be in either.`,
    },
  },
  gapUnsaid: {
    ko: '집단 사이에 틈이 있는지, 한 흐름의 양 끝인지는 사람이 적어 말할 수 없습니다.',
    en: 'Whether there is a gap between the groups or they are the ends of a range cannot be said of so few people.',
  },
  state: {
    none_found: {
      ko: '뚜렷하게 나뉜 의견 집단은 없습니다. 사람들의 반응이 갈래를 이루지 않거나, 나눈 것이 다시 계산하면 달라졌습니다.',
      en: 'No opinion groups were found: reactions form no distinct camps, or the camps did not hold when looked for again.',
    },
    too_few: {
      ko: '의견 집단을 찾기에는 반응이 아직 적습니다. 열 사람 이상이 일곱 문장 이상에 반응하면 찾아봅니다.',
      en: 'There are too few reactions to look for opinion groups. It takes ten people with seven reactions each.',
    },
  },
  size: {
    ko: (least: string) => `${least}명 이상`,
    en: (least: string) => `${least} people or more`,
  },
  sizeHidden: { ko: '보이기에는 너무 적습니다', en: 'too few to show' },
  holds: {
    agree: {
      ko: (inside: string, outside: string) => `${inside}% 찬성 · 다른 사람들은 ${outside}%`,
      en: (inside: string, outside: string) => `${inside} % agree, ${outside} % of the others`,
    },
    disagree: {
      ko: (inside: string, outside: string) => `${inside}% 반대 · 다른 사람들은 ${outside}%`,
      en: (inside: string, outside: string) => `${inside} % disagree, ${outside} % of the others`,
    },
  },
  effect: {
    large: { ko: '차이 큼', en: 'large difference' },
    medium: { ko: '차이 중간', en: 'medium difference' },
    small: { ko: '차이 작음', en: 'small difference' },
  },
  holdsNothing: {
    ko: '다른 사람들과 뚜렷이 다른 점은 없습니다.',
    en: 'Nothing sets it apart from the others for sure.',
  },
  yourGroup: { ko: '나와 가장 가까운 집단', en: 'Nearest to you' },
  mapTitle: { ko: '의견 지도', en: 'Opinion map' },
  mapLead: {
    ko: (least: number) =>
      `가까이 있을수록 비슷하게 반응했습니다. 점 하나는 서로 가까운 ${least}명 이상을 뜻합니다.`,
    en: (least: number) =>
      `The nearer, the more alike they reacted. Each dot stands for ${least} or more people close to each other.`,
  },
  mapAlt: {
    ko: (groups: string) => `의견 지도. ${groups}. 같은 내용이 아래 표에 있습니다.`,
    en: (groups: string) => `Opinion map. ${groups}. The table below says the same.`,
  },
  mapPlain: { ko: '나뉜 집단 없이 모두 한 무리', en: 'everyone in one cluster, no groups' },
  mapTable: { ko: '지도를 표로 보기', en: 'The map as a table' },
  mapGroup: { ko: '집단', en: 'Group' },
  mapPeople: { ko: '점에 담긴 사람', en: 'People in its dots' },
  mapWhere: { ko: '지도에서의 자리', en: 'Where it stands' },
  mapEveryone: { ko: '모두', en: 'Everyone' },
  where: {
    left: { ko: '왼쪽', en: 'left' },
    middle: { ko: '가운데', en: 'centre' },
    right: { ko: '오른쪽', en: 'right' },
    top: { ko: '위', en: 'top' },
    bottom: { ko: '아래', en: 'bottom' },
  },
  mapDownload: { ko: '지도의 점 내려받기', en: 'Download the points' },
  ownTitle: { ko: '지도에서 내 자리', en: 'My place on the map' },
  ownPrivate: {
    ko: '본인에게만 보입니다. 저장하거나 다른 사람에게 보내지 않습니다.',
    en: 'Shown to you alone; neither kept nor sent to anyone else.',
  },
  ownPlaced: {
    ko: (group: string) => `가장 가까운 집단은 ${group}입니다.`,
    en: (group: string) => `You stand nearest to ${group}.`,
  },
  ownNoGroups: {
    ko: '뚜렷한 의견 집단이 없어 자리만 표시합니다.',
    en: 'There are no distinct groups; the map marks where you stand.',
  },
  ownNoMap: {
    ko: '반응들이 우연을 넘는 방향으로 갈리지 않아 이번 결과에는 지도가 없습니다. 위의 문장마다 내 반응을 함께 적었습니다.',
    en: 'Reactions part in no direction beyond chance, so this epoch has no map. Your own reaction stands beside each position above.',
  },
  ownRests: {
    ko: (count: number, epoch: number) =>
      `지금까지의 반응 ${count}개를 ${epoch}차 결과의 지도에 놓아 본 것입니다. 반응을 바꾸면 자리도 달라집니다.`,
    en: (count: number, epoch: number) =>
      `This rests on ${counted(count, 'reaction', 'reactions')} of yours, placed on the map of epoch ${epoch}. Change a reaction and it moves.`,
  },
  ownMissing: {
    ko: (missing: number) => `문장 ${missing}개에 더 반응하시면 지도에서 내 자리를 볼 수 있습니다.`,
    en: (missing: number) =>
      `React to ${counted(missing, 'more position', 'more positions')} to see your place on the map.`,
  },
  ownMark: { ko: '나', en: 'You' },
  ownStance: {
    ko: (stance: string) => `나: ${stance}`,
    en: (stance: string) => `You: ${stance}`,
  },
  minority: { ko: '한 집단만의 의견', en: 'Held by one group alone' },
  minorityLead: {
    ko: '가장 큰 집단이 아닌 한 집단에서만 절반 넘는 사람이 같은 쪽을 택한 문장입니다.',
    en: 'More than half of one group, not the largest, take this side; of no other group of its kind do so many.',
  },
  minoritySide: {
    agree: { ko: (group: string) => `${group} 찬성`, en: (group: string) => `${group} agrees` },
    disagree: { ko: (group: string) => `${group} 반대`, en: (group: string) => `${group} disagrees` },
  },
  unclear: { ko: '많이 유보한 것', en: 'Many pass' },
  unclearLead: {
    ko: '집단 대부분에서 셋 중 한 사람 이상이 유보했습니다. 문장이 어렵거나 더 알아야 할 것이 있습니다.',
    en: 'In most groups a third or more passed: the wording is hard, or people need to know more.',
  },
  bridging: { ko: '다리가 되는 것', en: 'Bridges' },
  bridgingLead: {
    ko: '의견이 가장 크게 갈리는 방향의 양쪽 모두에서 절반 넘게 찬성하는 것이 확실한 문장입니다.',
    en: 'Surely more than half agree on both sides of the direction in which opinions differ most.',
  },
  more: {
    ko: (count: string) => `모두 보기 (${count})`,
    en: (count: string) => `Show all ${count}`,
  },
  ruleOpinion: {
    ko: '의견 집단은 공개되는 칸의 반응만으로 찾습니다. 보이지 않는 집단의 반응은 집단을 찾는 데에도, 지도에도 쓰이지 않고, ‘거의 모두’인 칸에서는 달랐을 수 있는 한 사람도 나머지와 같게 셉니다. 그래서 두 가지 나눔을 서로 빼 보아도 가려진 반응은 드러나지 않습니다.',
    en: 'Opinion groups are found in the reactions of shown cells alone. Hidden reactions enter neither the groups nor the map, and where a cell says “nearly all”, the one who may have differed counts with the rest. So subtracting one way of dividing people from the other reveals nothing that is hidden.',
  },
  ruleScore: {
    ko: '공감 점수는 모든 집단에 걸친 찬성 비율 × (1 − 반대 비율)의 기하평균입니다 (제프리스 사전분포). 모두 찬성하면 1에 가깝습니다.',
    en: 'The shared score is the geometric mean over all groups of P(agree) × (1 − P(disagree)), with the Jeffreys prior: near 1 where everyone agrees.',
  },
  ruleFew: {
    ko: '반응이 일곱 개보다 적은 사람은 가장 가까운 의견 집단에 넣어 셉니다.',
    en: 'Who reacted to fewer than seven positions is counted with the nearest opinion group.',
  },
  ruleBundles: {
    ko: '의견 집단을 다시 찾을 때 사람은 표시되는 가장 작은 집단만큼 여럿이 함께일 때에만 다른 집단으로 옮겨 셉니다. 그래서 두 차례 결과의 숫자를 서로 빼 보아도 한 사람의 반응은 드러나지 않습니다. 대신 몇 사람은 가장 가까운 집단이 아닌 곳에 들어 있을 수 있습니다.',
    en: 'When opinion groups are found anew, people are counted with another group only if at least as many as the smallest group shown go there together. So subtracting the figures of two epochs reveals nobody’s reactions. In return, a few may be counted with a group that is not the nearest to them.',
  },
  certainty: {
    ko: (silhouette: string, stability: string) =>
      `집단이 얼마나 뚜렷한가: 실루엣 ${silhouette}, 절반씩 다시 찾았을 때 일치 ${stability} (1이 가장 뚜렷함)`,
    en: (silhouette: string, stability: string) =>
      `How distinct the groups are: silhouette ${silhouette}; found again from half of the people with agreement ${stability} (1 is most distinct)`,
  },
  algorithm: { ko: '프로그램', en: 'Program' },
  code: { ko: '프로그램 지문', en: 'Program’s fingerprint' },
  mapHash: { ko: '지도 지문', en: 'Map’s fingerprint' },
} as const satisfies Catalogue;

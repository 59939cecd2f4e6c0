import type { FlagKind } from '@madang/common-ground';
import type { Lang } from '#kernel/domain/bilingual.ts';
import type { Gap } from '#deliberate/domain/opinion/gap-between.ts';
import { numeral, TOGETHER } from './terminal-lines.ts';

export type Words = {
  readonly counts: (participants: number, positions: number, reactions: number) => string;
  readonly placed: (people: number, least: number) => string;
  readonly moderatedOut: (positions: number) => string;
  readonly meta: (positions: number, list: string) => string;
  readonly personal: (positions: number, list: string) => string;
  readonly found: (groups: number) => string;
  readonly stability: (stability: string, least: string) => string;
  readonly between: (share: string) => string;
  readonly gap: Readonly<Record<Gap, string>>;
  readonly readiness: (group: string, most: number, all: number) => string;
  readonly noGroups: string;
  readonly noPositions: string;
  readonly tooFew: (people: number, least: number, reactions: number) => string;
  readonly noDirection: string;
  readonly unstable: (most: number, best: string, least: string) => string;
  readonly tooSmall: (most: number) => string;
  readonly everybodyAsOne: string;
  readonly polisNote: string;
  readonly polisPlaced: (people: number) => string;
  readonly polisFound: (groups: number) => string;
  readonly group: (name: string, size: number) => string;
  readonly groupName: (name: string) => string;
  readonly nothingMarks: string;
  readonly splitWithin: (even: number, counted: number) => string;
  readonly side: { readonly agree: string; readonly disagree: string };
  readonly here: (inside: string, outside: string) => string;
  readonly commonGround: string;
  readonly surestFirst: string;
  readonly noCommonGround: string;
  readonly unshared: string;
  readonly groundButFor: (groups: string) => string;
  readonly nearest: string;
  readonly everyonesGround: string;
  readonly noEveryonesGround: string;
  readonly polisGround: string;
  readonly polisConsensus: { readonly agree: string; readonly disagree: string };
  readonly heldBack: (groups: string) => string;
  readonly allOfThem: string;
  readonly score: (score: string, low: string, high: string) => string;
  readonly agree: string;
  readonly disagree: string;
  readonly agreeAndDisagree: string;
  readonly of: (share: string, seen: number) => string;
  readonly pass: (share: string, seen: number) => string;
  readonly rejected: string;
  readonly everyoneRejects: string;
  readonly divergence: string;
  readonly farthest: (first: string, second: string) => string;
  readonly contested: string;
  readonly bridging: string;
  readonly eitherSide: (first: string, second: string) => string;
  readonly uncertain: string;
  readonly background: string;
  readonly declared: string;
  readonly declaredGround: string;
  readonly declaredDivergence: string;
  readonly bothGround: string;
  readonly firmness: string;
  readonly withoutActive: (people: number) => string;
  readonly withoutGroup: (group: string) => string;
  readonly firstTen: (entering: number) => string;
  readonly flags: string;
  readonly flag: (kind: FlagKind, participants: number, sets: number) => string;
  readonly members: string;
  readonly nobodysGroup: string;
  readonly more: (shown: number, all: number) => string;
  readonly caveat: string;
  readonly unmatched: (declared: number) => string;
  readonly people: (count: number) => string;
};

const ENGLISH_FLAGS: Record<FlagKind, string> = {
  'straight-lining': 'gave one and the same reaction throughout',
  'near-duplicate': 'reacted almost exactly alike',
};

const KOREAN_FLAGS: Record<FlagKind, string> = {
  'straight-lining': '처음부터 끝까지 한 가지로만 반응했습니다',
  'near-duplicate': '서로 거의 똑같이 반응했습니다',
};

const counted = (count: number, one: string, many: string): string =>
  `${numeral(count)} ${count === 1 ? one : many}`;
const people = (count: number): string => counted(count, 'person', 'people');
const positions = (count: number): string => counted(count, 'position', 'positions');

const tried = (most: number): string =>
  most === 2 ? 'A division into two was tried.' : `Divisions into 2 to ${most} were tried.`;
const triedKorean = (most: number): string =>
  most === 2 ? '둘로 나누어 보았습니다.' : `2개에서 ${most}개까지 나누어 보았습니다.`;

const ENGLISH: Words = {
  counts: (participants, all, reactions) =>
    `${counted(participants, 'participant', 'participants')}, ${positions(all)}, ${counted(reactions, 'reaction', 'reactions')}.`,
  placed: (count, least) =>
    `${people(count)} reacted to at least ${positions(least)}: groups are sought among them, and numbers by opinion group count them.`,
  moderatedOut: (count) => `Left out: ${positions(count)} that moderation took out.`,
  meta: (count, list) =>
    `Left out: ${positions(count)} marked as being about the person, not the matter (${list}).`,
  personal: (count, list) =>
    `Left out: ${positions(count)} that by their wording say who somebody is, not what they think (${list}). With --personal they count like any other.`,
  found: (groups) => `${groups} opinion groups`,
  stability: (stability, least) =>
    `Sought again among random halves of the people, they come out alike to ${stability} (1 is always the same, ${least} is required).`,
  between: (share) =>
    `In the middle third of the way between neighbouring groups stand ${share} of their people; with people spread evenly it would be 17 %.`,
  gap: {
    gap: 'So there is a gap between them.',
    few: 'So few stand between them, but some do.',
    range:
      'So there is no gap: read them as the ends of a range, not as camps. Who stands between could be in either.',
  },
  readiness: (group, most, all) =>
    `On ${most} of the ${all} positions that divide them it is ${group} that agrees more: either nearly all positions point the same way, or people differ in how readily they agree.`,
  noGroups: 'No opinion groups',
  noPositions: 'There is no position left to compare people by.',
  tooFew: (count, least, reactions) =>
    `Too few to look for any: ${people(count)} reacted to at least ${positions(reactions)}, and it takes ${least}.`,
  noDirection: 'Nothing in which people differ stands out from chance.',
  unstable: (most, best, least) =>
    `${tried(most)} Sought again among random halves of the people, the best comes out alike to ${best}; ${least} is required.`,
  tooSmall: (most) => `${tried(most)} In each, some group was smaller than five people.`,
  everybodyAsOne: 'Everybody counts as one group in what follows.',
  polisNote:
    'Computed as Polis does, from a cold start. Groups depend on the order of the rows; --polis left out, they do not.',
  polisPlaced: (count) => `${people(count)} reacted often enough to be placed.`,
  polisFound: (groups) => counted(groups, 'group', 'groups'),
  group: (name, size) => `Group ${name}: ${people(size)}`,
  groupName: (name) => `group ${name}`,
  nothingMarks: 'Nothing marks it off beyond chance.',
  splitWithin: (even, counted) =>
    `On ${even} of ${counted} positions it is itself split nearly evenly: no view holds it together. Its people may have reacted at random, or be several groups too small to tell apart.`,
  side: { agree: 'agree', disagree: 'disagree' },
  here: (inside, outside) => `${inside} here, ${outside} elsewhere`,
  commonGround: 'Common ground: more than half of every opinion group agree',
  surestFirst:
    'Score: the mean over groups of P(agree) x (1 - P(disagree)), with its 95 % interval; surest first.',
  noCommonGround: 'There is none: no position has more than half of every group with it.',
  unshared: 'There can be none yet: no position has been answered by two people.',
  groundButFor: (groups) => `Common ground of all but ${groups}, which no view holds together`,
  nearest: 'Nearest to it:',
  everyonesGround: 'Common ground: more than half agree',
  noEveryonesGround: 'There is none: no position has more than half of the people with it.',
  polisGround: 'Group-aware consensus: the product over groups of P(agree)',
  polisConsensus: { agree: 'Most people agree', disagree: 'Most people disagree' },
  heldBack: (groups) => `held back by ${groups}`,
  allOfThem: 'all',
  score: (score, low, high) => `score ${score} (${low} to ${high})`,
  agree: 'agree:',
  disagree: 'disagree:',
  agreeAndDisagree: 'agree / disagree:',
  of: (share, seen) => [share, 'of', numeral(seen)].join(TOGETHER),
  pass: (share, seen) => `${share} of ${numeral(seen)} pass`,
  rejected: 'Rejected in common: more than half of every opinion group disagree',
  everyoneRejects: 'Rejected in common: more than half disagree',
  divergence: 'What divides the opinion groups',
  farthest: (first, second) => `farthest apart: ${first} and ${second}`,
  contested: 'What people are split over',
  bridging: 'Also bridging: surely more than half agree on either side of the main divide',
  eitherSide: (first, second) => `on either side surely at least ${first} and ${second} agree`,
  uncertain: 'Unclear: many pass',
  background: 'Who they are (this took no part in finding the groups)',
  declared: 'Declared groups',
  declaredGround: 'Common ground: more than half of every declared group agree',
  declaredDivergence: 'What divides the declared groups',
  bothGround: 'Common ground of both at once: of every opinion group in every declared one',
  firmness: 'How firm the first ten of the common ground are',
  withoutActive: (count) =>
    count === 1 ? 'without the most active person' : `without the ${count} most active people`,
  withoutGroup: (group) => `without ${group}`,
  firstTen: (entering) => (entering === 0 ? 'nothing changes' : `${entering} of the ten would change`),
  flags: 'To look at (nobody was removed)',
  flag: (kind, participants, sets) =>
    `${people(participants)}${sets > 1 ? ` in ${sets} sets` : ''} ${ENGLISH_FLAGS[kind]}.`,
  members: 'Who is in which group (personal data)',
  nobodysGroup: 'in none',
  more: (shown, all) => `(${shown} of ${numeral(all)}; --json holds them all)`,
  caveat:
    'Each interval holds for its own position. Opinion groups were found in the same reactions that mark them, so they look a little further apart than they are.',
  unmatched: (count) => `none of the ${people(count)} who declared a group reacted: are the names the same?`,
  people,
};

const KOREAN: Words = {
  counts: (participants, all, reactions) =>
    `참여자 ${numeral(participants)}명, 입장 ${numeral(all)}개, 반응 ${numeral(reactions)}건.`,
  placed: (count, least) =>
    `입장 ${least}개 이상에 반응한 사람은 ${numeral(count)}명입니다. 의견 집단은 이들 가운데서 찾고, 의견 집단별 수치도 이들만 셉니다.`,
  moderatedOut: (count) => `심사에서 내린 입장 ${numeral(count)}개는 세지 않았습니다.`,
  meta: (count, list) =>
    `사안이 아니라 사람에 관한 것으로 표시된 입장 ${numeral(count)}개(${list})는 세지 않았습니다.`,
  personal: (count, list) =>
    `문구로 보아 생각이 아니라 자신이 누구인지를 말하는 입장 ${numeral(count)}개(${list})는 세지 않았습니다. --personal을 붙이면 함께 셉니다.`,
  found: (groups) => `의견 집단 ${groups}개`,
  stability: (stability, least) =>
    `사람들의 절반을 무작위로 뽑아 다시 나누어 보면 일치도가 ${stability}입니다(1이면 늘 같고, ${least} 이상이어야 합니다).`,
  between: (share) =>
    `이웃한 두 집단의 중심 사이를 셋으로 나누면 가운데 구간에 두 집단 사람의 ${share}가 있습니다. 고르게 퍼져 있을 때는 17${TOGETHER}%입니다.`,
  gap: {
    gap: '그러니 두 집단 사이에 틈이 있습니다.',
    few: '그러니 사이에 있는 사람이 적기는 하지만 없지는 않습니다.',
    range:
      '그러니 틈이 없습니다. 진영이 아니라 한 흐름의 양 끝으로 읽으십시오. 사이에 있는 사람은 어느 쪽에든 들 수 있습니다.',
  },
  readiness: (group, most, all) =>
    `둘을 가르는 입장 ${all}개 가운데 ${most}개에서 ${group} 쪽이 더 찬성합니다. 입장이 거의 모두 한 방향을 가리키거나, 얼마나 쉽게 찬성하는지가 사람마다 다른 것입니다.`,
  noGroups: '의견 집단 없음',
  noPositions: '사람들을 견줄 입장이 하나도 남아 있지 않습니다.',
  tooFew: (count, least, reactions) =>
    `집단을 찾기에는 사람이 적습니다. 입장 ${reactions}개 이상에 반응한 사람이 ${count}명인데, ${least}명이 있어야 합니다.`,
  noDirection: '사람들 사이의 차이 가운데 우연을 넘어서는 것이 없습니다.',
  unstable: (most, best, least) =>
    `${triedKorean(most)} 사람들의 절반을 무작위로 뽑아 다시 나누어 보면 가장 나은 것도 일치도가 ${best}에 그칩니다(${least} 이상이어야 합니다).`,
  tooSmall: (most) => `${triedKorean(most)} 어느 경우에나 다섯 명보다 작은 집단이 생깁니다.`,
  everybodyAsOne: '아래에서는 모두를 한 집단으로 셉니다.',
  polisNote:
    'Polis와 같은 방식으로 처음부터 계산했습니다. 집단은 행의 순서에 따라 달라집니다. --polis를 빼면 달라지지 않습니다.',
  polisPlaced: (count) => `자리를 정할 만큼 반응한 사람은 ${numeral(count)}명입니다.`,
  polisFound: (groups) => `집단 ${groups}개`,
  group: (name, size) => `집단 ${name}: ${numeral(size)}명`,
  groupName: (name) => `집단 ${name}`,
  nothingMarks: '우연을 넘어 이 집단만의 것이라 할 입장이 없습니다.',
  splitWithin: (even, counted) =>
    `입장 ${counted}개 가운데 ${even}개에서 이 집단 안의 찬반이 거의 반반입니다. 함께하는 견해가 없는 집단입니다. 아무렇게나 반응한 사람들이거나, 따로 나누기에는 작은 여러 집단일 수 있습니다.`,
  side: { agree: '찬성', disagree: '반대' },
  here: (inside, outside) => `이 집단 ${inside}, 그 밖 ${outside}`,
  commonGround: '공통의 인식: 모든 의견 집단에서 절반 넘게 찬성',
  surestFirst:
    '점수: 집단마다 구한 P(찬성) × (1 − P(반대))의 기하평균과 그 95 % 구간. 확실한 것부터 적습니다.',
  noCommonGround: '없습니다. 모든 집단에서 절반 넘게 찬성한 입장이 없습니다.',
  unshared: '아직 말할 수 없습니다. 두 사람 이상이 반응한 입장이 없습니다.',
  groundButFor: (groups) => `함께하는 견해가 없는 ${groups}를 빼고 본 공통의 인식`,
  nearest: '가장 가까운 것:',
  everyonesGround: '공통의 인식: 절반 넘게 찬성',
  noEveryonesGround: '없습니다. 절반 넘게 찬성한 입장이 없습니다.',
  polisGround: '집단을 아우르는 합의: 집단마다 구한 P(찬성)의 곱',
  polisConsensus: { agree: '대다수가 찬성', disagree: '대다수가 반대' },
  heldBack: (groups) => `가로막는 쪽: ${groups}`,
  allOfThem: '모두',
  score: (score, low, high) => `점수 ${score}(${low}~${high})`,
  agree: '찬성:',
  disagree: '반대:',
  agreeAndDisagree: '찬성/반대:',
  of: (share, seen) => `${share}(${numeral(seen)}명${TOGETHER}중)`,
  pass: (share, seen) => `유보 ${share}(${numeral(seen)}명 중)`,
  rejected: '함께 반대한 입장: 모든 의견 집단에서 절반 넘게 반대',
  everyoneRejects: '함께 반대한 입장: 절반 넘게 반대',
  divergence: '의견 집단을 가르는 입장',
  farthest: (first, second) => `가장 먼 둘: ${first}, ${second}`,
  contested: '찬반이 갈리는 입장',
  bridging: '그 밖에 다리를 놓는 입장: 가장 크게 갈린 양쪽에서 모두 확실히 절반 넘게 찬성',
  eitherSide: (first, second) => `양쪽의 찬성은 적어도 ${first}와 ${second}`,
  uncertain: '분명하지 않은 입장: 유보가 많음',
  background: '어떤 사람들인가(집단을 찾는 데 쓰지 않음)',
  declared: '스스로 밝힌 소속',
  declaredGround: '공통의 인식: 밝힌 소속마다 절반 넘게 찬성',
  declaredDivergence: '밝힌 소속을 가르는 입장',
  bothGround: '둘을 함께 아우르는 공통의 인식: 소속마다, 그 안의 의견 집단마다 절반 넘게 찬성',
  firmness: '공통의 인식 처음 열 개는 얼마나 굳은가',
  withoutActive: (count) => `가장 활발한 ${count}명을 빼면`,
  withoutGroup: (group) => `${group}를 빼면`,
  firstTen: (entering) => (entering === 0 ? '달라지지 않음' : `열 개 가운데 ${entering}개가 바뀜`),
  flags: '살펴볼 점(아무도 빼지 않았습니다)',
  flag: (kind, participants, sets) =>
    `${numeral(participants)}명${sets > 1 ? `(${sets}묶음)` : ''}이 ${KOREAN_FLAGS[kind]}.`,
  members: '누가 어느 집단인가(개인정보)',
  nobodysGroup: '어느 집단도 아님',
  more: (shown, all) => `(${numeral(all)}개 가운데 ${shown}개. 모두 보려면 --json)`,
  caveat:
    '구간은 입장마다 따로 성립합니다. 의견 집단은 그 집단을 특징짓는 바로 그 반응에서 찾았으므로 집단 사이가 실제보다 조금 더 멀어 보입니다.',
  unmatched: (count) =>
    `소속을 밝힌 ${numeral(count)}명 가운데 반응한 사람이 없습니다. 이름이 서로 같은지 살펴보십시오`,
  people: (count) => `${numeral(count)}명`,
};

export const GROUPS_WORDS: Record<Lang, Words> = { en: ENGLISH, ko: KOREAN };

import type { FlagKind, GroupId } from '@madang/common-ground';
import type { Lang } from '#kernel/domain/bilingual.ts';

export type Words = {
  readonly counts: (participants: number, takenIn: number, positions: number, reactions: number) => string;
  readonly stability: (stability: number) => string;
  readonly noGroups: string;
  readonly polisNote: string;
  readonly group: (id: GroupId, size: number) => string;
  readonly nothingMarks: string;
  readonly side: { readonly agree: string; readonly disagree: string };
  readonly elsewhere: string;
  readonly commonGround: string;
  readonly everyonesGround: string;
  readonly declaredGround: string;
  readonly bothGround: string;
  readonly blocked: (group: GroupId) => string;
  readonly divergence: string;
  readonly between: (groups: readonly [GroupId, GroupId]) => string;
  readonly bridging: string;
  readonly uncertain: string;
  readonly flags: string;
  readonly flag: (kind: FlagKind, participants: number, sets: number) => string;
};

const ENGLISH_FLAGS: Record<FlagKind, string> = {
  'straight-lining': 'gave one and the same reaction throughout',
  'near-duplicate': 'reacted almost exactly alike',
};

const KOREAN_FLAGS: Record<FlagKind, string> = {
  'straight-lining': '처음부터 끝까지 같은 반응만 한 사람',
  'near-duplicate': '서로 거의 똑같이 반응한 사람',
};

export const GROUPS_WORDS: Record<Lang, Words> = {
  en: {
    counts: (participants, takenIn, positions, reactions) =>
      `${participants} participants (${takenIn} reacted often enough to be placed), ${positions} positions, ${reactions} reactions`,
    stability: (stability) => `Opinion groups (stability ${stability.toFixed(2)} of 1)`,
    noGroups:
      'No opinion groups found: no division of the participants is clear and stable enough to report.',
    polisNote: 'Computed as Polis does, from a cold start: groups depend on the order of the rows.',
    group: (id, size) => `Group ${id}: ${size} people`,
    nothingMarks: 'nothing marks it off beyond chance',
    side: { agree: 'agree   ', disagree: 'disagree' },
    elsewhere: 'elsewhere',
    commonGround: 'Common ground across opinion groups: score (95 % interval)',
    everyonesGround: 'Common ground of everybody: score (95 % interval)',
    declaredGround: 'Common ground across declared groups',
    bothGround: 'Common ground across declared and opinion groups at once',
    blocked: (group) => `held back by ${group}`,
    divergence: 'What divides: difference of mean reactions (95 % interval)',
    between: ([first, second]) => `${first} for, ${second} against`,
    bridging: 'Bridging: surely more than half agree on both sides of the main divide',
    uncertain: 'Unclear: many pass',
    flags: 'To look at (nothing was removed)',
    flag: (kind, participants, sets) =>
      `${participants} participants${sets > 1 ? ` in ${sets} sets` : ''}: ${ENGLISH_FLAGS[kind]}`,
  },
  ko: {
    counts: (participants, takenIn, positions, reactions) =>
      `참여자 ${participants}명(자리를 정할 만큼 반응한 사람 ${takenIn}명), 입장 ${positions}개, 반응 ${reactions}건`,
    stability: (stability) => `의견 집단(안정도 ${stability.toFixed(2)}, 최대 1)`,
    noGroups: '의견 집단을 찾지 못했습니다. 알릴 만큼 뚜렷하고 안정된 나뉨이 없습니다.',
    polisNote: 'Polis와 같은 방식으로 처음부터 계산했습니다. 집단은 행의 순서에 따라 달라집니다.',
    group: (id, size) => `집단 ${id}: ${size}명`,
    nothingMarks: '우연을 넘어 이 집단만의 것이라 할 입장이 없습니다',
    side: { agree: '찬성', disagree: '반대' },
    elsewhere: '그 밖',
    commonGround: '의견 집단을 아우르는 공통의 인식: 점수(95 % 구간)',
    everyonesGround: '모두의 공통의 인식: 점수(95 % 구간)',
    declaredGround: '스스로 밝힌 소속을 아우르는 공통의 인식',
    bothGround: '소속과 의견 집단을 함께 아우르는 공통의 인식',
    blocked: (group) => `가로막는 집단: ${group}`,
    divergence: '이견: 평균 반응의 차이(95 % 구간)',
    between: ([first, second]) => `찬성 쪽 ${first}, 반대 쪽 ${second}`,
    bridging: '다리를 놓는 입장: 가장 큰 나뉨의 양쪽에서 절반 넘게 찬성함이 확실합니다',
    uncertain: '분명하지 않은 입장: 유보한 사람이 많습니다',
    flags: '살펴볼 점(아무것도 빼지 않았습니다)',
    flag: (kind, participants, sets) =>
      `${participants}명${sets > 1 ? `(${sets}묶음)` : ''}: ${KOREAN_FLAGS[kind]}`,
  },
};

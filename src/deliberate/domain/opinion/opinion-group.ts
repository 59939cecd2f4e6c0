import type { Bilingual } from '#kernel/domain/bilingual.ts';
import { GROUP_NAMES } from '#kernel/domain/stakeholder-group.ts';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';

/** Groups found in the reactions, the largest first. Their letters hold within one epoch only. */
export const OPINION_GROUPS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type OpinionGroup = (typeof OPINION_GROUPS)[number];

/** Whoever a number can be about: a declared group, an opinion group, or the open public as one. */
export const ANY_GROUPS = [...STAKEHOLDER_GROUPS, ...OPINION_GROUPS, 'public'] as const;
export type AnyGroup = StakeholderGroup | OpinionGroup | 'public';

export function opinionGroupAt(place: number): OpinionGroup {
  const group = OPINION_GROUPS[place];
  if (group === undefined) throw new RangeError(`There are at most ${OPINION_GROUPS.length} opinion groups.`);
  return group;
}

export function isOpinionGroup(group: AnyGroup): group is OpinionGroup {
  return OPINION_GROUPS.some((one) => one === group);
}

export function groupName(group: AnyGroup): Bilingual {
  if (group === 'public') return { ko: '일반 공개 참여', en: 'Open public' };
  return isOpinionGroup(group)
    ? { ko: `의견 집단 ${group}`, en: `Opinion group ${group}` }
    : GROUP_NAMES[group];
}

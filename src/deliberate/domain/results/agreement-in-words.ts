import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Ground } from './common-ground.ts';
import { groupName } from '#deliberate/domain/opinion/opinion-group.ts';

/** Before a number: exact, or the bound that "nearly all" gives. */
export const BOUND_MARK = { exactly: '', at_least: '≥ ', at_most: '≤ ' } as const;

/** How far a position is common ground, as one short line; null where too few groups are shown to say, or it is about the person. */
export function groundInWords({ least }: Ground, epoch: number): Texts | null {
  if (least === null) return null;
  const percent = `${BOUND_MARK[least.bound]}${Math.round(least.permille / 10)}`;
  const { ko, en } = groupName(least.group);
  return {
    ko: `동의가 가장 낮은 집단: ${ko} ${percent}% · ${epoch}차 결과`,
    en: `Least agreement: ${en}, ${percent} % · epoch ${epoch}`,
  };
}

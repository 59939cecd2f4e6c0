import type { CommonGround, GroupId, Result } from '@madang/common-ground';
import { agreedInCommon, surely } from './shared-sides.ts';

/** With fewer who took a side, how even the sides are says little. */
const TAKING_SIDES_LEAST = 10;
const POSITIONS_LEAST = 20;
/** Share of the smaller side from which a position splits a group nearly evenly. */
const SMALLER_SIDE_LEAST = 1 / 3;
/** Groups of open conversations are split by less than half of the positions, people who react at random by two thirds or more. */
const SPLIT_FROM = 0.6;

export type SplitGroup = { readonly id: GroupId; readonly even: number; readonly counted: number };

/** Groups that no view holds together: nearly every position splits them. */
export function splitGroups({ groups, commonGround }: Pick<Result, 'groups' | 'commonGround'>): SplitGroup[] {
  return groups.flatMap(({ id }) => {
    let counted = 0;
    let even = 0;
    for (const { byGroup } of commonGround) {
      const { agrees = 0, disagrees = 0 } = byGroup.find(({ group }) => group === id) ?? {};
      const sides = agrees + disagrees;
      if (sides < TAKING_SIDES_LEAST) continue;
      counted += 1;
      if (Math.min(agrees, disagrees) >= SMALLER_SIDE_LEAST * sides) even += 1;
    }
    return counted >= POSITIONS_LEAST && even >= SPLIT_FROM * counted ? [{ id, even, counted }] : [];
  });
}

/** What every other group agrees on and those set apart hold back, the surest first. */
export function agreedButFor(rows: readonly CommonGround[], apart: readonly GroupId[]): CommonGround[] {
  const already = new Set(agreedInCommon(rows).map(({ position }) => position));
  const others = rows.map((row) => ({
    ...row,
    byGroup: row.byGroup.filter(({ group }) => !apart.includes(group)),
  }));
  const surest = ({ byGroup }: CommonGround): number =>
    Math.min(...byGroup.map(({ agrees, seen }) => surely(agrees, seen)));
  return agreedInCommon(
    others.filter(({ byGroup, position }) => byGroup.length > 0 && !already.has(position)),
  ).toSorted((a, b) => surest(b) - surest(a));
}

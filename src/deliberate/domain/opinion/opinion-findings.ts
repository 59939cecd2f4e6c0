import type { Families, ShownGroup } from '#deliberate/domain/results/common-ground.ts';
import { dividesOf, type Divide } from '#deliberate/domain/results/group-scores.ts';
import type { ShownCell } from './opinion-cell.ts';
import type { AnyGroup } from './opinion-group.ts';
import type { OpinionAnalysis } from './opinion-reading.ts';

/** What can be said across positions; all of it follows from the cells shown. */
export type Findings = {
  readonly divides: { readonly declared: readonly Divide[]; readonly opinion: readonly Divide[] };
  /** In what the groups differ of positions about the person. Absent before the fourth method. */
  readonly background?: readonly Divide[];
  /** More than half of one group take this side, and of no other of its kind. */
  readonly minority: readonly Minority[];
  /** Many who saw it passed, in most groups shown. */
  readonly unclear: readonly string[];
};
export type Minority = {
  readonly positionId: string;
  readonly group: AnyGroup;
  readonly side: 'agree' | 'disagree';
};

type FamiliesAt = Families & {
  readonly positionId: string;
  /** Whether it is about the person. */
  readonly aside: boolean;
};

/** Of a group, so many have to pass before it counts as unsure. */
const UNSURE_SHARE = 1 / 3;

export function findingsOf(all: readonly FamiliesAt[], opinion: OpinionAnalysis | null): Findings {
  const [rows, background] = [all.filter(({ aside }) => !aside), all.filter(({ aside }) => aside)];
  const of = (family: keyof Families, among = rows) =>
    among
      .map((row) => ({ positionId: row.positionId, groups: row[family] }))
      .filter(({ groups }) => groups.length > 1);
  const [declared, found] = [of('declared'), opinion === null ? [] : of('opinion')];
  return {
    divides: { declared: dividesOf(declared), opinion: dividesOf(found) },
    background: opinion === null ? [] : dividesOf(of('opinion', background)),
    minority: [...declared, ...found].flatMap(({ positionId, groups }) =>
      heldByOne(groups).map((held) => ({ positionId, ...held })),
    ),
    unclear: rows.filter(isUnclear).map(({ positionId }) => positionId),
  };
}

/** The largest group needs no keeping in sight, and where another takes the other side, that is what divides. */
function heldByOne(groups: readonly ShownGroup[]): Omit<Minority, 'positionId'>[] {
  const largest = groups.reduce((one, other) => (other[1].n > one[1].n ? other : one));
  return (['agree', 'disagree'] as const).flatMap((side) => {
    const opposite = side === 'agree' ? 'disagree' : 'agree';
    const [one, another] = groups.filter(([, cell]) => isMajority(cell, side));
    if (one === undefined || another !== undefined || one === largest) return [];
    return groups.some(([, cell]) => isMajority(cell, opposite)) ? [] : [{ group: one[0], side }];
  });
}

function isMajority(cell: ShownCell, side: Minority['side']): boolean {
  if (cell.nearlyAll !== null) return cell.nearlyAll === side;
  return (cell[side] ?? 0) * 2 > cell.n;
}

function isUnclear({ declared, opinion }: FamiliesAt): boolean {
  const shown = [...declared, ...opinion];
  const unsure = shown.filter(([, cell]) => passShare(cell) >= UNSURE_SHARE);
  return shown.length > 0 && unsure.length * 2 > shown.length;
}

const passShare = (cell: ShownCell): number => (cell.nearlyAll === 'pass' ? 1 : (cell.pass ?? 0) / cell.n);

import type { StakeholderGroup } from '#kernel/domain/viewer.ts';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import { agreementOf, leaningOf, wilson, type Agreement } from './agreement.ts';
import { sharedScore, type SharedScore } from './group-scores.ts';
import type { Cell, ShownCell } from '#deliberate/domain/opinion/opinion-cell.ts';
import type { AnyGroup } from '#deliberate/domain/opinion/opinion-group.ts';

export type GroupCells = Readonly<Record<StakeholderGroup, Cell>>;

/** A group whose reactions to one position are shown. */
export type ShownGroup = readonly [group: AnyGroup, cell: ShownCell];

/** The two ways to divide the same people: by what they declared, and by how they reacted. */
export type Families = { readonly declared: readonly ShownGroup[]; readonly opinion: readonly ShownGroup[] };

/** Common ground is about groups meeting: with fewer shown, nothing is said. */
const GROUPS_SHOWN_MIN = 2;

export const STANDINGS = ['common', 'divided', 'unsettled', 'too_few', 'about_person'] as const;
export type Standing = (typeof STANDINGS)[number];

/** In parts per thousand, so that it can be written in canonical JSON. */
export type GroundShare = {
  readonly group: AnyGroup;
  /** Whether the share is exact, or the bound that "nearly all" gives. */
  readonly bound: Agreement['bound'];
  readonly permille: number;
  readonly lowPermille: number;
  readonly highPermille: number;
};

export type Ground = {
  readonly positionId: string;
  readonly standing: Standing;
  /** The group that agrees least, of either kind: it says how far the ground reaches, and who holds back. */
  readonly least: GroundShare | null;
  /** The score over declared groups, over opinion groups, and over both at once; absent in epochs of the first method. */
  readonly scores?: {
    readonly declared: SharedScore | null;
    readonly opinion: SharedScore | null;
    readonly both: SharedScore | null;
  };
};

export function shownGroups(cells: GroupCells): ShownGroup[] {
  return STAKEHOLDER_GROUPS.flatMap((group) => {
    const cell = cells[group];
    return cell.shown ? [[group, cell] as const] : [];
  });
}

/**
 * How far a position is common ground. Common: in every shown group, of either kind, more than half agree, so that no
 * group can be outweighed by the size of another. Divided: one leans for it and another of its kind against.
 * `alone`: a population in which no groups were found counts as one.
 */
export function groundOf(positionId: string, { declared, opinion }: Families, alone = false): Ground {
  const scores = {
    declared: sharedScore(declared),
    opinion: sharedScore(opinion),
    both: declared.length === 0 || opinion.length === 0 ? null : sharedScore([...declared, ...opinion]),
  };
  const needed = alone ? 1 : GROUPS_SHOWN_MIN;
  const families = [declared, opinion].filter((shown) => shown.length >= needed);
  const shown = families.flat();
  if (shown.length === 0) return { positionId, standing: 'too_few', least: null, scores };
  const shares = shown.map(([group, cell]) => shareOf(group, cell));
  const least = shares.reduce((lowest, share) => (share.permille < lowest.permille ? share : lowest));
  const everyMajority = shown.every(([, cell]) => {
    const { agree, n, bound } = agreementOf(cell);
    return bound !== 'at_most' && agree * 2 > n;
  });
  if (everyMajority) return { positionId, standing: 'common', least, scores };
  return { positionId, standing: families.some(isDivided) ? 'divided' : 'unsettled', least, scores };
}

/** A sentence about the person is no ground to stand on, however many say it of themselves. */
export const aboutPerson = ({ positionId }: Pick<Ground, 'positionId'>): Ground => ({
  positionId,
  standing: 'about_person',
  least: null,
});

function isDivided(groups: readonly ShownGroup[]): boolean {
  const leanings = new Set(groups.map(([, cell]) => leaningOf(cell)));
  return leanings.has('for') && leanings.has('against');
}

function shareOf(group: AnyGroup, cell: ShownCell): GroundShare {
  const { agree, n, bound } = agreementOf(cell);
  const { low, high } = wilson(agree, n);
  const permille = (share: number) => Math.round(share * 1000);
  return {
    group,
    bound,
    permille: permille(agree / n),
    lowPermille: permille(low),
    highPermille: permille(high),
  };
}

/** What can be read aloud first comes first: the firmest common ground, then what divides, then the rest. */
export function inReadingOrder(grounds: readonly Ground[]): Ground[] {
  const rank = ({ standing }: Ground) => STANDINGS.indexOf(standing);
  const place = new Map(grounds.map(({ positionId }, at) => [positionId, at]));
  return [...grounds].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (b.least?.lowPermille ?? 0) - (a.least?.lowPermille ?? 0) ||
      (place.get(a.positionId) ?? 0) - (place.get(b.positionId) ?? 0),
  );
}

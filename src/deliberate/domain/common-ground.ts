import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import { agreementOf, leaningOf, wilson, type Agreement } from './agreement.ts';
import type { Cell, ShownCell } from './opinion-cell.ts';

export type GroupCells = Readonly<Record<StakeholderGroup, Cell>>;

/** Common ground is about groups meeting: with fewer shown, nothing is said. */
const GROUPS_SHOWN_MIN = 2;

export const STANDINGS = ['common', 'divided', 'unsettled', 'too_few'] as const;
export type Standing = (typeof STANDINGS)[number];

/** In parts per thousand, so that it can be written in canonical JSON. */
export type GroundShare = {
  readonly group: StakeholderGroup;
  /** Whether the share is exact, or the bound that "nearly all" gives. */
  readonly bound: Agreement['bound'];
  readonly permille: number;
  readonly lowPermille: number;
  readonly highPermille: number;
};

export type Ground = {
  readonly positionId: string;
  readonly standing: Standing;
  /** The group that agrees least: it says how far the ground reaches, and who holds back. */
  readonly least: GroundShare | null;
};

export function shownGroups(cells: GroupCells): readonly (readonly [StakeholderGroup, ShownCell])[] {
  return STAKEHOLDER_GROUPS.flatMap((group) => {
    const cell = cells[group];
    return cell.shown ? [[group, cell] as const] : [];
  });
}

/**
 * How far a position is common ground, in its first simple form: the agreement of the group that agrees least, so that
 * no group can be outweighed by the size of another. Common: in every shown group more than half agree. Divided: one
 * group leans for it and another against.
 */
export function groundOf(positionId: string, cells: GroupCells): Ground {
  const shown = shownGroups(cells);
  if (shown.length < GROUPS_SHOWN_MIN) return { positionId, standing: 'too_few', least: null };
  const shares = shown.map(([group, cell]) => shareOf(group, cell));
  const least = shares.reduce((lowest, share) => (share.permille < lowest.permille ? share : lowest));
  const everyMajority = shown.every(([, cell]) => {
    const { agree, n, bound } = agreementOf(cell);
    return bound !== 'at_most' && agree * 2 > n;
  });
  if (everyMajority) return { positionId, standing: 'common', least };
  const leanings = new Set(shown.map(([, cell]) => leaningOf(cell)));
  const divided = leanings.has('for') && leanings.has('against');
  return { positionId, standing: divided ? 'divided' : 'unsettled', least };
}

function shareOf(group: StakeholderGroup, cell: ShownCell): GroundShare {
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

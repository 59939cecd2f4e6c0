import type { CommonGround, GroupSupport } from '@madang/common-ground';

/** 95 %, two-sided. */
const Z_95 = 1.96;
/** A position splits people when surely more than this share of them stand on either side. */
const SPLIT_SHARE_LEAST = 0.2;

const share = (count: number, seen: number): number => (count + 0.5) / (seen + 1);

/** Lower end of the share. */
export function surely(count: number, seen: number): number {
  const mean = share(count, seen);
  return mean - Z_95 * Math.sqrt((mean * (1 - mean)) / (seen + 2));
}

const least = (byGroup: readonly GroupSupport[], of: (row: GroupSupport) => number): number =>
  byGroup.reduce((lowest, row) => Math.min(lowest, of(row)), Infinity);

/** Nothing is common to one, whoever else saw other positions. */
const ANSWERED_LEAST = 2;

/** Positions that two people or more reacted to. */
export const answered = (rows: readonly CommonGround[]): CommonGround[] =>
  rows.filter(({ byGroup }) => byGroup.reduce((sum, { seen }) => sum + seen, 0) >= ANSWERED_LEAST);

/** Positions with more than half of every group on their side, in the order they come. */
export const agreedInCommon = (rows: readonly CommonGround[]): CommonGround[] =>
  answered(rows).filter(({ byGroup }) => least(byGroup, (row) => share(row.agrees, row.seen)) > 0.5);

/** Groups of which not more than half agree. */
export const holdingBack = ({ byGroup }: CommonGround): GroupSupport[] =>
  byGroup.filter((row) => share(row.agrees, row.seen) <= 0.5);

/** Positions that more than half of every group reject, the surest first. */
export const rejectedInCommon = (rows: readonly CommonGround[]): CommonGround[] =>
  inOrderOf(
    answered(rows).filter(({ byGroup }) => least(byGroup, (row) => share(row.disagrees, row.seen)) > 0.5),
    ({ byGroup }) => least(byGroup, (row) => surely(row.disagrees, row.seen)),
  );

/** Where everybody is one group: what many agree with and many reject, the most evenly split first. */
export function contested(rows: readonly CommonGround[]): CommonGround[] {
  const smallerSide = ({ byGroup }: CommonGround): number =>
    least(byGroup, (row) => surely(Math.min(row.agrees, row.disagrees), row.seen));
  return inOrderOf(
    rows.filter((row) => smallerSide(row) > SPLIT_SHARE_LEAST),
    smallerSide,
  );
}

const inOrderOf = (rows: readonly CommonGround[], value: (row: CommonGround) => number): CommonGround[] =>
  rows.toSorted((a, b) => value(b) - value(a));

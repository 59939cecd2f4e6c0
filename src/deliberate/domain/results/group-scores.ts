import { publicResult, type PublicResult, type Release } from '@madang/common-ground';
import type { ShownCell } from '#deliberate/domain/opinion/opinion-cell.ts';
import { ANY_GROUPS, type AnyGroup, type OpinionGroup } from '#deliberate/domain/opinion/opinion-group.ts';

/** Geometric mean over groups of P(agree) (1 − P(disagree)), in parts per thousand, with its 95 % interval. */
export type SharedScore = {
  readonly permille: number;
  readonly lowPermille: number;
  readonly highPermille: number;
  /** The group that supports it least, and the same again where fewer than half of it agree. */
  readonly leastGroup: AnyGroup;
  readonly blockedBy: AnyGroup | null;
};

/** What two groups part over, the more favourable first; the difference of their mean reactions runs to 2,000. */
export type Divide = {
  readonly positionId: string;
  readonly between: readonly [AnyGroup, AnyGroup];
  readonly differencePermille: number;
  readonly lowPermille: number;
};

/** A side that at least half of a group takes, and surely more often than the others do. */
export type Holding = {
  readonly positionId: string;
  readonly side: 'agree' | 'disagree';
  readonly insidePermille: number;
  readonly outsidePermille: number;
  /** Cohen's h in thousandths: 200 is small, 500 medium, 800 large. */
  readonly effectPermille: number;
};

type Shown = readonly (readonly [group: AnyGroup, cell: ShownCell])[];
export type ShownAt = { readonly positionId: string; readonly groups: Shown };

const permille = (share: number): number => Math.round(share * 1000);
const HOLDINGS_MAX = 7;

/** From the cells shown and nothing else, so it cannot tell more than they do. */
export function sharedScore(groups: Shown): SharedScore | null {
  if (groups.length === 0) return null;
  const [ground] = publicResult(releaseOf([{ positionId: '', groups }])).commonGround;
  if (ground === undefined) return null;
  return {
    permille: permille(ground.score),
    lowPermille: permille(ground.low),
    highPermille: permille(ground.high),
    leastGroup: groupOf(ground.minGroup.group),
    blockedBy: ground.blockedBy === null ? null : groupOf(ground.blockedBy),
  };
}

/** What splits groups of one kind beyond chance, widest first. Positions are judged with those that show the same groups. */
export function dividesOf(rows: readonly ShownAt[]): Divide[] {
  return bySameGroups(rows)
    .flatMap((set) => publicResult(releaseOf(set)).divergence)
    .map(({ position, between, difference, low }) => ({
      positionId: position,
      between: [groupOf(between[0]), groupOf(between[1])] as const,
      differencePermille: permille(difference),
      lowPermille: permille(low),
    }))
    .sort((a, b) => b.lowPermille - a.lowPermille || compare(a.positionId, b.positionId));
}

/** What each opinion group holds more than the others, the surest first. */
export function holdingsOf(rows: readonly ShownAt[]): Map<OpinionGroup, Holding[]> {
  const found = new Map<OpinionGroup, Holding[]>();
  for (const set of bySameGroups(rows)) {
    for (const { id, representative } of publicResult(releaseOf(set)).groups) {
      const group = groupOf(id) as OpinionGroup; // only rows of opinion groups are handed in
      found.set(group, [...(found.get(group) ?? []), ...representative.map(holdingOf)]);
    }
  }
  for (const [group, holdings] of found) found.set(group, holdings.sort(surestFirst).slice(0, HOLDINGS_MAX));
  return found;
}

function holdingOf(one: PublicResult['groups'][number]['representative'][number]): Holding {
  return {
    positionId: one.position,
    side: one.side,
    insidePermille: permille(one.inside),
    outsidePermille: permille(one.outside),
    effectPermille: permille(one.effectSize),
  };
}

const surestFirst = (a: Holding, b: Holding): number =>
  b.effectPermille - a.effectPermille || compare(a.positionId, b.positionId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function bySameGroups(rows: readonly ShownAt[]): ShownAt[][] {
  const sets = new Map<string, ShownAt[]>();
  for (const row of rows) {
    const key = row.groups.map(([group]) => group).join(' ');
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [row]);
    else set.push(row);
  }
  return [...sets.values()];
}

/** The library's own form of what is released; "nearly all" counts at its bound, the one left over as a pass. */
function releaseOf(rows: readonly ShownAt[]): Release {
  const groups = rows[0]?.groups ?? [];
  return {
    epoch: 1,
    k: 1,
    sizes: groups.map(([group, { n }]) => ({ group, size: n })),
    rows: rows.map(({ positionId, groups: shown }) => ({
      position: positionId,
      asOf: 1,
      total: null,
      groups: shown.map(([group, cell]) => ({ group, counts: countsOf(cell) })),
    })),
  };
}

function countsOf({ n, nearlyAll, agree, disagree, pass }: ShownCell) {
  if (nearlyAll === null) return { agrees: agree ?? 0, disagrees: disagree ?? 0, passes: pass ?? 0, seen: n };
  if (nearlyAll === 'pass') return { agrees: 0, disagrees: 0, passes: n, seen: n };
  const most = { agrees: 0, disagrees: 0, passes: 1, seen: n };
  return nearlyAll === 'agree' ? { ...most, agrees: n - 1 } : { ...most, disagrees: n - 1 };
}

function groupOf(id: string | number): AnyGroup {
  const group = ANY_GROUPS.find((one) => one === id);
  if (group === undefined) throw new Error(`There is no group "${id}".`);
  return group;
}

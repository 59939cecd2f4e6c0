import type { RoutingInput } from '@madang/common-ground';
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '#kernel/domain/viewer.ts';
import type { Cell } from '#deliberate/domain/opinion/opinion-cell.ts';
import type { PositionCells } from '#deliberate/domain/opinion/opinion-outputs.ts';

/** Whom the next position is chosen for: a stakeholder group of the accredited, or the open public. */
export type RoutedGroup = StakeholderGroup | 'public';
export const ROUTED_GROUPS: readonly RoutedGroup[] = [...STAKEHOLDER_GROUPS, 'public'];

export type RoutedCount = {
  readonly positionId: string;
  readonly group: RoutedGroup;
  readonly reactions: number;
};

export type RoutingKnown = {
  readonly positionIds: readonly string[];
  /** How many of each group have reacted to what: how they reacted is not asked. */
  readonly counts: readonly RoutedCount[];
  /** People who could react, by group. */
  readonly people: Readonly<Partial<Record<RoutedGroup, number>>>;
  readonly sizes: { readonly groupSizeMin: number; readonly publicSizeMin: number };
  /** The latest epoch, which everyone may read; null before the first. */
  readonly released: readonly Pick<PositionCells, 'positionId' | 'accredited' | 'public'>[] | null;
};

/**
 * What the choice of the next position rests on. It must not tell more than the results do, since whoever watches the
 * order of cards watches these numbers: how people reacted is taken from the released epoch alone, and how many have is
 * counted in steps of the smallest group that may be shown.
 */
export function routingInput(known: RoutingKnown): RoutingInput {
  const { positionIds, sizes, released } = known;
  const cellsAt = new Map(released?.map((cells) => [cells.positionId, cells]));
  const cellOf = (positionId: string, group: RoutedGroup): Cell | undefined => {
    const cells = cellsAt.get(positionId);
    return group === 'public' ? cells?.public : cells?.accredited[group];
  };
  const seen = new Map(
    known.counts.map(({ positionId, group, reactions }) => {
      const step = group === 'public' ? sizes.publicSizeMin : sizes.groupSizeMin;
      return [`${group} ${positionId}`, Math.floor(reactions / step) * step] as const;
    }),
  );
  const groups = ROUTED_GROUPS.map((group): RoutingInput['groups'][number] => {
    const cells = new Uint32Array(3 * positionIds.length);
    let most = 0;
    positionIds.forEach((positionId, at) => {
      const count = seen.get(`${group} ${positionId}`) ?? 0;
      most = Math.max(most, count);
      cells.set(spread(count, cellOf(positionId, group)), 3 * at);
    });
    return { id: group, size: Math.max(most, known.people[group] ?? 0), cells };
  });
  const extremity = positionIds.map((positionId) =>
    weightOf(ROUTED_GROUPS.map((group) => cellOf(positionId, group))),
  );
  return { positionIds, groups: groups.filter(({ size }) => size > 0), extremity };
}

/** How many had reacted as far as everyone may read it: what the order rests on until the first count is there. */
export function releasedCounts(released: RoutingKnown['released']): RoutedCount[] {
  return (released ?? []).flatMap(({ positionId, accredited, public: open }) =>
    ROUTED_GROUPS.flatMap((group) => {
      const cell = group === 'public' ? open : accredited[group];
      return cell.shown ? [{ positionId, group, reactions: cell.n }] : [];
    }),
  );
}

/** Disagree, pass, agree: in the released shares; evenly for and against while none are released. */
function spread(count: number, cell: Cell | undefined): [number, number, number] {
  const shares = sharesOf(cell);
  const pass = Math.round(count * shares.pass);
  const agree = Math.round((count - pass) * shares.agreeOfSided);
  return [count - pass - agree, pass, agree];
}

function sharesOf(cell: Cell | undefined): { readonly pass: number; readonly agreeOfSided: number } {
  if (cell === undefined || !cell.shown) return { pass: 0, agreeOfSided: 0.5 };
  if (cell.agree === null || cell.pass === null)
    return { pass: cell.nearlyAll === 'pass' ? 1 : 0, agreeOfSided: cell.nearlyAll === 'disagree' ? 0 : 1 };
  const sided = cell.n - cell.pass;
  return { pass: cell.pass / cell.n, agreeOfSided: sided === 0 ? 0.5 : cell.agree / sided };
}

/** 0 to 2: how far the groups shown are apart, and how important they find it. */
function weightOf(cells: readonly (Cell | undefined)[]): number {
  const shown = cells.flatMap((cell) => (cell?.shown ? [cell] : []));
  if (shown.length === 0) return 0;
  const agreement = shown.map((cell) => {
    const { pass, agreeOfSided } = sharesOf(cell);
    return (1 - pass) * agreeOfSided;
  });
  const important = shown.reduce((sum, { importantMin, n }) => sum + importantMin / n, 0) / shown.length;
  return Math.max(...agreement) - Math.min(...agreement) + important;
}

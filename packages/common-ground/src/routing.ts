import { countsAt, type GroupCounts, type GroupId, type PositionCounts } from './findings/group-counts.ts';
import { hashIdentifier } from './reactions/identifier-order.ts';
import { seededRandom } from './seeded-random.ts';
import { jeffreysDeviation, jeffreysShare } from './statistics.ts';

export type RoutingInput = {
  readonly positionIds: readonly string[];
  /** Reactions per opinion or declared group; one group with everybody when there are none. */
  readonly groups: readonly GroupCounts[];
  /** How much a position says about where people stand: its loadings' length; all alike when unknown. */
  readonly extremity?: ArrayLike<number>;
};

export type NextRequest = {
  readonly participant: string;
  /** Positions the person has reacted to. */
  readonly reacted: ReadonlySet<string>;
  /** Group of the person, when known. */
  readonly group?: GroupId | null;
  readonly seed: number;
  readonly count?: number;
};

export type Routing = {
  /** Positions to show next, best draws first; fewer than asked for when few are left. */
  readonly next: (request: NextRequest) => string[];
  /** What a position weighs for a member of this group (null: unknown). */
  readonly weightOf: (position: string, group: GroupId | null) => number;
};

/** A position that has fallen behind the others weighs up to this many times its weight. */
const CATCH_UP_MAX = 16;
/** Reactions added on both sides, so that the first few do not decide. */
const CATCH_UP_PRIOR = 5;
/** A group that has seen nothing of a position yet weighs it this many times. */
const BALANCE = 3;

/**
 * Weights of positions for the next draw: the more a position separates people, the less it is passed on, the
 * less is known about it, the further it has fallen behind, and the less the person's own group has seen it
 * compared with the others, the more it weighs. Computed once per refresh; a draw costs one pass over the positions.
 */
export function prepareRouting(input: RoutingInput): Routing {
  const seenMean = meanSeen(input);
  const base = input.positionIds.map((_, j) => baseWeight(j, input, seenMean));
  const balance = input.groups.map((group) =>
    input.positionIds.map((_, j) => balanceWeight(group, j, input.groups)),
  );
  const groupAt = new Map(input.groups.map(({ id }, g) => [id, g]));
  const positionAt = new Map(input.positionIds.map((id, j) => [id, j]));
  const weight = (j: number, group: GroupId | null): number => {
    const own = group === null ? undefined : balance[groupAt.get(group) ?? -1];
    return (base[j] ?? 0) * (own?.[j] ?? 1);
  };
  return {
    weightOf: (position, group) => {
      const j = positionAt.get(position);
      return j === undefined ? 0 : weight(j, group);
    },
    next: ({ participant, reacted, group = null, seed, count = 1 }) => {
      const random = seededRandom(hashIdentifier(`${participant} ${reacted.size}`, seed));
      // Sorting by u^(1/w) draws without replacement in proportion to the weights (Efraimidis & Spirakis 2006).
      const keyed: { id: string; key: number }[] = [];
      input.positionIds.forEach((id, j) => {
        const key = Math.log(1 - random()) / Math.max(weight(j, group), Number.MIN_VALUE);
        if (!reacted.has(id)) keyed.push({ id, key });
      });
      keyed.sort((a, b) => b.key - a.key);
      return keyed.slice(0, count).map(({ id }) => id);
    },
  };
}

function meanSeen({ groups, positionIds }: RoutingInput): number {
  const cast = groups.reduce((sum, { cells }) => sum + cells.reduce((total, count) => total + count, 0), 0);
  return positionIds.length === 0 ? 0 : cast / positionIds.length;
}

function baseWeight(j: number, { groups, extremity, positionIds }: RoutingInput, seenMean: number): number {
  const all = groups.map((group) => countsAt(group, j));
  const seen = all.reduce((sum, { seen: own }) => sum + own, 0);
  const passes = all.reduce((sum, { passes: own }) => sum + own, 0);
  const clear = 1 - jeffreysShare(passes, seen);
  const catchUp = Math.min(CATCH_UP_MAX, ((seenMean + CATCH_UP_PRIOR) / (seen + CATCH_UP_PRIOR)) ** 2);
  return clear * (1 + relativeExtremity(j, extremity, positionIds.length)) * catchUp * uncertainty(all);
}

/** 0 to 1, against the position that separates most. */
function relativeExtremity(j: number, extremity: ArrayLike<number> | undefined, positions: number): number {
  if (extremity === undefined) return 0;
  let most = 0;
  for (let i = 0; i < positions; i += 1) most = Math.max(most, extremity[i] ?? 0);
  return most === 0 ? 0 : (extremity[j] ?? 0) / most;
}

/** Mean over groups of how little is known: 1 for an unseen position, falling with the square root of n. */
function uncertainty(all: readonly PositionCounts[]): number {
  const unseen = jeffreysDeviation(0.5, 1);
  const spread = all.map(({ agrees, seen }) => (seen === 0 ? 1 : jeffreysDeviation(agrees, seen) / unseen));
  return spread.length === 0 ? 1 : spread.reduce((sum, value) => sum + value, 0) / spread.length;
}

/** From 1, when the group has seen its share, up to BALANCE, when it has seen nothing and others have. */
function balanceWeight(own: GroupCounts, j: number, groups: readonly GroupCounts[]): number {
  const rate = (group: GroupCounts): number => (group.size === 0 ? 0 : countsAt(group, j).seen / group.size);
  const most = Math.max(...groups.map(rate));
  return most === 0 ? 1 : 1 + (BALANCE - 1) * (1 - rate(own) / most);
}

/** The next position for one person, or null when they have reacted to all. */
export function nextPosition(routing: Routing, request: NextRequest): string | null {
  return routing.next({ ...request, count: 1 })[0] ?? null;
}

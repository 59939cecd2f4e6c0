/** Agrees, disagrees and times seen of one position among some people. */
export type Counts = { readonly agrees: number; readonly disagrees: number; readonly seen: number };

/** One-sided 90 %. */
const Z_90 = 1.2816;
const REPRESENTATIVE_MAX = 5;
const CONSENSUS_MAX = 5;

export type PolisRepresentative = {
  readonly position: string;
  readonly side: 'agree' | 'disagree';
  readonly ratio: number;
  readonly twoProportionZ: number;
  readonly oneProportionZ: number;
};

type Side = { probability: number; one: number; ratio: number; two: number };

const share = (count: number, seen: number): number => (count + 1) / (seen + 2);

function oneProportion(count: number, seen: number): number {
  return 2 * Math.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5);
}

function twoProportions(inside: [number, number], outside: [number, number]): number {
  const [countIn, seenIn] = [inside[0] + 1, inside[1] + 1];
  const [countOut, seenOut] = [outside[0] + 1, outside[1] + 1];
  const pooled = (countIn + countOut) / (seenIn + seenOut);
  if (pooled === 1) return 0;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / seenIn + 1 / seenOut));
  return (countIn / seenIn - countOut / seenOut) / spread;
}

function side(inside: [number, number], outside: [number, number]): Side {
  const probability = share(...inside);
  return {
    probability,
    one: oneProportion(...inside),
    ratio: probability / share(...outside),
    two: twoProportions(inside, outside),
  };
}

type Scored = {
  readonly row: PolisRepresentative;
  readonly score: number;
  readonly sufficient: boolean;
  readonly strongest: number;
  readonly agree: Side;
  readonly reacted: boolean;
};

function scored(position: string, inside: Counts, outside: Counts): Scored {
  const agree = side([inside.agrees, inside.seen], [outside.agrees, outside.seen]);
  const disagree = side([inside.disagrees, inside.seen], [outside.disagrees, outside.seen]);
  const agrees = agree.two > disagree.two;
  const taken = agrees ? agree : disagree;
  return {
    row: {
      position,
      side: agrees ? 'agree' : 'disagree',
      ratio: taken.ratio,
      twoProportionZ: taken.two,
      oneProportionZ: taken.one,
    },
    score: weight(taken),
    sufficient: [agree, disagree].some(({ one, two }) => one > Z_90 && two > Z_90),
    strongest: Math.max(agree.two, disagree.two),
    agree,
    reacted: inside.agrees + inside.disagrees > 0,
  };
}

const weight = ({ ratio, two, probability, one }: Side): number => ratio * two * probability * one;

/** The agreement shown first: by its weight once one is representative, by plain probability until then. */
function beatsBestAgree(candidate: Scored, best: Scored | undefined): boolean {
  if (!candidate.reacted) return false;
  const { agree } = candidate;
  if (best === undefined) return agree.one > Z_90 || (agree.ratio > 1 && agree.probability > 0.5);
  if (best.agree.ratio > 1) return weight(agree) > weight(best.agree);
  return agree.probability * agree.one > best.agree.probability * best.agree.one;
}

type PerGroup = readonly (readonly Counts[])[];

/**
 * At most five positions per group that mark it off from the rest, agreements first. Whatever the group
 * agrees on best has a place even when it marks nothing off, and even when more of it disagree.
 */
export function polisRepresentatives(
  positions: readonly (string | null)[],
  groups: PerGroup,
  group: number,
): PolisRepresentative[] {
  const all = positions.flatMap((position, j) =>
    position === null ? [] : [compare(position, groups, { group, j })],
  );
  let bestAgree: Scored | undefined;
  let best: Scored | undefined;
  for (const row of all) {
    if (beatsBestAgree(row, bestAgree)) bestAgree = row;
    if (best === undefined || row.strongest > best.strongest) best = row;
  }
  const sufficient = all
    .filter((row) => row.sufficient && row !== bestAgree)
    .sort((a, b) => b.score - a.score);
  const nothing = !all.some((row) => row.sufficient);
  const head = bestAgree ?? (nothing ? best : undefined);
  const kept = [...(head === undefined ? [] : [head]), ...sufficient].slice(0, REPRESENTATIVE_MAX);
  const rows = kept.map(({ row }) => row);
  return [...rows.filter((row) => row.side === 'agree'), ...rows.filter((row) => row.side === 'disagree')];
}

function compare(position: string, groups: PerGroup, at: { group: number; j: number }): Scored {
  const outside = { agrees: 0, disagrees: 0, seen: 0 };
  groups.forEach((counts, g) => {
    const other = counts[at.j];
    if (g === at.group || other === undefined) return;
    outside.agrees += other.agrees;
    outside.disagrees += other.disagrees;
    outside.seen += other.seen;
  });
  return scored(position, groups[at.group]?.[at.j] ?? { agrees: 0, disagrees: 0, seen: 0 }, outside);
}

export type PolisConsensus = {
  readonly position: string;
  /** Product over groups of the probability of agreeing. */
  readonly score: number;
  /** Polis gives no interval. */
  readonly low: null;
  readonly high: null;
  readonly minGroup: { readonly group: number; readonly score: number } | null;
  readonly byGroup: readonly (Counts & {
    readonly group: number;
    readonly passes: number;
    readonly score: number;
  })[];
};

export function groupAwareConsensus(positions: readonly string[], groups: PerGroup): PolisConsensus[] {
  return positions.map((position, j) => {
    const byGroup = groups.map((counts, group) => {
      const { agrees, disagrees, seen } = counts[j] ?? { agrees: 0, disagrees: 0, seen: 0 };
      return {
        group,
        agrees,
        disagrees,
        passes: seen - agrees - disagrees,
        seen,
        score: share(agrees, seen),
      };
    });
    const score = byGroup.reduce((product, entry) => product * entry.score, 1);
    const least = byGroup.toSorted((a, b) => a.score - b.score)[0];
    const minGroup = least === undefined ? null : { group: least.group, score: least.score };
    return { position, score, low: null, high: null, minGroup, byGroup };
  });
}

/** Positions nearly everybody agrees (or disagrees) with, over all participants. */
export function overallConsensus(
  positions: readonly string[],
  everyone: readonly Counts[],
  which: 'agrees' | 'disagrees',
) {
  return positions
    .map((position, j) => {
      const counts = everyone[j] ?? { agrees: 0, disagrees: 0, seen: 0 };
      const probability = share(counts[which], counts.seen);
      const z = oneProportion(counts[which], counts.seen);
      return { position, probability, z };
    })
    .filter(({ probability, z }) => probability > 0.5 && z > Z_90)
    .sort((a, b) => b.probability * b.z - a.probability * a.z)
    .slice(0, CONSENSUS_MAX)
    .map(({ position }) => position);
}

/** How soon Polis would show a position again: squared importance times a bonus for the little seen. */
export function polisPriority(counts: Counts, extremity: number, isMeta: boolean): number {
  if (isMeta) return 49;
  const passes = counts.seen - counts.agrees - counts.disagrees;
  const importance = (1 - share(passes, counts.seen)) * (extremity + 1) * share(counts.agrees, counts.seen);
  return (importance * (1 + 8 * 2 ** (-counts.seen / 5))) ** 2;
}

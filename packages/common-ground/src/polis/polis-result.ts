import { rounded } from '../statistics.ts';
import { ALGORITHM_VERSION } from '../version.ts';
import type { PolisAnalysis, Scored } from './polis-analysis.ts';
import type { PolisConsensus, PolisRepresentative } from './polis-statistics.ts';

/** The Polis-compatible result: the shape of the own mode where the two agree, and what Polis adds. */
export type PolisResult = {
  readonly version: string;
  readonly mode: 'polis';
  readonly participants: number;
  readonly takenIn: number;
  readonly positions: number;
  readonly reactions: number;
  readonly components: readonly {
    readonly variance: number;
    readonly loadings: Readonly<Record<string, number>>;
  }[];
  readonly groups: readonly {
    readonly id: number;
    readonly size: number;
    readonly representative: readonly PolisRepresentative[];
  }[];
  readonly members?: Readonly<Record<string, number | null>>;
  readonly projections?: Readonly<Record<string, readonly number[]>>;
  /** Polis does not measure it. */
  readonly stability: null;
  /** Group-aware consensus, highest first. */
  readonly commonGround: readonly PolisConsensus[];
  readonly divergence: readonly [];
  readonly flags: readonly [];
  readonly baseClusters: number;
  readonly silhouettes: readonly { readonly k: number; readonly silhouette: number }[];
  readonly extremity: readonly Scored[];
  readonly consensus: { readonly agree: readonly string[]; readonly disagree: readonly string[] };
  readonly priority: readonly Scored[];
};

export function polisResultOf(
  analysis: PolisAnalysis,
  options: { readonly members?: boolean } = {},
): PolisResult {
  const byScore = (rows: readonly Scored[]): Scored[] =>
    rows
      .map(({ position, score }) => ({ position, score: precise(score) }))
      .sort((a, b) => b.score - a.score);
  return {
    version: ALGORITHM_VERSION,
    mode: 'polis',
    participants: analysis.participants,
    takenIn: analysis.takenIn.length,
    positions: analysis.positions,
    reactions: analysis.reactions,
    components: analysis.variance.map((variance, c) => ({
      variance: precise(variance),
      loadings: Object.fromEntries(
        analysis.components.map((row) => [row.position, precise(row.loadings[c] ?? 0)]),
      ),
    })),
    groups: analysis.groups.map(({ id, members, representative }) => ({
      id,
      size: members.length,
      representative: representative.map((row) => ({
        ...row,
        ratio: rounded(row.ratio),
        twoProportionZ: rounded(row.twoProportionZ),
        oneProportionZ: rounded(row.oneProportionZ),
      })),
    })),
    ...(options.members === true && personal(analysis)),
    stability: null,
    commonGround: analysis.groupAwareConsensus.map(preciseConsensus).sort((a, b) => b.score - a.score),
    divergence: [],
    flags: [],
    baseClusters: analysis.baseClusters,
    silhouettes: [...analysis.silhouetteByK].map(([k, silhouette]) => ({
      k,
      silhouette: rounded(silhouette),
    })),
    extremity: byScore(analysis.extremity),
    consensus: { agree: analysis.consensusAgree, disagree: analysis.consensusDisagree },
    priority: byScore(analysis.priority),
  };
}

/** Comparisons with Polis ask for seven decimals. */
const precise = (value: number): number => Number(value.toPrecision(9));

function preciseConsensus(row: PolisConsensus): PolisConsensus {
  const { minGroup } = row;
  return {
    ...row,
    score: precise(row.score),
    minGroup: minGroup === null ? null : { group: minGroup.group, score: precise(minGroup.score) },
    byGroup: row.byGroup.map((entry) => ({ ...entry, score: precise(entry.score) })),
  };
}

function personal(analysis: PolisAnalysis) {
  const groupOf = new Map(
    analysis.groups.flatMap(({ id, members }) => members.map((member) => [member, id])),
  );
  const ids = [...analysis.projections];
  const members = Object.fromEntries(ids.map(([id]) => [id, groupOf.get(id) ?? null]));
  const projections = Object.fromEntries(ids.map(([id, point]) => [id, point.map(precise)]));
  return { members, projections };
}

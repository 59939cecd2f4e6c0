import { gramOperator } from '../components/centred-gram.ts';
import { leadingEigenpairs } from '../components/leading-eigenpairs.ts';
import { projectRows, type Points } from '../components/projection.ts';
import type { ReactionStore } from '../reactions/reaction-store.ts';
import { meanSilhouette, pointsOf, polisKMeans, type Cluster } from './polis-clusters.ts';
import { castCounts, centre, countGroup, takenIn, withoutUnused } from './polis-matrix.ts';
import {
  groupAwareConsensus,
  overallConsensus,
  polisPriority,
  polisRepresentatives,
  type Counts,
  type PolisConsensus,
  type PolisRepresentative,
} from './polis-statistics.ts';

export type PolisOptions = {
  /** Positions whose columns Polis sets to 0 for everybody. */
  readonly moderatedOut: ReadonlySet<string>;
  readonly meta: ReadonlySet<string>;
};

export type Scored = { readonly position: string; readonly score: number };

export type PolisGroup = {
  readonly id: number;
  readonly members: readonly string[];
  readonly representative: readonly PolisRepresentative[];
};

export type PolisAnalysis = {
  readonly participants: number;
  readonly positions: number;
  readonly reactions: number;
  /** Ids of those taken in, in arrival order. */
  readonly takenIn: readonly string[];
  /** Sample variances (n - 1) of the components. */
  readonly variance: readonly number[];
  readonly components: readonly { readonly position: string; readonly loadings: readonly number[] }[];
  readonly projections: ReadonlyMap<string, readonly number[]>;
  readonly extremity: readonly Scored[];
  readonly baseClusters: number;
  readonly silhouetteByK: ReadonlyMap<number, number>;
  readonly groups: readonly PolisGroup[];
  readonly groupAwareConsensus: readonly PolisConsensus[];
  readonly consensusAgree: readonly string[];
  readonly consensusDisagree: readonly string[];
  readonly priority: readonly Scored[];
};

/** Four variances are reported, two components are used: as Polis does. */
const COMPONENTS_REPORTED = 4;
const COMPONENTS_USED = 2;
/** As close as doubles come: the order-dependent part turns on ties. */
const TOLERANCE = 1e-13;
const BASE_CLUSTERS = 100;
const GROUPS_MAX = 5;

/**
 * What Polis computes from a cold start. Groups depend on the order in which participants arrived; everything
 * else does not.
 */
export function analysePolis(store: ReactionStore, options: PolisOptions): PolisAnalysis {
  const matrix = withoutUnused(store.unmaskedMatrix());
  const ids = matrix.positionIds;
  const zeroed = matrix.positionIds.map((id) => options.moderatedOut.has(id));
  const { means, data } = centre(matrix, zeroed);
  const pairs = leadingEigenpairs(gramOperator(data), {
    count: COMPONENTS_REPORTED,
    tolerance: TOLERANCE,
  });
  const used = pairs.vectors.slice(0, COMPONENTS_USED);
  const points = scaled(projectRows(data, used).points, castCounts(matrix, zeroed), ids.length);
  const taken = takenIn(matrix, store.arrivalOrder);
  const { base, silhouetteByK, clusters } = cluster(points, taken);
  const members = clusters.map(({ members: own }) =>
    own.flatMap((b) => base[b]?.members ?? []).map((i) => taken[i] ?? 0),
  );
  const groups = members.map((rows) => countGroup(matrix, rows, zeroed));
  const everyone = countGroup(matrix, Array.from(matrix.participantIds.keys()), zeroed);
  const shownTo = countGroup(
    matrix,
    taken,
    zeroed.map(() => false),
  );
  const extremity = ids.map((position, j) => ({ position, score: extremityOf(j, means, used) }));
  return {
    participants: matrix.participantIds.length,
    positions: ids.length,
    reactions: matrix.cells.length,
    takenIn: taken.map((i) => matrix.participantIds[i] ?? ''),
    variance: Array.from(pairs.values, (value) => value / Math.max(1, matrix.participantIds.length - 1)),
    components: ids.map((position, j) => ({
      position,
      loadings: pairs.vectors.map((vector) => vector[j] ?? 0),
    })),
    projections: new Map(matrix.participantIds.map((id, i) => [id, coordinatesOf(points, i)])),
    extremity,
    baseClusters: base.length,
    silhouetteByK,
    groups: members.map((rows, g) => ({
      id: g,
      members: rows.map((i) => matrix.participantIds[i] ?? ''),
      representative: polisRepresentatives(
        ids.map((id, j) => (zeroed[j] === true ? null : id)),
        groups,
        g,
      ),
    })),
    groupAwareConsensus: groupAwareConsensus(ids, groups),
    consensusAgree: overallConsensus(ids, everyone, 'agrees'),
    consensusDisagree: overallConsensus(ids, everyone, 'disagrees'),
    priority: ids.map((position, j) => ({
      position,
      score: polisPriority(shownTo[j] ?? NONE, extremity[j]?.score ?? 0, options.meta.has(position)),
    })),
  };
}

const NONE: Counts = { agrees: 0, disagrees: 0, seen: 0 };

const coordinatesOf = (points: Points, i: number): number[] =>
  Array.from(points.coordinates.subarray(i * points.dimensions, (i + 1) * points.dimensions));

/** x_i = sqrt(S / n_i) times the plain projection. */
function scaled(points: Points, cast: readonly number[], positions: number): Points {
  const coordinates = points.coordinates.map((value, at) => {
    const own = cast[Math.floor(at / points.dimensions)] ?? 0;
    return value * Math.sqrt(positions / Math.max(1, own));
  });
  return { ...points, coordinates };
}

function cluster(points: Points, taken: readonly number[]) {
  const shown = pointsOf(
    taken.map((i) => coordinatesOf(points, i)),
    points.dimensions,
  );
  const base = polisKMeans(shown, BASE_CLUSTERS);
  const centres = pointsOf(
    base.map(({ centre: at }) => at),
    points.dimensions,
  );
  const weights = base.map(({ members }) => members.length);
  const silhouetteByK = new Map<number, number>();
  let clusters: Cluster[] = [];
  let best = -Infinity;
  const most = Math.min(GROUPS_MAX, 2 + Math.floor(base.length / 12));
  for (let k = 2; k <= most; k += 1) {
    const candidate = polisKMeans(centres, k, weights);
    const silhouette = meanSilhouette(centres, candidate);
    silhouetteByK.set(k, silhouette);
    if (silhouette > best) {
      best = silhouette;
      clusters = candidate;
    }
  }
  return { base, silhouetteByK, clusters };
}

/** Length of the projection of a person who only agreed with position j. */
function extremityOf(j: number, means: Float64Array, components: readonly Float64Array[]): number {
  const length = Math.hypot(...components.map((component) => component[j] ?? 0));
  return Math.sqrt(means.length) * Math.abs(1 - (means[j] ?? 0)) * length;
}

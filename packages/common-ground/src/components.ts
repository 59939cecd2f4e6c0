import { gramOperator } from './centred-gram.ts';
import { centredRows, steppedMeans, type CentredRows } from './centred-rows.ts';
import { leadingEigenpairs, type SymmetricOperator } from './leading-eigenpairs.ts';
import { noiseEdge } from './noise-edge.ts';
import { loadings, positionWeights, seenByPosition, weighed } from './position-weights.ts';
import { everyRow, sampleRows, selectRows } from './people-sample.ts';
import type { ReactionMatrix } from './reaction-matrix.ts';
import { countCells } from './row-counts.ts';
import { marksOf } from './row-marks.ts';

/** Five components hold up to six groups. */
export const COMPONENTS_MAX = 5;
/** The noise edge is measured on at most this many people. */
const NOISE_SAMPLE_MAX = 10_000;
/** A component must exceed the noise edge by this factor: the edge itself varies by a few hundredths. */
const ABOVE_NOISE = 1.05;
const TOLERANCE = 1e-6;
const SAMPLE_SEED = 3;

export type Components = {
  /** Reactions per cell, over everybody. */
  readonly counts: Uint32Array;
  readonly data: CentredRows;
  /** Sample variance (n - 1) of each component found, descending, whether it is used or not. */
  readonly variance: readonly number[];
  /** Variance that chance alone reaches. */
  readonly noise: number;
  /** How many stand out from noise, at most COMPONENTS_MAX: the dimensions in which groups are sought. */
  readonly used: number;
  /** Per component and position, how far a centred reaction moves a person along it. */
  readonly vectors: readonly Float64Array[];
};

/**
 * Principal components of the mean-imputed, centred reactions, every position weighed by how many reacted to it. As
 * many are used as have a variance above what chance reaches on the same people and positions. `operator` lets
 * incremental tables stand in for the rows; it knows no weights.
 */
export function findComponents(
  matrix: ReactionMatrix,
  marks: Uint32Array,
  operator?: SymmetricOperator,
): Components {
  const counts = countCells(matrix);
  const data = centredRows(matrix, steppedMeans(counts));
  const degrees = Math.max(1, data.rows - 1);
  if (data.size === 0 || data.rows < 2 || data.cells.length === 0) {
    return { counts, data, variance: [], noise: 0, used: 0, vectors: [] };
  }
  const weights = positionWeights(seenByPosition(counts));
  const judged = judge(matrix, { data, counts, weights }, marks);
  const counted = judged.values === null ? null : countUsed(judged.values, judged);
  const pairs = leadingEigenpairs(weighed(operator ?? gramOperator(data), weights), {
    count: COMPONENTS_MAX + 1,
    tolerance: TOLERANCE,
    // The one beyond COMPONENTS_MAX is only told by its variance, which is exact long before its direction is.
    matters: (_value, rank, values) => rank < Math.min(COMPONENTS_MAX, counted ?? countUsed(values, judged)),
  });
  const variance = Array.from(pairs.values, (value) => value / degrees);
  const used = Math.min(COMPONENTS_MAX, counted ?? countUsed(Array.from(pairs.values), judged));
  return {
    counts,
    data,
    variance,
    noise: judged.edge / judged.degrees,
    used,
    vectors: pairs.vectors.slice(0, COMPONENTS_MAX).map((vector) => loadings(vector, weights)),
  };
}

/**
 * Components from the first that exceed noise. The edge was measured on everything, signal included; what the
 * components before have explained is no noise, so the edge shrinks by their share. What is left lies in fewer
 * directions, one less for each component, and is the denser: with few positions that tells.
 */
function countUsed(values: readonly number[], { edge, total, directions }: Edge): number {
  if (total <= 0) return 0;
  let left = total;
  let used = 0;
  for (const value of values) {
    if (used >= directions - 1) break;
    const above = Math.max(ABOVE_NOISE, directions / (directions - used));
    if (value <= edge * above * (left / total)) break;
    left -= value;
    used += 1;
  }
  return used;
}

type Edge = {
  readonly edge: number;
  /** Sum of squares of all centred reactions, weighed: the variance of all components together. */
  readonly total: number;
  /** As many positions as would hold it in equal parts. */
  readonly directions: number;
};

type Judged = Edge & { readonly values: readonly number[] | null; readonly degrees: number };

type Weighed = { readonly data: CentredRows; readonly counts: Uint32Array; readonly weights: Float64Array };

/** The noise edge, of everybody, or of a sample when there are many: then with the values of the same sample. */
function judge(matrix: ReactionMatrix, whole: Weighed, marks: Uint32Array): Judged {
  const { data, weights } = whole;
  const sample = sampleRows(marks, everyRow(data.rows), NOISE_SAMPLE_MAX, SAMPLE_SEED);
  if (sample.length === data.rows) {
    return {
      values: null,
      edge: noiseEdge(matrix, data, { marks, weights }),
      ...spread(whole),
      degrees: Math.max(1, data.rows - 1),
    };
  }
  const part = selectRows(matrix, sample);
  const counts = countCells(part);
  const own = {
    data: centredRows(part, steppedMeans(counts)),
    counts,
    weights: positionWeights(seenByPosition(counts)),
  };
  const edge = noiseEdge(part, own.data, { marks: marksOf(marks, sample), weights: own.weights });
  const options = {
    count: COMPONENTS_MAX,
    tolerance: 1e-3,
    matters: (value: number) => value > edge * ABOVE_NOISE,
  };
  const pairs = leadingEigenpairs(weighed(gramOperator(own.data), own.weights), options);
  return {
    values: Array.from(pairs.values),
    edge,
    ...spread(own),
    degrees: Math.max(1, part.participantIds.length - 1),
  };
}

function spread({ data, counts, weights }: Weighed): Pick<Edge, 'total' | 'directions'> {
  let total = 0;
  let squares = 0;
  for (let cell = 0; cell < counts.length; cell += 3) {
    let own = 0;
    for (let c = cell; c < cell + 3; c += 1) own += (counts[c] ?? 0) * (data.values[c] ?? 0) ** 2;
    own *= (weights[cell / 3] ?? 1) ** 2;
    total += own;
    squares += own * own;
  }
  return { total, directions: squares === 0 ? 0 : total ** 2 / squares };
}

import { shareBetween } from './groups/between-groups.ts';
import { bridging, uncertainPositions, type Bridging, type Uncertainty } from './findings/bridging.ts';
import { commonGround, weigh, type CommonGround, type Weighed } from './findings/common-ground.ts';
import { findComponents, type Components } from './components/components.ts';
import { divergence, type Divergence } from './findings/divergence.ts';
import { findFlags, type Flag } from './findings/flags.ts';
import { countGroups, type GroupCounts, type GroupId } from './findings/group-counts.ts';
import { compareIdentifiers } from './reactions/identifier-order.ts';
import type { SymmetricOperator } from './components/leading-eigenpairs.ts';
import { findGroups, GROUP_SIZE_LEAST, type OpinionGroups } from './groups/opinion-groups.ts';
import { labelPeople } from './groups/people-labels.ts';
import { projectRows, type Placed, type Points } from './components/projection.ts';
import type { ReactionMatrix } from './reactions/reaction-matrix.ts';
import { countCells, uncountRow } from './reactions/row-counts.ts';
import { marksOf, rowMarks } from './reactions/row-marks.ts';
import { leaveOut } from './reactions/row-merge.ts';
import { findMarking, type Marking } from './findings/representative.ts';
import { placesOutside, roundedEach } from './findings/order-loops.ts';
import { sumOfCounts } from './findings/share-loops.ts';
import { sensitivity, type Sensitivity } from './findings/sensitivity.ts';

export type AnalysisInput = {
  /** The group each participant declared, where they did. */
  readonly declared?: ReadonlyMap<string, string>;
  /** Stands in for the rows when an incremental table already holds their products. */
  readonly operator?: SymmetricOperator;
};

/** Common ground over one way of dividing people. */
export type Division = {
  readonly counts: readonly GroupCounts[];
  /** What its common ground was worked out from. */
  readonly weighed: Weighed;
  readonly commonGround: readonly CommonGround[];
};

/**
 * Everything found, with the arrays behind it; `resultOf` turns it into plain JSON. The long lists (common ground, divergence,
 * uncertainty) have their numbers as they are published, in six digits, so that each row is made once.
 */
export type Analysis = {
  readonly matrix: ReactionMatrix;
  readonly components: Components;
  /** Rows of the matrix that were taken in, ascending. */
  readonly takenIn: Uint32Array;
  /** Coordinates of those taken in, on the components used. */
  readonly points: Points;
  readonly found: OpinionGroups;
  /** How many stand between neighbouring groups; null when none were found. */
  readonly between: number | null;
  /** Opinion group per row of the matrix, -1 for those not taken in or when no groups were found. */
  readonly labels: Int32Array;
  /** Over opinion groups; over everybody as one group when none were found. */
  readonly opinion: Division;
  readonly declared: Division | null;
  /** Over opinion and declared groups crossed; cells too small to count are left out. */
  readonly both: Division | null;
  /** What marks each opinion group; `tellMarking` says it in full. */
  readonly marking: readonly Marking[];
  readonly divergence: readonly Divergence[];
  readonly declaredDivergence: readonly Divergence[];
  readonly bridging: readonly Bridging[];
  readonly uncertainty: readonly Uncertainty[];
  readonly sensitivity: readonly Sensitivity[];
  readonly flags: readonly Flag[];
};

/** Who reacted to fewer positions than this cannot be placed. */
export const REACTIONS_LEAST = 7;

/** Where more people than this react alike throughout, that is how opinion divides, and they are a group. */
const ASIDE_SHARE_MOST = 0.25;

/** Nothing is common to one. */
const SHARING_LEAST = 2;

/** The group everybody is in when no opinion groups were found. */
export const EVERYONE = 'everyone';

/** The whole analysis of a matrix. A function of the set of reactions: order, clock and chance play no part. */
export function analyseMatrix(matrix: ReactionMatrix, input: AnalysisInput = {}): Analysis {
  const ids = matrix.positionIds;
  const cells = countCells(matrix);
  const marks = matrix.marks ?? rowMarks(matrix, ids);
  const flags = findFlags(matrix, cells);
  const aside = rowsAside(matrix, flags);
  const components =
    aside.length === 0
      ? findComponents(matrix, marks, { counts: cells, operator: input.operator })
      : withoutAside(matrix, marks, cells, aside);
  const placed = placePeople(matrix, components);
  const { rows: takenIn, points } = placed;
  const found = findGroups(points, marksOf(marks, takenIn), placesOutside(takenIn, aside));
  const { labels, parts: partOf } = labelPeople(matrix.participantIds.length, placed, found);
  // What a group or a side reacted is a sum over parts, so one pass over all reactions tells both.
  const partIds = Array.from({ length: 2 * Math.max(1, found.k) }, (_, part) => part);
  const parts = points.dimensions === 0 ? [] : countGroups(matrix, partOf, partIds);
  const everyone = { id: EVERYONE, size: matrix.participantIds.length, cells };
  const opinion = divide(ids, found.k === 0 ? [everyone] : groupsOf(parts, found.k));
  const named = input.declared === undefined ? null : labelDeclared(matrix, input.declared);
  const declared = named === null ? null : divide(ids, countGroups(matrix, named.labels, named.ids));
  const both = named === null || found.k === 0 ? null : divideBoth(matrix, labels, named);
  const counted = found.k > 0 ? labels : new Int32Array(labels.length);
  return {
    matrix,
    components,
    takenIn,
    points,
    found,
    between: shareBetween(points, found.labels, found.k),
    labels,
    opinion,
    declared,
    both,
    marking: found.k === 0 ? [] : findMarking(opinion.counts),
    divergence: found.k === 0 ? [] : divergence(ids, opinion.counts, roundedEach),
    declaredDivergence: declared === null ? [] : divergence(ids, declared.counts, roundedEach),
    bridging: points.dimensions === 0 ? [] : bridging(ids, sidesOf(parts)),
    uncertainty: uncertainPositions(ids, everyone, roundedEach),
    sensitivity:
      opinion.commonGround.length === 0 ? [] : sensitivity(matrix, counted, opinion.counts, opinion.weighed),
    flags,
  };
}

/** Rows of one and the same reaction throughout: counted like any other, but they shape no direction and no group. */
function rowsAside({ participantIds }: ReactionMatrix, flags: readonly Flag[]): readonly number[] {
  const rows = flags.flatMap((flag) => (flag.kind === 'straight-lining' ? flag.rows : []));
  return rows.length <= participantIds.length * ASIDE_SHARE_MOST ? rows : [];
}

/** Components of the other rows; every row is placed by them. `cells` are the counts of all. */
function withoutAside(
  matrix: ReactionMatrix,
  marks: Uint32Array,
  cells: Uint32Array,
  aside: readonly number[],
): Components {
  const { positionIds, starts } = matrix;
  const counts = cells.slice();
  for (const row of aside) uncountRow(matrix, row, counts);
  const others = leaveOut({ ...matrix, marks }, aside);
  const components = findComponents({ positionIds, ...others }, others.marks, { counts });
  const rows = matrix.participantIds.length;
  return { ...components, data: { ...components.data, starts, cells: matrix.cells, rows } };
}

/** Who reacted to enough positions is taken in: a place for each of them. */
function placePeople({ positionIds }: ReactionMatrix, { data, vectors, used }: Components): Placed {
  const least = Math.max(1, Math.min(REACTIONS_LEAST, positionIds.length));
  return projectRows(data, vectors.slice(0, used), { least, over: positionIds.length });
}

const groupsOf = (parts: readonly GroupCounts[], k: number): GroupCounts[] =>
  Array.from({ length: k }, (_, g) => together(g, parts.slice(2 * g, 2 * g + 2)));

const sidesOf = (parts: readonly GroupCounts[]): [GroupCounts, GroupCounts] => [
  together('negative', everyOther(parts, 0)),
  together('positive', everyOther(parts, 1)),
];

const everyOther = (parts: readonly GroupCounts[], first: number): GroupCounts[] =>
  parts.filter((_, part) => part % 2 === first);

const together = (id: GroupId, parts: readonly GroupCounts[]): GroupCounts => ({
  id,
  size: sizeOf(parts),
  cells: sumOfCounts(parts),
});

const sizeOf = (groups: readonly GroupCounts[]): number => groups.reduce((sum, { size }) => sum + size, 0);

type Labelled = { readonly labels: Int32Array; readonly ids: readonly GroupId[] };

/** Over the groups that are not too small to count. */
function divide(ids: readonly string[], groups: readonly GroupCounts[], least = 1): Division {
  const counts = groups.filter(({ size }) => size >= least);
  const weighed = weigh(ids.length, counts);
  return {
    counts,
    weighed,
    commonGround:
      sizeOf(counts) < SHARING_LEAST ? [] : commonGround(ids, counts, { weighed, shown: roundedEach }),
  };
}

/** Null where nobody declared a group. */
function labelDeclared(matrix: ReactionMatrix, declared: ReadonlyMap<string, string>): Labelled | null {
  const names = new Set<string>();
  for (const id of matrix.participantIds) {
    const name = declared.get(id);
    if (name !== undefined) names.add(name);
  }
  if (names.size === 0) return null;
  const ids = [...names].sort(compareIdentifiers);
  const place = new Map(ids.map((name, g) => [name, g]));
  const labels = Int32Array.from(matrix.participantIds, (id) => place.get(declared.get(id) ?? '') ?? -1);
  return { labels, ids };
}

/** Crossed cells are named "0 / academia". */
function divideBoth(matrix: ReactionMatrix, opinion: Int32Array, declared: Labelled): Division {
  const k = declared.ids.length;
  const crossed = opinion.map((group, row) => {
    const name = declared.labels[row] ?? -1;
    return group < 0 || name < 0 ? -1 : group * k + name;
  });
  const groups = crossed.reduce((most, label) => Math.max(most, label + 1), 0);
  const ids = Array.from(
    { length: groups },
    (_, cell) => `${Math.floor(cell / k)} / ${declared.ids[cell % k] ?? ''}`,
  );
  return divide(matrix.positionIds, countGroups(matrix, crossed, ids), GROUP_SIZE_LEAST);
}

import type { Weighed } from './common-ground.ts';
import type { GroupCounts, GroupId } from './group-counts.ts';
import { highest, mostMoved } from './order-loops.ts';
import type { ReactionMatrix } from '../reactions/reaction-matrix.ts';
import { uncountRow } from '../reactions/row-counts.ts';
import { scoresOf, supportIn, type Scores, type Support } from './share-loops.ts';

/** The head of the common ground that is watched. */
const WATCHED = 10;
/** Of all people, one in a thousand, at least one: the most active. */
const MOST_ACTIVE_SHARE = 0.001;

export type Sensitivity = {
  readonly without: { readonly group: GroupId } | { readonly mostActive: number };
  /** Positions that come into the first ten, and that leave them. */
  readonly entering: readonly string[];
  readonly leaving: readonly string[];
  /** The position whose score moves most. */
  readonly largestChange: { readonly position: string; readonly from: number; readonly to: number } | null;
};

/** What would change if one group, or the few most active people, were not there. Groups stay as found. */
export function sensitivity(
  matrix: ReactionMatrix,
  labels: Int32Array,
  groups: readonly GroupCounts[],
  { supports, scores }: Weighed,
): Sensitivity[] {
  const before = { ids: matrix.positionIds, scores, head: highest(scores.low, WATCHED) };
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  const active = people === 0 ? [] : mostActiveRows(matrix, labels, people);
  const rows: Sensitivity[] = [];
  if (active.length > 0) {
    const counted = countsWithout(matrix, labels, { groups, rows: active });
    const rest = supports.map((support, g) => {
      const cells = counted[g];
      return cells === undefined ? support : supportIn(cells);
    });
    rows.push({ without: { mostActive: active.length }, ...changeTo(rest, before) });
  }
  if (groups.length < 2) return rows;
  for (const [g, { id }] of groups.entries()) {
    rows.push({ without: { group: id }, ...changeTo(supports.toSpliced(g, 1), before) });
  }
  return rows;
}

type Left = { readonly groups: readonly GroupCounts[]; readonly rows: readonly number[] };

/** The counts of each group that some of these rows are in, without them. */
function countsWithout(matrix: ReactionMatrix, labels: Int32Array, { groups, rows }: Left) {
  const counted: (Uint32Array | undefined)[] = [];
  for (const row of rows) {
    const label = labels[row] ?? -1;
    const cells = counted[label] ?? groups[label]?.cells.slice();
    if (cells === undefined) continue;
    uncountRow(matrix, row, cells);
    counted[label] = cells;
  }
  return counted;
}

/** Most reactions first; of equally active people the one whose row comes first. */
function mostActiveRows({ starts }: ReactionMatrix, labels: Int32Array, people: number): number[] {
  const wanted = Math.max(1, Math.floor(people * MOST_ACTIVE_SHARE));
  const lengthOf = (row = 0): number => (starts[row + 1] ?? 0) - (starts[row] ?? 0);
  const rows = labels.length;
  const found: number[] = [];
  let end = starts[0] ?? 0;
  let least = -1;
  // Few are wanted, and most rows are no longer than the last of them: each other goes up to its place among those found.
  for (let row = 0; row < rows; row += 1) {
    const start = end;
    end = starts[row + 1] ?? 0;
    const length = end - start;
    if (length <= least || (labels[row] ?? -1) < 0) continue;
    let place = Math.min(found.length, wanted - 1);
    for (; place > 0 && lengthOf(found[place - 1]) < length; place -= 1) found[place] = found[place - 1] ?? 0;
    found[place] = row;
    if (found.length === wanted) least = lengthOf(found[wanted - 1]);
  }
  return found;
}

/** What is compared with: the scores of all, and the positions at their head. */
type Before = { readonly ids: readonly string[]; readonly scores: Scores; readonly head: Uint32Array };

function changeTo(supports: readonly Support[], { ids, scores: before, head }: Before) {
  const after = scoresOf(supports, ids.length);
  const headAfter = highest(after.low, WATCHED);
  const moved = mostMoved(before.score, after.score, before.low);
  return {
    entering: namesOutside(headAfter, head, ids),
    leaving: namesOutside(head, headAfter, ids),
    largestChange:
      moved < 0
        ? null
        : { position: ids[moved] ?? '', from: before.score[moved] ?? 0, to: after.score[moved] ?? 0 },
  };
}

function namesOutside(head: Uint32Array, other: Uint32Array, ids: readonly string[]): string[] {
  const names: string[] = [];
  for (const j of head) if (!other.includes(j)) names.push(ids[j] ?? '');
  return names;
}

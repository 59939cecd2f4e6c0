import type { Weighed } from './common-ground.ts';
import { withoutRows, type GroupCounts, type GroupId } from './group-counts.ts';
import { highest, mostMoved } from './order-loops.ts';
import type { ReactionMatrix } from '../reactions/reaction-matrix.ts';
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
  const ids = matrix.positionIds;
  const changed = (rest: readonly Support[]) => compare(ids, scores, scoresOf(rest, ids.length));
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  const active = people === 0 ? [] : mostActiveRows(matrix, labels, people);
  const rows: Sensitivity[] = [];
  if (active.length > 0) {
    const rest = withoutRows(groups, matrix, labels, active).map((group, g) =>
      group.size === groups[g]?.size ? (supports[g] ?? supportIn(group.cells)) : supportIn(group.cells),
    );
    rows.push({ without: { mostActive: active.length }, ...changed(rest) });
  }
  if (groups.length < 2) return rows;
  groups.forEach(({ id }, g) => {
    rows.push({ without: { group: id }, ...changed(supports.filter((_, other) => other !== g)) });
  });
  return rows;
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

function compare(ids: readonly string[], before: Scores, after: Scores) {
  const [was, is] = [[...highest(before.low, WATCHED)], [...highest(after.low, WATCHED)]];
  const moved = mostMoved(before.score, after.score, before.low);
  const nameOf = (j: number): string => ids[j] ?? '';
  return {
    entering: is.filter((j) => !was.includes(j)).map(nameOf),
    leaving: was.filter((j) => !is.includes(j)).map(nameOf),
    largestChange:
      moved < 0
        ? null
        : { position: nameOf(moved), from: before.score[moved] ?? 0, to: after.score[moved] ?? 0 },
  };
}

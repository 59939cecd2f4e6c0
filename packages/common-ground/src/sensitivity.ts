import { scorePositions, surest, type Scores } from './common-ground.ts';
import { withoutRows, type GroupCounts, type GroupId } from './group-counts.ts';
import { rowLength, type ReactionMatrix } from './reaction-matrix.ts';

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
): Sensitivity[] {
  const ids = matrix.positionIds;
  const base = scorePositions(ids.length, groups);
  const changed = (rest: readonly GroupCounts[]) => compare(ids, base, scorePositions(ids.length, rest));
  const active = mostActiveRows(matrix, labels);
  const rows: Sensitivity[] = [];
  if (active.length > 0) {
    const rest = withoutRows(groups, matrix, labels, active);
    rows.push({ without: { mostActive: active.length }, ...changed(rest) });
  }
  if (groups.length < 2) return rows;
  for (const left of groups) {
    rows.push({ without: { group: left.id }, ...changed(groups.filter((group) => group !== left)) });
  }
  return rows;
}

/** Most reactions first; of equally active people the one whose id comes first. */
function mostActiveRows(matrix: ReactionMatrix, labels: Int32Array): number[] {
  const people = labels.reduce((count, label) => count + (label >= 0 ? 1 : 0), 0);
  const wanted = people === 0 ? 0 : Math.max(1, Math.floor(people * MOST_ACTIVE_SHARE));
  const byLength = new Map<number, number[]>();
  for (let row = 0; row < labels.length; row += 1) {
    if ((labels[row] ?? -1) < 0) continue;
    const length = rowLength(matrix, row);
    const others = byLength.get(length);
    if (others === undefined) byLength.set(length, [row]);
    else others.push(row);
  }
  const lengths = [...byLength.keys()].sort((a, b) => b - a);
  return lengths.flatMap((length) => byLength.get(length) ?? []).slice(0, wanted);
}

function compare(ids: readonly string[], before: Scores, after: Scores) {
  const [was, is] = [surest(before, WATCHED), surest(after, WATCHED)];
  const moved = mostMoved(before, after);
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

/** The position whose score changes most, of equal ones the one surer before; -1 when none changes. */
function mostMoved(before: Scores, after: Scores): number {
  let found = -1;
  let most = 0;
  for (let j = 0; j < before.score.length; j += 1) {
    const change = Math.abs((after.score[j] ?? 0) - (before.score[j] ?? 0));
    if (change < most || change === 0) continue;
    if (change === most && (before.low[j] ?? 0) <= (before.low[found] ?? 0)) continue;
    most = change;
    found = j;
  }
  return found;
}

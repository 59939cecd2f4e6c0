import { scorePositions, surestFirst, type Scores } from './common-ground.ts';
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
  const order = surestFirst(before);
  const [was, is] = [order.subarray(0, WATCHED), surestFirst(after).subarray(0, WATCHED)];
  let largestChange: Sensitivity['largestChange'] = null;
  let most = 0;
  for (const j of order) {
    const [from, to] = [before.score[j] ?? 0, after.score[j] ?? 0];
    if (Math.abs(to - from) > most) {
      most = Math.abs(to - from);
      largestChange = { position: ids[j] ?? '', from, to };
    }
  }
  const names = (positions: Uint32Array): string[] => Array.from(positions, (j) => ids[j] ?? '');
  return {
    entering: names(is.filter((j) => !was.includes(j))),
    leaving: names(was.filter((j) => !is.includes(j))),
    largestChange,
  };
}

import { commonGround, type CommonGround } from './common-ground.ts';
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
  base: readonly CommonGround[],
): Sensitivity[] {
  const ids = matrix.positionIds;
  const active = mostActiveRows(matrix, labels);
  const rows: Sensitivity[] = [];
  if (active.length > 0) {
    const rest = withoutRows(groups, matrix, labels, active);
    rows.push({ without: { mostActive: active.length }, ...compare(base, commonGround(ids, rest)) });
  }
  if (groups.length < 2) return rows;
  for (const left of groups) {
    const rest = groups.filter((group) => group !== left);
    rows.push({ without: { group: left.id }, ...compare(base, commonGround(ids, rest)) });
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

function compare(before: readonly CommonGround[], after: readonly CommonGround[]) {
  const head = (rows: readonly CommonGround[]): string[] =>
    rows.slice(0, WATCHED).map(({ position }) => position);
  const [was, is] = [head(before), head(after)];
  const scores = new Map(after.map(({ position, score }) => [position, score]));
  let largestChange: Sensitivity['largestChange'] = null;
  let most = 0;
  for (const { position, score } of before) {
    const to = scores.get(position) ?? score;
    if (Math.abs(to - score) > most) {
      most = Math.abs(to - score);
      largestChange = { position, from: score, to };
    }
  }
  return {
    entering: is.filter((position) => !was.includes(position)),
    leaving: was.filter((position) => !is.includes(position)),
    largestChange,
  };
}

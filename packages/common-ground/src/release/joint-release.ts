import type { CrossedGroup } from '../groups/crossed-groups.ts';
import { countsAt, type GroupId } from '../findings/group-counts.ts';
import { compareIdentifiers } from '../reactions/identifier-order.ts';
import { blocksOf, blocksOnward, type Block, type JointCell } from './release-blocks.ts';
import { pooled } from './release-safety.ts';
import type { Release, ReleasedCell, ReleasedRow, ReleaseRules } from './release.ts';

/** Several divisions of the same people, published together, and the groups of all divisions at once. */
export type JointRelease = {
  readonly epoch: number;
  /** One release per division, in the order given; each can be handed to `publicResult`. */
  readonly divisions: readonly Release[];
  /** People in the same group of every division, named by those groups: "academia / 0". */
  readonly crossed: Release;
};

/** What the releasing server must remember, and never shows: the true counts behind each row shown. */
export type JointMemory = {
  readonly epoch: number;
  readonly rows: ReadonlyMap<string, { readonly asOf: number; readonly blocks: readonly Block[] }>;
};

/**
 * What may be shown of reactions per group when one publishes several divisions of the same people, so that
 * nothing can be found by subtracting a group of one division from a group of another. People in the same group
 * of every division are the smallest parts there are; parts too small or unanimous are pooled with others, first
 * within their group of the first division, into blocks that could each be shown alone. A group is shown where
 * it is a sum of blocks: all that is shown follows from the blocks, and they are disjoint.
 *
 * Later epochs keep a row's blocks. The row changes when what came to each block could be shown alone too.
 * Before the last epoch a row waits until every group of k people or more that reacted, of any division, can be
 * shown. Groups must mean the same from epoch to epoch.
 */
export function releaseJointly(
  positionIds: readonly string[],
  parts: readonly CrossedGroup[],
  rules: ReleaseRules,
  before: JointMemory | null = null,
): { readonly published: JointRelease; readonly memory: JointMemory } {
  const epoch = (before?.epoch ?? 0) + 1;
  const views = viewsOf(parts);
  // A position may be masked for a while: what was once shown of it is not forgotten.
  const rows = new Map<string, { asOf: number; blocks: readonly Block[] }>(before?.rows);
  positionIds.forEach((position, j) => {
    const cells = parts.map((part): JointCell => ({ groups: part.groups, counts: countsAt(part, j) }));
    const earlier = before?.rows.get(position);
    const blocks =
      earlier === undefined ? blocksOf(cells, rules) : blocksOnward(cells, earlier.blocks, rules);
    if (blocks === null) return;
    const mayWait = earlier === undefined && rules.final !== true;
    if (mayWait && !isComplete(blocks, views, rules.k)) return;
    rows.set(position, { asOf: epoch, blocks });
  });
  const memory: JointMemory = { epoch, rows };
  const releases = views.map((view) => releaseOf(positionIds, view, memory, rules.k));
  const crossed = releases.at(-1) ?? { epoch, k: rules.k, sizes: [], rows: [] };
  return { published: { epoch, divisions: releases.slice(0, -1), crossed }, memory };
}

/** One way of looking at the parts: by a division, or, last, by all of them at once. */
type View = {
  readonly sizes: ReadonlyMap<GroupId, number>;
  /** Which of the groups above a part belongs to, null for none. */
  readonly groupOf: (groups: readonly (GroupId | null)[]) => GroupId | null;
};

function viewsOf(parts: readonly CrossedGroup[]): View[] {
  const divisions = parts[0]?.groups.length ?? 0;
  const groupsOf: View['groupOf'][] = Array.from(
    { length: divisions },
    (_, d) => (groups) => groups[d] ?? null,
  );
  groupsOf.push((groups) => (groups.includes(null) ? null : groups.join(' / ')));
  return groupsOf.map((groupOf) => {
    const sizes = new Map<GroupId, number>();
    for (const { groups, size } of parts) {
      const group = groupOf(groups);
      if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + size);
    }
    const inOrder = [...sizes].sort(([a], [b]) => compareIdentifiers(String(a), String(b)));
    return { sizes: new Map(inOrder), groupOf };
  });
}

/** The group's counts when it is a sum of blocks and large enough; null otherwise. */
function cellOf(group: GroupId, blocks: readonly Block[], { sizes, groupOf }: View, k: number): ReleasedCell {
  const isOwn = (cell: JointCell): boolean => groupOf(cell.groups) === group;
  const touched = blocks.filter((block) => block.some(isOwn));
  const shown = (sizes.get(group) ?? 0) >= k && touched.every((block) => block.every(isOwn));
  return { group, counts: shown ? pooled(touched.flat().map(({ counts }) => counts)) : null };
}

/** Whether each division shows all of its groups of at least k people. The last view is no division. */
function isComplete(blocks: readonly Block[], views: readonly View[], k: number): boolean {
  return views
    .slice(0, -1)
    .every((view) =>
      [...view.sizes].every(([group, size]) => size < k || cellOf(group, blocks, view, k).counts !== null),
    );
}

function releaseOf(positionIds: readonly string[], view: View, memory: JointMemory, k: number): Release {
  const groups = [...view.sizes.keys()];
  const rows = positionIds.map((position): ReleasedRow => {
    const row = memory.rows.get(position);
    if (row === undefined) {
      const withheld = groups.map((group) => ({ group, counts: null }));
      return { position, asOf: memory.epoch, total: null, groups: withheld };
    }
    return {
      position,
      asOf: row.asOf,
      total: pooled(row.blocks.flat().map(({ counts }) => counts)),
      groups: groups.map((group) => cellOf(group, row.blocks, view, k)),
    };
  });
  const sizes = [...view.sizes].map(([group, size]) => ({ group, size: size < k ? null : size }));
  return { epoch: memory.epoch, k, sizes, rows };
}

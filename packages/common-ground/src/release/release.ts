import { countsAt, type GroupCounts, type GroupId, type PositionCounts } from '../findings/group-counts.ts';
import {
  difference,
  isSafe,
  isSafeChange,
  isUnchanged,
  NO_CHANGE,
  NOTHING,
  pooled,
  sumChanges,
  type Change,
  type SafetyRules,
} from './release-safety.ts';

export type ReleaseRules = SafetyRules & {
  /**
   * The last epoch. Before it, a row waits until every group of at least k people that reacted can be shown,
   * since a group withheld in the first version of a row can hardly come out of hiding later.
   */
  readonly final?: boolean;
};

export type ReleasedCell = { readonly group: GroupId; readonly counts: PositionCounts | null };

/** One position as the public sees it. `counts` null means withheld, for whichever reason. */
export type ReleasedRow = {
  readonly position: string;
  /** The epoch in which this row last changed. */
  readonly asOf: number;
  readonly total: PositionCounts | null;
  readonly groups: readonly ReleasedCell[];
};

export type Release = {
  readonly epoch: number;
  readonly k: number;
  /** Sizes of groups of at least k people; null for smaller ones. */
  readonly sizes: readonly { readonly group: GroupId; readonly size: number | null }[];
  readonly rows: readonly ReleasedRow[];
};

/** What the releasing server must remember, and never shows: the true counts behind each row shown. */
export type ReleaseMemory = {
  readonly epoch: number;
  readonly rows: ReadonlyMap<
    string,
    { readonly row: ReleasedRow; readonly truth: readonly PositionCounts[] }
  >;
};

/**
 * What may be shown of reactions per group. Groups are a partition of the people counted. Small and (with a
 * known roster) unanimous cells are withheld, others with them until what is withheld together is neither
 * small nor unanimous, so that subtracting from the total finds nobody. A row changes in a later epoch only
 * if subtracting the two versions finds nobody either; until then the earlier one stands.
 */
export function release(
  positionIds: readonly string[],
  groups: readonly GroupCounts[],
  rules: ReleaseRules,
  before: ReleaseMemory | null = null,
): { readonly published: Release; readonly memory: ReleaseMemory } {
  const epoch = (before?.epoch ?? 0) + 1;
  // A position may be masked for a while: what was once shown of it is not forgotten.
  const kept = new Map<string, { row: ReleasedRow; truth: readonly PositionCounts[] }>(before?.rows);
  const rows: ReleasedRow[] = [];
  positionIds.forEach((position, j) => {
    const truth = groups.map((group) => countsAt(group, j));
    const earlier = before?.rows.get(position);
    const context = { position, epoch, groups, rules };
    const row = earlier === undefined ? firstRow(truth, context) : nextRow(truth, earlier, context);
    kept.set(position, row === earlier?.row && earlier !== undefined ? earlier : { row, truth });
    rows.push(row);
  });
  const sizes = groups.map(({ id, size }) => ({ group: id, size: size < rules.k ? null : size }));
  return { published: { epoch, k: rules.k, sizes, rows }, memory: { epoch, rows: kept } };
}

type Context = {
  readonly position: string;
  readonly epoch: number;
  readonly groups: readonly GroupCounts[];
  readonly rules: ReleaseRules;
};

function firstRow(truth: readonly PositionCounts[], context: Context): ReleasedRow {
  const { groups, rules } = context;
  const withheld = new Set<number>();
  truth.forEach((cell, g) => {
    if ((groups[g]?.size ?? 0) < rules.k || !isSafe(cell, rules)) withheld.add(g);
  });
  const awaited = [...withheld].some((g) => (groups[g]?.size ?? 0) >= rules.k);
  const free = truth.map((_, g) => g).filter((g) => !withheld.has(g));
  extendWithheld(withheld, free, truth, rules);
  const ready = rules.final === true || !awaited;
  return ready ? rowOf(truth, withheld, context) : awaitedRow(context);
}

/** Withholds further groups, fewest reactions first, until those withheld are safe as one. */
function extendWithheld(
  withheld: Set<number>,
  free: readonly number[],
  truth: readonly PositionCounts[],
  rules: ReleaseRules,
): void {
  const bySeen = free.toSorted((a, b) => (truth[a]?.seen ?? 0) - (truth[b]?.seen ?? 0) || a - b);
  for (const g of bySeen) {
    if (isSafe(pooled([...withheld].map((h) => truth[h] ?? NOTHING)), rules)) return;
    if ((truth[g]?.seen ?? 0) > 0) withheld.add(g);
  }
}

function rowOf(
  truth: readonly PositionCounts[],
  withheld: ReadonlySet<number>,
  context: Context,
): ReleasedRow {
  const total = pooled(truth);
  const shown = isSafe(total, context.rules);
  return {
    position: context.position,
    asOf: context.epoch,
    total: shown ? total : null,
    groups: truth.map((cell, g) => ({
      group: context.groups[g]?.id ?? g,
      counts: shown && !withheld.has(g) ? cell : null,
    })),
  };
}

function awaitedRow({ position, epoch, groups }: Context): ReleasedRow {
  return {
    position,
    asOf: epoch,
    total: null,
    groups: groups.map(({ id }) => ({ group: id, counts: null })),
  };
}

type Earlier = { readonly row: ReleasedRow; readonly truth: readonly PositionCounts[] };

/**
 * The new row, or the earlier one when the difference would tell on somebody. Whatever can be worked out from
 * both versions is a sum of parts: what a group had then, what came to it since, and both for those withheld
 * throughout, as one. The row is shown when each of these parts could be shown by itself.
 */
function nextRow(truth: readonly PositionCounts[], earlier: Earlier, context: Context): ReleasedRow {
  const sameGroups =
    earlier.truth.length === truth.length &&
    earlier.row.groups.every(({ group }, g) => group === context.groups[g]?.id);
  if (!sameGroups) return earlier.row;
  // A row of which nothing was shown has nothing to be subtracted from.
  if (earlier.row.total === null) return firstRow(truth, context);
  const changes = truth.map((cell, g) => difference(cell, earlier.truth[g] ?? NOTHING));
  if (changes.every(isUnchanged)) return earlier.row;
  const state: Step = { truth, earlier, changes, context };
  const withheld = withheldNext(state, true) ?? withheldNext(state, false);
  return withheld === undefined ? earlier.row : rowOf(truth, withheld, context);
}

type Step = {
  readonly truth: readonly PositionCounts[];
  readonly earlier: Earlier;
  readonly changes: readonly Change[];
  readonly context: Context;
};

/** The groups to withhold now, or undefined when no choice is safe; `reveal` lets groups come out of hiding. */
function withheldNext({ truth, earlier, changes, context }: Step, reveal: boolean): Set<number> | undefined {
  const { rules, groups } = context;
  const was = new Set(earlier.row.groups.flatMap(({ counts }, g) => (counts === null ? [g] : [])));
  const now = new Set(was);
  const quiet = (g: number): boolean =>
    isUnchanged(changes[g] ?? NO_CHANGE) || isSafeChange(changes[g] ?? NO_CHANGE, rules);
  const then = (g: number): PositionCounts => earlier.truth[g] ?? NOTHING;
  for (const [g, cell] of truth.entries()) {
    const mustHide = (groups[g]?.size ?? 0) < rules.k || !isSafe(cell, rules);
    if (was.has(g)) {
      if (reveal && !mustHide && quiet(g) && isSafe(then(g), rules)) now.delete(g);
    } else {
      if (!quiet(g)) return undefined;
      if (mustHide) now.add(g);
    }
  }
  extendWithheld(
    now,
    truth.map((_, g) => g).filter((g) => !now.has(g)),
    truth,
    rules,
  );
  const throughout = [...was].filter((g) => now.has(g));
  const change = sumChanges(throughout.map((g) => changes[g] ?? NO_CHANGE));
  const safe =
    isSafe(pooled([...now].map((g) => truth[g] ?? NOTHING)), rules) &&
    isSafe(pooled(throughout.map(then)), rules) &&
    (isUnchanged(change) || isSafeChange(change, rules));
  return safe ? now : undefined;
}

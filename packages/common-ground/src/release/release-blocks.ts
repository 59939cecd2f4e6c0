import type { GroupId, PositionCounts } from '../findings/group-counts.ts';
import {
  difference,
  isSafe,
  isSafeChange,
  isUnchanged,
  NOTHING,
  pooled,
  type SafetyRules,
} from './release-safety.ts';

/** People in the same group of every division, and how they reacted to one position. */
export type JointCell = {
  readonly groups: readonly (GroupId | null)[];
  readonly counts: PositionCounts;
};

/** Cells that are told only as one. */
export type Block = readonly JointCell[];

const countsOf = (block: Block): PositionCounts => pooled(block.map(({ counts }) => counts));
const seenBy = (block: Block): number => countsOf(block).seen;
const primaryOf = (block: Block): GroupId | null | undefined => block[0]?.groups[0];

/**
 * Blocks of which each can be shown alone, or null when not even all cells together can. Unsafe blocks are
 * pooled, smallest first, with others of their group of the first division while there are any; among those
 * with another unsafe one, so that whole groups stay apart where they can. Cells nobody of whom reacted are
 * left out.
 */
export function blocksOf(cells: readonly JointCell[], rules: SafetyRules): Block[] | null {
  let blocks: Block[] = cells.filter(({ counts }) => counts.seen > 0).map((cell) => [cell]);
  for (;;) {
    const unsafe = blocks.filter((block) => !isSafe(countsOf(block), rules)).sort(bySeen);
    const [first] = unsafe;
    if (first === undefined) return blocks;
    const others = blocks.filter((block) => block !== first).sort(bySeen);
    const near = others.filter((block) => primaryOf(block) === primaryOf(first));
    const candidates = near.length > 0 ? near : others;
    const partner = candidates.find((block) => unsafe.includes(block)) ?? candidates[0];
    if (partner === undefined) return null;
    blocks = [...blocks.filter((block) => block !== first && block !== partner), [...first, ...partner]];
  }
}

const bySeen = (a: Block, b: Block): number => seenBy(a) - seenBy(b);

/**
 * The earlier blocks with today's counts, or null when the row must stay as it was: nothing changed, or what
 * changed in some block could not be shown alone. Cells that were empty then join a block now.
 */
export function blocksOnward(
  cells: readonly JointCell[],
  earlier: readonly Block[],
  rules: SafetyRules,
): Block[] | null {
  const now = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const was = new Set(earlier.flat().map(cellKey));
  const blocks = earlier.map((block) =>
    block.map((cell) => now.get(cellKey(cell)) ?? { ...cell, counts: NOTHING }),
  );
  const then: PositionCounts[] = earlier.map(countsOf);
  for (const cell of cells) {
    if (was.has(cellKey(cell)) || cell.counts.seen === 0) continue;
    const host = isSafe(cell.counts, rules) ? undefined : hostOf(cell, blocks);
    if (host !== undefined) host.push(cell);
    else then[blocks.push([cell]) - 1] = NOTHING;
  }
  const changes = blocks.map((block, b) => difference(countsOf(block), then[b] ?? NOTHING));
  if (changes.every(isUnchanged)) return null;
  const quiet = changes.every((change) => isUnchanged(change) || isSafeChange(change, rules));
  return quiet && blocks.every((block) => isSafe(countsOf(block), rules)) ? blocks : null;
}

const cellKey = ({ groups }: JointCell): string => JSON.stringify(groups);

/** The smallest block of the cell's own group in the first division, or the smallest of all. */
function hostOf(cell: JointCell, blocks: readonly JointCell[][]): JointCell[] | undefined {
  const bySize = blocks.toSorted(bySeen);
  return bySize.find((block) => primaryOf(block) === cell.groups[0]) ?? bySize[0];
}

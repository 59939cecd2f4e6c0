/** Agree +1, disagree -1, pass 0. */
export type Reaction = -1 | 0 | 1;

export type Cells = Uint16Array | Uint32Array;

/**
 * An immutable view of who reacted how. Row i is `cells[starts[i]] .. cells[starts[i + 1] - 1]`; a cell is
 * position * 3 + (reaction + 1). Rows follow the canonical order of participant ids, cells within a row the
 * canonical order of position ids, so equal sets of reactions give equal bytes.
 */
export type ReactionMatrix = {
  readonly participantIds: readonly string[];
  readonly positionIds: readonly string[];
  readonly starts: Uint32Array;
  readonly cells: Cells;
};

export const packCell = (position: number, reaction: number): number => position * 3 + reaction + 1;
export const cellPosition = (cell: number): number => (cell / 3) | 0;
export const cellReaction = (cell: number): number => (cell % 3) - 1;

export const rowLength = (matrix: ReactionMatrix, row: number): number =>
  (matrix.starts[row + 1] ?? 0) - (matrix.starts[row] ?? 0);

/** Counts per position over all rows: three runs of length S, [disagree..., pass..., agree...]. */
export type Tally = {
  readonly disagrees: Uint32Array;
  readonly passes: Uint32Array;
  readonly agrees: Uint32Array;
  readonly seen: Uint32Array;
};

export function countCells(matrix: ReactionMatrix): Uint32Array {
  const counts = new Uint32Array(matrix.positionIds.length * 3);
  const { cells } = matrix;
  const end = matrix.starts[matrix.participantIds.length] ?? 0;
  for (let i = 0; i < end; i += 1) {
    const cell = cells[i] ?? 0;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

export function tallyOf(counts: Uint32Array): Tally {
  const positions = counts.length / 3;
  const tally = {
    disagrees: new Uint32Array(positions),
    passes: new Uint32Array(positions),
    agrees: new Uint32Array(positions),
    seen: new Uint32Array(positions),
  };
  for (let j = 0; j < positions; j += 1) {
    const d = counts[3 * j] ?? 0;
    const p = counts[3 * j + 1] ?? 0;
    const a = counts[3 * j + 2] ?? 0;
    tally.disagrees[j] = d;
    tally.passes[j] = p;
    tally.agrees[j] = a;
    tally.seen[j] = d + p + a;
  }
  return tally;
}

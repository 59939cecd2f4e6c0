/** Agree +1, disagree -1, pass 0. */
export type Reaction = -1 | 0 | 1;

export type Cells = Uint16Array | Uint32Array;

/**
 * An immutable view of who reacted how. Row i is `cells[starts[i]] .. cells[starts[i + 1] - 1]`; a cell is
 * position * 3 + (reaction + 1). Rows follow the order of what they hold (`contentOrder`), cells within a row
 * the canonical order of position ids, so equal sets of reactions give equal bytes, whatever people are called.
 */
export type ReactionMatrix = {
  readonly participantIds: readonly string[];
  readonly positionIds: readonly string[];
  readonly starts: Uint32Array;
  readonly cells: Cells;
  /** What `rowMarks` draws from each row, where whoever put the rows in order drew it already. */
  readonly marks?: Uint32Array;
};

/** What was reacted, without who did. */
export type MatrixRows = Omit<ReactionMatrix, 'participantIds'>;

export const packCell = (position: number, reaction: number): number => position * 3 + reaction + 1;
export const cellPosition = (cell: number): number => (cell / 3) | 0;

export const rowLength = (matrix: ReactionMatrix, row: number): number =>
  (matrix.starts[row + 1] ?? 0) - (matrix.starts[row] ?? 0);

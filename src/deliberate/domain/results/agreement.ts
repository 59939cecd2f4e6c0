import type { ShownCell } from '#deliberate/domain/opinion/opinion-cell.ts';

/** 95 %, two-sided. */
const Z = 1.959964;

/** How many of a group agree: exactly, or where the cell says only "nearly all", the bound that it gives. */
export type Agreement = {
  readonly agree: number;
  readonly n: number;
  readonly bound: 'exactly' | 'at_least' | 'at_most';
};

export function agreementOf(cell: ShownCell): Agreement {
  const { n, nearlyAll } = cell;
  if (nearlyAll === 'agree') return { agree: n - 1, n, bound: 'at_least' };
  if (nearlyAll !== null) return { agree: 1, n, bound: 'at_most' };
  return { agree: cell.agree ?? 0, n, bound: 'exactly' };
}

/** The bar of a cell: shares that add up to one. "Nearly all" is drawn at its bound, the rest left open as a pass. */
export function barOf(cell: ShownCell): {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
} {
  const { n, nearlyAll } = cell;
  const most = (n - 1) / n;
  if (nearlyAll === 'agree') return { agree: most, disagree: 0, pass: 1 - most };
  if (nearlyAll === 'disagree') return { agree: 0, disagree: most, pass: 1 - most };
  if (nearlyAll === 'pass') return { agree: 0, disagree: 0, pass: 1 };
  return { agree: (cell.agree ?? 0) / n, disagree: (cell.disagree ?? 0) / n, pass: (cell.pass ?? 0) / n };
}

/** Which way a group leans: more for, more against, or neither. */
export function leaningOf(cell: ShownCell): 'for' | 'against' | 'neither' {
  if (cell.nearlyAll === 'agree') return 'for';
  if (cell.nearlyAll === 'disagree') return 'against';
  const [agree, disagree] = [cell.agree ?? 0, cell.disagree ?? 0];
  return agree > disagree ? 'for' : disagree > agree ? 'against' : 'neither';
}

/** Wilson's interval of a share (1927): stays within 0 and 1 and holds for small groups too. */
export function wilson(count: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = count / n;
  const square = (Z * Z) / n;
  const centre = share + square / 2;
  const spread = Z * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  const scale = 1 + square;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

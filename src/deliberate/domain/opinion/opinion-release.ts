import type { OpinionCounts } from './opinion-analysis.ts';
import { HIDDEN, nextCell, type Cell } from './opinion-cell.ts';

type Rule = { readonly sizeMin: number; readonly epoch: number };

/**
 * The cells of the opinion groups at one position. They and the declared groups count the same people, so a single
 * hidden one could be got by subtracting the others: the next smallest are hidden too, until those hidden together are
 * enough people. Who is in an opinion group is known to nobody but each for themselves.
 */
export function opinionCells(counts: readonly OpinionCounts[], rule: Rule): Cell[] {
  const sizes = counts.map(({ agree, disagree, pass }) => agree + disagree + pass);
  const bySize = sizes.map((_, place) => place).sort((a, b) => sizeAt(sizes, a) - sizeAt(sizes, b) || a - b);
  const hidden = new Set<number>();
  let people = 0;
  for (const place of bySize) {
    const size = sizeAt(sizes, place);
    const mustHide = size < rule.sizeMin;
    const mustJoin = people > 0 && people < rule.sizeMin;
    if (!mustHide && !mustJoin) continue;
    hidden.add(place);
    people += size;
  }
  return counts.map((one, place) =>
    hidden.has(place) ? HIDDEN : nextCell({ ...one, important: 0, since: 0 }, HIDDEN, rule),
  );
}

const sizeAt = (sizes: readonly number[], place: number): number => sizes[place] ?? 0;

/**
 * How much of a text was changed: the fewest letters to put in, take out or replace (Levenshtein), as a share of the
 * longer of the two. 0 for the same text, 1 where nothing is left of it.
 */
export function changedShare(before: string, after: string): number {
  const [from, to] = [[...before], [...after]];
  const longer = Math.max(from.length, to.length);
  if (longer === 0) return 0;
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of from.entries()) {
    const next = [line + 1];
    for (const [at, other] of to.entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / longer;
}

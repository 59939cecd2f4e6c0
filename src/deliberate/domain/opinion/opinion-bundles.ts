/** Whom every analysis so far has counted with the same opinion group: the number of each person's bundle. */
export type Bundles = ReadonlyMap<string, number>;

export type Counted = {
  /** For each row the opinion group that the analysis found, whole numbers from 0. */
  readonly found: Int32Array;
  /** For each row the bundle of earlier analyses; -1 for who was in none. */
  readonly earlier: Int32Array;
  /** No bundle is made of fewer people. */
  readonly sizeMin: number;
  /** The number of the next new bundle. */
  readonly next: number;
};

/** For each row the opinion group it is counted with, and the bundle it is in from now on. */
export type Bundled = { readonly groups: Int32Array; readonly bundles: Int32Array };

/** Rows that are counted together from now on; the largest part of a bundle keeps its number. */
type Part = { readonly group: number; readonly rows: number[]; readonly number: number | null };

/**
 * Between two analyses single people may change from one group to another, although nobody reacted: because a position
 * was marked, moderated out or counted anew elsewhere. Subtracting the numbers of the one from those of the other would
 * leave all their reactions. So people are counted in bundles: every group of every analysis is a sum of them, and
 * whatever is added or subtracted is about whole ones. A bundle is divided where at least `sizeMin` of it belong to each
 * part; fewer are counted with the largest part of their bundle. The first analysis counts as it found.
 */
export function bundle({ found, earlier, sizeMin, next }: Counted): Bundled {
  const isFirst = earlier.every((one) => one < 0);
  const parts = isFirst ? firstParts(found, sizeMin) : nextParts({ found, earlier, sizeMin });
  const groups = Int32Array.from(found);
  const bundles = new Int32Array(found.length);
  let fresh = next;
  for (const { group, rows, number } of parts) {
    const own = number ?? fresh++;
    for (const row of rows) {
      bundles[row] = own;
      if (!isFirst) groups[row] = group;
    }
  }
  return { groups, bundles };
}

/** Groups too small to show are hidden with the next smallest, and are one bundle with it. */
function firstParts(found: Int32Array, sizeMin: number): Part[] {
  const parts: Part[] = [];
  for (const part of partsOf([...found.keys()], found).reverse()) {
    const last = parts.at(-1);
    if (last !== undefined && last.rows.length < sizeMin) moveInto(last, part.rows);
    else parts.push(part);
  }
  return parts;
}

/** Newcomers, and bundles of which too few are left, are treated as one bundle. */
function nextParts({ found, earlier, sizeMin }: Omit<Counted, 'next'>): Part[] {
  const rowsOf = new Map<number, number[]>();
  earlier.forEach((number, row) => {
    const rows = rowsOf.get(number);
    if (rows === undefined) rowsOf.set(number, [row]);
    else rows.push(row);
  });
  const inOrder = [...rowsOf].sort(([a], [b]) => a - b);
  const isLoose = ([number, rows]: readonly [number, number[]]) => number < 0 || rows.length < sizeMin;
  const loose = inOrder.filter(isLoose).flatMap(([, rows]) => rows);
  const parts = inOrder
    .filter((one) => !isLoose(one))
    .flatMap(([number, rows]) => divided(partsOf(rows, found), sizeMin, number));
  const came = partsOf(loose, found);
  if (loose.length >= sizeMin || parts.length === 0) return [...parts, ...divided(came, sizeMin, null)];
  const near = parts.filter(({ group }) => group === came[0]?.group);
  const host = (near.length > 0 ? near : parts).sort(bySize)[0];
  if (host !== undefined) moveInto(host, loose);
  return parts;
}

/** Parts that are too few go with the largest. */
function divided(parts: readonly Part[], sizeMin: number, number: number | null): Part[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const largest = { ...first, number };
  for (const { rows } of others) if (rows.length < sizeMin) moveInto(largest, rows);
  return [largest, ...others.filter(({ rows }) => rows.length >= sizeMin)];
}

/** Largest first. */
function partsOf(rows: readonly number[], found: Int32Array): Part[] {
  const parts = new Map<number, Part>();
  for (const row of rows) {
    const group = found[row] ?? 0;
    const part = parts.get(group);
    if (part === undefined) parts.set(group, { group, rows: [row], number: null });
    else part.rows.push(row);
  }
  return [...parts.values()].sort(bySize);
}

/** Of parts alike the group found first comes first, so that the order of people decides nothing. */
const bySize = (a: Part, b: Part): number => b.rows.length - a.rows.length || a.group - b.group;

function moveInto(part: Part, rows: readonly number[]): void {
  for (const row of rows) part.rows.push(row);
}

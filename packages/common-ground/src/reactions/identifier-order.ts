const WHOLE_NUMBER = /^(?:0|[1-9][0-9]{0,14})$/;

/**
 * The one order of identifiers everything else rests on: whole numbers by value, then all other text by
 * code unit. It depends on no locale, so two machines agree on it.
 */
export function compareIdentifiers(a: string, b: string): number {
  if (a === b) return 0;
  const aNumeric = WHOLE_NUMBER.test(a);
  const bNumeric = WHOLE_NUMBER.test(b);
  if (aNumeric && bNumeric) return Number(a) - Number(b);
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1;
  return a < b ? -1 : 1;
}

export function isOrdered(ids: readonly string[]): boolean {
  for (let i = 1; i < ids.length; i += 1) {
    if (compareIdentifiers(ids[i - 1] ?? '', ids[i] ?? '') >= 0) return false;
  }
  return true;
}

/** Indices of `ids` in canonical order. */
export function canonicalOrder(ids: readonly string[]): Uint32Array {
  const order = new Uint32Array(ids.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  return order.sort((a, b) => compareIdentifiers(ids[a] ?? '', ids[b] ?? ''));
}

/**
 * A 32-bit number of a text (FNV-1a with a final avalanche). Sampling by it picks the same people whatever
 * order they arrived in.
 */
export function hashIdentifier(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

import { HASH_BYTES, type Primitives, sha256 } from '../primitives/primitives.ts';

/**
 * RFC 6962 tree hashing over SHA-256. A *node* is a perfect subtree: level 0 are leaf hashes, node (level, index)
 * covers leaves [index * 2^level, (index + 1) * 2^level).
 */
export type NodeReader = {
  /** The hash of a perfect subtree that lies wholly inside the tree; throws if the reader does not hold it. */
  readonly node: (level: number, index: number) => Promise<Uint8Array>;
};

const LEAF = 0;
const NODE = 1;

/** What is hashed for each leaf. All lie in one buffer: a small one each costs more than its hash. */
function leafInputs(entries: readonly Uint8Array[]): Uint8Array[] {
  const slab = new Uint8Array(entries.reduce((sum, entry) => sum + entry.length + 1, 0));
  let end = 0;
  return entries.map((entry) => {
    const start = end;
    end = start + 1 + entry.length;
    slab[start] = LEAF;
    slab.set(entry, start + 1);
    return slab.subarray(start, end);
  });
}

const NODE_BYTES = 1 + 2 * HASH_BYTES;

function writeNode(input: Uint8Array, left: Uint8Array, right: Uint8Array): Uint8Array {
  input[0] = NODE;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return input;
}

export function leafHashes(primitives: Primitives, entries: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return primitives.sha256All(leafInputs(entries));
}

export function nodeHash(primitives: Primitives, left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return sha256(primitives, writeNode(new Uint8Array(NODE_BYTES), left, right));
}

/** One level up: pairs are hashed together, an odd last hash is left out. */
function pairUp(primitives: Primitives, hashes: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const slab = new Uint8Array(Math.floor(hashes.length / 2) * NODE_BYTES);
  const inputs: Uint8Array[] = [];
  for (let i = 0; i + 1 < hashes.length; i += 2) {
    const [left, right] = [hashes[i], hashes[i + 1]];
    const start = inputs.length * NODE_BYTES;
    if (left !== undefined && right !== undefined)
      inputs.push(writeNode(slab.subarray(start, start + NODE_BYTES), left, right));
  }
  return primitives.sha256All(inputs);
}

/** Root of a perfect subtree; the number of hashes must be a power of two. */
export async function perfectRoot(
  primitives: Primitives,
  hashes: readonly Uint8Array[],
): Promise<Uint8Array> {
  let level = hashes;
  while (level.length > 1) {
    if (level.length % 2 === 1) throw new Error('a perfect subtree has a power of two of hashes');
    level = await pairUp(primitives, level);
  }
  const [root] = level;
  if (root === undefined) throw new Error('a perfect subtree is not empty');
  return root;
}

/** The largest power of two smaller than `count`; `count` >= 2. RFC 6962's split point. */
export function splitPoint(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}

/** Levels and indexes of the perfect subtrees that make up [0, size), largest first. */
export function peaks(size: number): { readonly level: number; readonly index: number }[] {
  const found: { level: number; index: number }[] = [];
  let start = 0;
  for (let level = 52; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (size - start < width) continue;
    found.push({ level, index: start / width });
    start += width;
  }
  return found;
}

/** MTH(D[0:size]) from the nodes of any tree of at least that size. */
export async function rootAt(primitives: Primitives, nodes: NodeReader, size: number): Promise<Uint8Array> {
  if (size === 0) return sha256(primitives, new Uint8Array(0));
  let root: Uint8Array | undefined;
  for (const peak of peaks(size).reverse()) {
    const hash = await nodes.node(peak.level, peak.index);
    root = root === undefined ? hash : await nodeHash(primitives, hash, root);
  }
  if (root === undefined) throw new Error('a tree with leaves has a peak');
  return root;
}

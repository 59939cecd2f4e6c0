import { sameBytes } from '../encoding/bytes.ts';
import { nodeHash, type NodeReader, splitPoint } from './merkle.ts';
import { HASH_BYTES, type Primitives, sha256 } from '../primitives/primitives.ts';

/** MTH(D[start:end]) for any subtree that RFC 6962's splitting produces. */
async function rangeHash(
  primitives: Primitives,
  nodes: NodeReader,
  [start, end]: readonly [number, number],
): Promise<Uint8Array> {
  const width = end - start;
  const level = Math.round(Math.log2(width));
  if (2 ** level === width) return nodes.node(level, start / width);
  const middle = start + splitPoint(width);
  const left = await rangeHash(primitives, nodes, [start, middle]);
  return nodeHash(primitives, left, await rangeHash(primitives, nodes, [middle, end]));
}

/** PATH(index, D[0:size]): from the leaf's sibling up to the root's child. Needs 0 <= index < size. */
export async function inclusionProof(
  primitives: Primitives,
  nodes: NodeReader,
  at: { readonly index: number; readonly size: number },
): Promise<Uint8Array[]> {
  if (at.index < 0 || at.index >= at.size) throw new Error('the index lies outside the tree');
  const siblings: Uint8Array[] = [];
  let [start, end] = [0, at.size];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    const inLeft = at.index < middle;
    siblings.push(await rangeHash(primitives, nodes, inLeft ? [middle, end] : [start, middle]));
    if (inLeft) end = middle;
    else start = middle;
  }
  return siblings.reverse();
}

/** PROOF(from, D[0:to]); empty when `from` is 0 or equals `to`. Needs 0 <= from <= to. */
export async function consistencyProof(
  primitives: Primitives,
  nodes: NodeReader,
  sizes: { readonly from: number; readonly to: number },
): Promise<Uint8Array[]> {
  if (sizes.from < 0 || sizes.from > sizes.to) throw new Error('a tree is consistent only with smaller ones');
  if (sizes.from === 0 || sizes.from === sizes.to) return [];
  const hashes: Uint8Array[] = [];
  let [start, end] = [0, sizes.to];
  // The old root itself is left out while the walk has only gone left: the reader already has it.
  let complete = true;
  while (sizes.from !== end) {
    const middle = start + splitPoint(end - start);
    if (sizes.from <= middle) {
      hashes.push(await rangeHash(primitives, nodes, [middle, end]));
      end = middle;
    } else {
      hashes.push(await rangeHash(primitives, nodes, [start, middle]));
      start = middle;
      complete = false;
    }
  }
  if (!complete) hashes.push(await rangeHash(primitives, nodes, [start, end]));
  return hashes.reverse();
}

export type InclusionClaim = {
  readonly index: bigint | number;
  readonly size: bigint | number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** True if `leafHash` is the leaf at `index` of the tree with `size` leaves and `root` (RFC 9162, 2.1.3.2). */
export async function verifyInclusion(primitives: Primitives, claim: InclusionClaim): Promise<boolean> {
  const [index, size] = [BigInt(claim.index), BigInt(claim.size)];
  return verifySubtreeInclusion(primitives, { ...claim, index, start: 0n, end: size });
}

export type SubtreeInclusionClaim = Omit<InclusionClaim, 'size'> & {
  readonly start: bigint | number;
  readonly end: bigint | number;
};

/** As `verifyInclusion`, in the subtree of leaves [start, end). */
export async function verifySubtreeInclusion(
  primitives: Primitives,
  claim: SubtreeInclusionClaim,
): Promise<boolean> {
  const [index, start, end] = [BigInt(claim.index), BigInt(claim.start), BigInt(claim.end)];
  if (!isSubtree(start, end) || start === end) return false;
  if (index < start || index >= end) return false;
  if (![claim.leafHash, claim.root, ...claim.proof].every(isHash)) return false;
  let [fn, sn] = [index - start, end - start - 1n];
  let hash = claim.leafHash;
  for (const sibling of claim.proof) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = await nodeHash(primitives, sibling, hash);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash = await nodeHash(primitives, hash, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && sameBytes(hash, claim.root);
}

export type ConsistencyClaim = {
  readonly from: number;
  readonly to: number;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/**
 * True if the tree of `from` leaves is a prefix of the tree of `to` leaves. Every tree extends the empty one, so
 * there is nothing to prove for `from` = 0 and it is refused: the caller says what an empty tree means to it.
 */
export async function verifyConsistency(primitives: Primitives, claim: ConsistencyClaim): Promise<boolean> {
  const { from, to, oldRoot, newRoot, proof } = claim;
  if (from > to || from === 0) return false;
  if (from === to) return proof.length === 0 && sameBytes(oldRoot, newRoot);
  return verifySubtreeConsistency(primitives, {
    start: 0,
    end: from,
    size: to,
    subtreeRoot: oldRoot,
    root: newRoot,
    proof,
  });
}

export type SubtreeConsistencyClaim = {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/**
 * True if the subtree of leaves [start, end) is part of the tree of `size` leaves
 * (draft-ietf-plants-merkle-tree-certs, subtree consistency proofs). An empty subtree has the empty hash, belongs
 * to every tree and takes no proof; it says nothing about `root`.
 */
export async function verifySubtreeConsistency(
  primitives: Primitives,
  claim: SubtreeConsistencyClaim,
): Promise<boolean> {
  const [start, end, size] = [BigInt(claim.start), BigInt(claim.end), BigInt(claim.size)];
  if (!isSubtree(start, end) || end > size) return false;
  // Roots are only compared, so their length matters just where one is hashed with others.
  if (claim.proof.length > 0 && ![claim.subtreeRoot, ...claim.proof].every(isHash)) return false;
  if (start === end) {
    return (
      claim.proof.length === 0 && sameBytes(claim.subtreeRoot, await sha256(primitives, new Uint8Array(0)))
    );
  }
  let [fn, sn, tn] = [start, end - 1n, size - 1n];
  const shift = (): void => {
    [fn, sn, tn] = [fn >> 1n, sn >> 1n, tn >> 1n];
  };
  if (sn === tn) while (fn !== sn) shift();
  else while (fn !== sn && (sn & 1n) === 1n) shift();
  const rest = [...claim.proof];
  const first = fn === sn ? claim.subtreeRoot : rest.shift();
  if (first === undefined) return false;
  let [inner, outer] = [first, first];
  for (const hash of rest) {
    if (tn === 0n) return false;
    if ((sn & 1n) === 1n || sn === tn) {
      if (fn < sn) inner = await nodeHash(primitives, hash, inner);
      outer = await nodeHash(primitives, hash, outer);
      while ((sn & 1n) === 0n && sn !== 0n) shift();
    } else {
      outer = await nodeHash(primitives, outer, hash);
    }
    shift();
  }
  return tn === 0n && sameBytes(inner, claim.subtreeRoot) && sameBytes(outer, claim.root);
}

/** [start, end) is a subtree when `start` is a multiple of the smallest power of two holding its width. */
function isSubtree(start: bigint, end: bigint): boolean {
  if (start < 0n || end < start || end > 1n << 63n) return false;
  let width = 1n;
  while (width < end - start) width <<= 1n;
  return start % width === 0n;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

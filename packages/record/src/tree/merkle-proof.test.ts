import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haveSharedData, needsSharedData, sharedFiles, sharedText } from '../../tests/shared-data.ts';
import { fromBase64, utf8 } from '../encoding/bytes.ts';
import { leafHashes, nodeHash, type NodeReader, rootAt, splitPoint } from './merkle.ts';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './merkle-proof.ts';
import { nodePrimitives as primitives, nodePrimitives } from '../primitives/node-primitives.ts';
import { sha256 } from '../primitives/primitives.ts';

type Vector = Record<string, unknown> & { proof: string[] | null; wantErr: boolean };

// Sizes up to 2^64 - 1 occur; as doubles they would be another number.
function readVector(path: string): Vector {
  const exact = sharedText(path).replaceAll(/: (\d{16,})/g, ': "$1"');
  return JSON.parse(exact) as Vector;
}

function hash(value: unknown): Uint8Array {
  const bytes = fromBase64(String(value ?? ''));
  return bytes.ok ? bytes.value : new Uint8Array(0);
}

const big = (value: unknown): bigint => BigInt(String(value));
const proofOf = (vector: Vector): Uint8Array[] => (vector.proof ?? []).map(hash);

const CHECKS: Record<string, (vector: Vector) => Promise<boolean>> = {
  inclusion: (v) =>
    verifyInclusion(primitives, {
      index: big(v.leafIdx),
      size: big(v.treeSize),
      leafHash: hash(v.leafHash),
      root: hash(v.root),
      proof: proofOf(v),
    }),
  consistency: (v) =>
    verifyConsistency(primitives, {
      from: Number(v.size1),
      to: Number(v.size2),
      oldRoot: hash(v.root1),
      newRoot: hash(v.root2),
      proof: proofOf(v),
    }),
  subtreeinclusion: (v) =>
    verifySubtreeInclusion(primitives, {
      index: big(v.leafIdx),
      start: big(v.start),
      end: big(v.end),
      leafHash: hash(v.leafHash),
      root: hash(v.root),
      proof: proofOf(v),
    }),
  subtreeconsistency: (v) =>
    verifySubtreeConsistency(primitives, {
      start: Number(v.start),
      end: Number(v.end),
      size: Number(v.size),
      subtreeRoot: hash(v.root1),
      root: hash(v.root2),
      proof: proofOf(v),
    }),
};
const EXPECTED = { inclusion: 98, consistency: 98, subtreeinclusion: 204, subtreeconsistency: 118 };

describe.skipIf(!haveSharedData)(`published Merkle vectors${needsSharedData}`, () => {
  test.each(Object.entries(EXPECTED))('all %s vectors agree (%i)', async (kind, count) => {
    const check = CHECKS[kind];
    const files = sharedFiles(`merkle/${kind}`, '.json');
    expect(files).toHaveLength(count);
    const disagreeing: string[] = [];
    for (const file of files) {
      const vector = readVector(file);
      if ((await check?.(vector)) === vector.wantErr) disagreeing.push(file);
    }
    expect(disagreeing).toEqual([]);
  });
});

/** RFC 6962's definition word by word, as slow as it is plain. */
async function definedHash(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = leaves;
  if (first === undefined) return sha256(primitives, new Uint8Array(0));
  if (leaves.length === 1) return first;
  const k = splitPoint(leaves.length);
  return nodeHash(primitives, await definedHash(leaves.slice(0, k)), await definedHash(leaves.slice(k)));
}

function naiveNodes(leaves: readonly Uint8Array[]): NodeReader {
  return { node: (level, index) => definedHash(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)) };
}

async function someLeaves(count: number): Promise<Uint8Array[]> {
  return leafHashes(
    nodePrimitives,
    Array.from({ length: count }, (_, i) => utf8(`entry ${i}`)),
  );
}

test('the root at any size is what RFC 6962 defines', async () => {
  const leaves = await someLeaves(40);
  for (let size = 0; size <= 40; size += 1) {
    expect(await rootAt(primitives, naiveNodes(leaves), size)).toEqual(
      await definedHash(leaves.slice(0, size)),
    );
  }
});

test('every generated inclusion proof verifies, and not for another index or leaf', async () => {
  const leaves = await someLeaves(70);
  const nodes = naiveNodes(leaves);
  const sizes = fc
    .integer({ min: 1, max: 70 })
    .chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));
  await fc.assert(
    fc.asyncProperty(sizes, async ([index, size]) => {
      const proof = await inclusionProof(primitives, nodes, { index, size });
      const root = await rootAt(primitives, nodes, size);
      const leafHash = leaves[index] ?? new Uint8Array(0);
      const claim = { index, size, leafHash, root, proof };
      expect(await verifyInclusion(primitives, claim)).toBe(true);
      expect(await verifyInclusion(primitives, { ...claim, leafHash: root })).toBe(size === 1);
      if (size > 1)
        expect(await verifyInclusion(primitives, { ...claim, index: (index + 1) % size })).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('every generated consistency proof verifies, and not against another old root', async () => {
  const leaves = await someLeaves(70);
  const nodes = naiveNodes(leaves);
  const pairs = fc
    .integer({ min: 1, max: 70 })
    .chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));
  await fc.assert(
    fc.asyncProperty(pairs, async ([from, to]) => {
      const proof = await consistencyProof(primitives, nodes, { from, to });
      const [oldRoot, newRoot] = [await rootAt(primitives, nodes, from), await rootAt(primitives, nodes, to)];
      const claim = { from, to, oldRoot, newRoot, proof };
      expect(await verifyConsistency(primitives, claim)).toBe(true);
      const forged = Uint8Array.from(oldRoot, (byte) => byte ^ 1);
      expect(await verifyConsistency(primitives, { ...claim, oldRoot: forged })).toBe(false);
    }),
    { numRuns: 60 },
  );
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../tests/fixture.ts';
import { fromBase64, toBase64, utf8 } from './encoding/bytes.ts';
import { commitField } from './entries/commitment.ts';
import { encodeEntry, parseEntry } from './entries/entry.ts';
import { computeLevels } from './tree/level-hashes.ts';
import { leafHashes, rootAt } from './tree/merkle.ts';
import { nodePrimitives as primitives } from './primitives/node-primitives.ts';

// Computed outside this package, from the words of docs/spec/record.md alone.
type Vectors = {
  commitments: { field: string; key: string; value: string; commitment: string }[];
  entries: { text: string; leafHash: string }[];
  root: string;
  refused: string[];
};
const vectors = JSON.parse(
  readFileSync(new URL('../vectors/record.json', import.meta.url), 'utf8'),
) as Vectors;

test.each(vectors.commitments)(
  'the commitment to $field agrees',
  async ({ field, key, value, commitment }) => {
    const bytes = must(fromBase64(key));
    expect(toBase64(await commitField(primitives, { field, key: bytes, value }))).toBe(commitment);
  },
);

test('entries, leaf hashes and root agree', async () => {
  const levels = computeLevels(primitives);
  for (const { text, leafHash } of vectors.entries) {
    expect(must(encodeEntry(must(parseEntry(utf8(text)))))).toEqual(utf8(text));
    const hashes = await leafHashes(primitives, [utf8(text)]);
    expect(hashes.map(toBase64)).toEqual([leafHash]);
    await levels.add(hashes);
  }
  expect(toBase64(await rootAt(primitives, levels.nodes, vectors.entries.length))).toBe(vectors.root);
});

test.each(vectors.refused)('%s is no entry', (text) => {
  expect(parseEntry(utf8(text))).toMatchObject({ ok: false, code: 'entry-malformed' });
});

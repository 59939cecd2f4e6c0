import { beforeAll, expect, test } from 'vitest';
import { type Fixture, fixtureBytes, makeFixture, must } from '../../tests/fixture.ts';
import { utf8 } from '../encoding/bytes.ts';
import { memoryStore } from '../tree/memory-store.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { formatTlogProof, makeTlogProof, parseTlogProof } from './tlog-proof.ts';
import { verifyProof } from '../verify/verify-proof.ts';
import { webPrimitives } from '../primitives/web-primitives.ts';

let fixture: Fixture;
let entries: Uint8Array[];
beforeAll(async () => {
  fixture = await makeFixture();
  entries = await fixtureBytes(600);
});

async function proofFile(index: number): Promise<string> {
  const entry = entries[index] ?? new Uint8Array(0);
  const signed = fixture.writer.head();
  const proof = await makeTlogProof(primitives, memoryStore(fixture.log), { index, entry, signed });
  return new TextDecoder().decode(formatTlogProof(proof));
}

test('a proof file shows its entry in the log under the witnesses, in both libraries', async () => {
  const policy = utf8(fixture.policy);
  for (const index of [0, 255, 256, 511, 599]) {
    const proof = utf8(await proofFile(index));
    for (const library of [primitives, webPrimitives]) {
      const report = await verifyProof(library, { proof, policy });
      expect(report).toMatchObject({ verdict: 'sound', index, size: 600, findings: [] });
      expect(report.entry).toEqual(entries[index]);
    }
  }
});

test.each([
  ['another index', (text: string) => text.replace('index 300', 'index 301'), 'proof-wrong'],
  ['a line less', (text: string) => text.replace(/(index 300\n).*\n/, '$1'), 'proof-wrong'],
  ['another size', (text: string) => text.replace('\n600\n', '\n601\n'), 'checkpoint-altered'],
  ['no witness', (text: string) => text.replaceAll(/— (academy|union).*\n/g, ''), 'quorum-unmet'],
  ['another format', (text: string) => text.replace('@v1', '@v2'), 'proof-malformed'],
  ['no index', (text: string) => text.replace('index 300\n', ''), 'proof-malformed'],
  [
    'a proof line that is no hash',
    (text: string) => text.replace('index 300\n', 'index 300\nAAAA\n'),
    'proof-malformed',
  ],
])('a proof file with %s says so', async (_, change, code) => {
  const proof = utf8(change(await proofFile(300)));
  const report = await verifyProof(primitives, { proof, policy: utf8(fixture.policy) });
  expect(report.findings.map((finding) => finding.code)).toContain(code);
});

test('a proof does not vouch for an entry other than its own', async () => {
  const proof = utf8(await proofFile(300));
  const entry = entries[301] ?? new Uint8Array(0);
  const report = await verifyProof(primitives, { proof, policy: utf8(fixture.policy), entry });
  expect(report.verdict).toBe('tampered');
  expect(must(parseTlogProof(proof)).index).toBe(300);
});

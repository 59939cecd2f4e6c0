import { beforeAll, describe, expect, test } from 'vitest';
import {
  AT,
  type Fixture,
  fixtureBytes,
  makeFixture,
  must,
  ORIGIN,
  seededSigner,
} from '../../tests/fixture.ts';
import { haveSharedData, needsSharedData, sharedBytes, sharedText } from '../../tests/shared-data.ts';
import { TAMPERINGS } from '../../tests/tampering.ts';
import { decodeBundle, splitHashes } from '../tree/tiles.ts';
import { concat, sameBytes, utf8 } from '../encoding/bytes.ts';
import { formatVerifierKey, parseVerifierKey } from '../notes/keys.ts';
import { readTrustedCheckpoint } from '../notes/log-checkpoint.ts';
import { openLog } from '../log/log-writer.ts';
import { leafHashes, rootAt } from '../tree/merkle.ts';
import { computeLevels } from '../tree/level-hashes.ts';
import { memoryStore } from '../tree/memory-store.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { formatSignatureLine } from '../notes/note.ts';
import { describeFinding, describeReport } from './report-text.ts';
import { signerFromSeed } from '../notes/signer.ts';
import { verifyRecord } from './verify.ts';
import { webPrimitives } from '../primitives/web-primitives.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await makeFixture();
});

test.each([
  ['Node', primitives],
  ['WebCrypto', webPrimitives],
])('an untouched export is sound, checked with %s, and the counts say on what', async (_, chosen) => {
  const report = await verifyRecord(chosen, memoryStore(fixture.files));
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ verdict: 'sound', exitCode: 0, origin: ORIGIN, size: 600, quorumMet: true });
  expect(report.counts).toEqual({
    entries: 600,
    earlierHeads: 7,
    fields: 1192,
    openings: 595,
    erased: 2,
    closed: 595,
    documents: 1,
    documentsErased: 0,
    documentsNotServed: 0,
    citations: 3,
    citationsResolved: 2,
    citationsErased: 1,
    citationsClosed: 0,
  });
  expect(report.erased).toEqual(['7 speaker', '7 text']);
  expect(report.witnesses.map((witness) => witness.verdict)).toEqual(['cosigned', 'cosigned', 'cosigned']);
});

describe('each kind of tampering is named', () => {
  test.each(TAMPERINGS.map((tampering) => [tampering.name, tampering] as const))(
    '%s',
    async (_, tampering) => {
      const files = new Map(fixture.files);
      await tampering.apply(files, fixture);
      const report = await verifyRecord(primitives, memoryStore(files));
      expect(report.exitCode).toBe(tampering.exitCode);
      const named = report.findings.find((finding) => finding.code === tampering.code);
      expect(named?.entry).toBe(tampering.entry);
      expect(report.findings.map((finding) => finding.code)).toContain(tampering.code);
      for (const finding of report.findings) {
        for (const lang of ['ko', 'en'] as const)
          expect(describeFinding(finding, lang)).not.toMatch(/[{}]|undefined/);
      }
    },
  );
});

test('a reader who kept an earlier head sees the fork that an export without history hides', async () => {
  const files = new Map([...fixture.files].filter(([path]) => !path.startsWith('checkpoints/')));
  const other = new Map(fixture.files);
  await TAMPERINGS.find((tampering) => tampering.code === 'fork')?.apply(other, fixture);
  const kept = other.get('checkpoints/41') ?? new Uint8Array(0);
  expect((await verifyRecord(primitives, memoryStore(files))).verdict).toBe('sound');
  expect((await verifyRecord(primitives, memoryStore(files), { known: [kept] })).verdict).toBe('fork');
});

test('a reader who kept a later head sees that the log was cut back', async () => {
  const kept = fixture.files.get('checkpoint') ?? new Uint8Array(0);
  const cut = new Map(fixture.log);
  for (const path of [...cut.keys()])
    if (path.endsWith('.p/88') || path === 'checkpoints/600') cut.delete(path);
  cut.set('checkpoint', cut.get('checkpoints/569') ?? new Uint8Array(0));
  cut.set('policy', utf8(fixture.policy.replace('quorum everyone', 'quorum none')));
  cut.set('openings.jsonl', new Uint8Array(0));
  const report = await verifyRecord(primitives, memoryStore(cut), { known: [kept] });
  expect(report.findings.map(({ code, entry }) => ({ code, entry }))).toContainEqual({
    code: 'old-checkpoint',
    entry: 569,
  });
});

test('lines by signers nobody knows change nothing, not even under the name of the log', async () => {
  const files = new Map(fixture.files);
  const stranger = await seededSigner(ORIGIN, 'ed25519', 77);
  const { text } = fixture.writer.head().note;
  const lines = [stranger, await seededSigner('nobody.example/w', 'ed25519-cosignature', 78)]
    .map((signer) => formatSignatureLine(signer.sign(text, AT)))
    .join('');
  files.set('checkpoint', concat(files.get('checkpoint') ?? new Uint8Array(0), utf8(lines)));
  expect(await verifyRecord(primitives, memoryStore(files))).toMatchObject({
    verdict: 'sound',
    findings: [],
  });
});

test('an export that brings the keys of whoever forged it falls before a reader who brings theirs', async () => {
  const forger = await seededSigner(ORIGIN, 'ed25519', 66);
  const files = new Map<string, Uint8Array>();
  const store = memoryStore(files);
  const options = { primitives, store, origin: ORIGIN, signer: forger, known: [], create: true };
  must(await must(await openLog(options)).append(await fixtureBytes(1), AT));
  files.set('policy', utf8(`log ${formatVerifierKey(forger.key)}\nquorum none\n`));
  files.set('openings.jsonl', new Uint8Array(0));
  expect(await verifyRecord(primitives, store)).toMatchObject({ verdict: 'sound', policyFrom: 'export' });
  const policy = utf8(fixture.policy);
  const report = await verifyRecord(primitives, store, { policy });
  expect(report).toMatchObject({ verdict: 'tampered', policyFrom: 'reader' });
  expect(report.findings.map(({ code }) => code)).toContain('foreign-key');
});

/** Two seeds, found by trial, whose keys under ORIGIN have one and the same 4-byte id. */
const NAMESAKES = [34184, 34345] as const;

test('a key with the name and the id of the log’s, but another key, does not sign for it', async () => {
  const [own, namesake] = await Promise.all(
    NAMESAKES.map(async (number) => {
      const seed = new Uint8Array(32);
      new DataView(seed.buffer).setUint32(0, number);
      return must(await signerFromSeed({ name: ORIGIN, type: 'ed25519', seed }));
    }),
  );
  if (own === undefined || namesake === undefined) throw new Error('there are two');
  expect(namesake.key.id).toEqual(own.key.id);
  const files = new Map<string, Uint8Array>();
  const store = memoryStore(files);
  const options = { primitives, store, origin: ORIGIN, signer: namesake, known: [], create: true };
  must(await must(await openLog(options)).append(await fixtureBytes(1), AT));
  files.set('policy', utf8(`log ${formatVerifierKey(own.key)}\nquorum none\n`));
  files.set('openings.jsonl', new Uint8Array(0));
  const report = await verifyRecord(primitives, store);
  expect(report.verdict).toBe('tampered');
  expect(report.findings.map(({ code }) => code)).toContain('checkpoint-altered');
  expect(await openLog({ ...options, signer: own })).toMatchObject({ code: 'checkpoint-not-ours' });
});

test('the report tells the same in Korean and in English, line by line', async () => {
  const report = await verifyRecord(primitives, memoryStore(fixture.files));
  const [korean, english] = [describeReport(report, 'ko'), describeReport(report, 'en')];
  expect(korean).toHaveLength(english.length);
  expect(english).toContain('entries: 600; earlier checkpoints that agree: 7');
  expect(korean[0]).toBe('판정: 온전합니다');
});

test('an empty log is sound', async () => {
  const files = new Map([
    ['checkpoint', fixture.log.get('checkpoints/0') ?? new Uint8Array(0)],
    ['policy', utf8(fixture.policy.replace('quorum everyone', 'quorum none'))],
    ['openings.jsonl', new Uint8Array(0)],
  ]);
  expect((await verifyRecord(primitives, memoryStore(files))).findings).toEqual([]);
});

const TESSERA = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';

describe.skipIf(!haveSharedData)(`the reference log${needsSharedData}`, () => {
  test('all 16 checkpoints verify and all 15 tiles and bundles give their roots', async () => {
    const key = must(await parseVerifierKey(primitives, TESSERA));
    for (let size = 0; size <= 15; size += 1) {
      const bytes = sharedBytes(`tessera/log/checkpoint.${size}`);
      const { checkpoint } = must(await readTrustedCheckpoint(primitives, key, bytes));
      expect(checkpoint.size).toBe(size);
      const levels = computeLevels(primitives);
      if (size > 0) {
        const { entries, cut } = decodeBundle(sharedBytes(`tessera/log/tile/entries/000.p/${size}`));
        expect([entries.length, cut]).toEqual([size, false]);
        const leaves = await leafHashes(primitives, entries);
        expect(leaves).toEqual(must(splitHashes(sharedBytes(`tessera/log/tile/0/000.p/${size}`))));
        await levels.add(leaves);
      }
      expect(sameBytes(await rootAt(primitives, levels.nodes, size), checkpoint.root)).toBe(true);
    }
  });

  test('the whole log verifies, with every earlier checkpoint known', async () => {
    const files = new Map<string, Uint8Array>();
    for (const path of ['checkpoint', 'tile/0/000.p/15', 'tile/entries/000.p/15']) {
      files.set(path, sharedBytes(`tessera/log/${path}`));
    }
    const known = Array.from({ length: 16 }, (_, size) => sharedBytes(`tessera/log/checkpoint.${size}`));
    const policy = utf8(`log ${TESSERA}\nquorum none\n`);
    const report = await verifyRecord(primitives, memoryStore(files), { policy, known, logOnly: true });
    expect(report.findings).toEqual([]);
    expect(report.counts).toMatchObject({ entries: 15, earlierHeads: 16 });
    expect(sharedText('tessera/log/checkpoint')).toContain(report.root);
  });
});

import { createHash } from 'node:crypto';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  commitField,
  EDITION_OPENED,
  editionOpenedData,
  encodeEntry,
  exportRecord,
  folderStore,
  formatVerifierKey,
  leafHashes,
  memoryStore,
  nodePrimitives as primitives,
  openLog,
  type Opening,
  openSource,
  parsePolicy,
  verifyRecord,
} from '../src/index.ts';
import { must, ORIGIN, seededSigner } from '../tests/fixture.ts';

// 100,000 entries, one in ten with an opened field: written, exported, and verified from the folder as a reader would.
const ENTRIES = 100_000;
const LIMIT_S = 2;
const RUNS = 5;

const signer = await seededSigner(ORIGIN, 'ed25519', 1);
const entries: Uint8Array[] = [];
const openings: Opening[] = [];
for (let index = 0; index < ENTRIES; index += 1) {
  const sealed: Record<string, Uint8Array> = {};
  if (index % 10 === 5) {
    const key = new Uint8Array(createHash('sha256').update(String(index)).digest());
    const opening = {
      entry: index,
      field: 'text',
      key,
      value: `발언 ${index}: we agree to meet again next year.`,
    };
    sealed.text = await commitField(primitives, opening);
    openings.push(opening);
  }
  const data =
    index === 0 ? editionOpenedData(ORIGIN, null) : { session: `session-${index % 300}`, order: index };
  const entry = {
    id: `0192f0c1-0000-7000-8000-${String(index).padStart(12, '0')}`,
    kind: index === 0 ? EDITION_OPENED : 'intervention.published',
    at: '2021-11-16T09:00:00.000Z',
    data,
    sealed,
    documents: [],
    cites: index > 100 && index % 7 === 0 ? [{ entry: index - 99 }] : [],
  };
  entries.push(must(encodeEntry(entry)));
}

const log = memoryStore();
const writer = must(
  await openLog({ primitives, store: log, origin: ORIGIN, signer, known: [], create: true }),
);
const cpuOfAppend = await cpuSeconds(async () => {
  for (let at = 0; at < ENTRIES; at += 500) must(await writer.append(entries.slice(at, at + 500), 0));
});

const folder = mkdtempSync(join(tmpdir(), 'record-bench-'));
const policy = `log ${formatVerifierKey(signer.key)}\nquorum none\n`;
const parsed = must(await parsePolicy(primitives, policy));
must(
  await exportRecord({
    log,
    target: folderStore(folder),
    policy: { text: policy, parsed },
    openings,
    documents: [],
    verifier: '//\n',
  }),
);

const verified: number[] = [];
const hashed: number[] = [];
const wall: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  // The floor: hashing the same leaves and nothing else.
  hashed.push(await cpuSeconds(() => leafHashes(primitives, entries)));
  const started = performance.now();
  verified.push(
    await cpuSeconds(async () => {
      const { source } = must(await openSource(folder));
      const report = await verifyRecord(primitives, source);
      if (report.verdict !== 'sound') throw new Error(JSON.stringify(report.findings.slice(0, 3)));
    }),
  );
  wall.push((performance.now() - started) / 1000);
}
rmSync(folder, { recursive: true });

const bytes = entries.reduce((sum, entry) => sum + entry.length, 0);
const ratios = verified.map((seconds, run) => seconds / (hashed[run] ?? 1));
console.log(
  `${ENTRIES} entries, ${(bytes / 1e6).toFixed(1)} MB, ${openings.length} openings, ${RUNS} runs, medians`,
);
console.log(
  `verify: ${median(verified).toFixed(2)} s CPU, ${median(wall).toFixed(2)} s elapsed (limit ${LIMIT_S} s)`,
);
console.log(
  `verify / hashing the leaves alone: ${median(ratios).toFixed(1)}x (${median(hashed).toFixed(2)} s CPU)`,
);
console.log(`append in batches of 500, in memory: ${cpuOfAppend.toFixed(2)} s CPU (no limit)`);
process.exitCode = median(verified) <= LIMIT_S ? 0 : 1;

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

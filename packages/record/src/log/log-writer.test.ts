import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { AT, must, ORIGIN, seededSigner } from '../../tests/fixture.ts';
import { numberedEntry } from '../../tests/numbered-entry.ts';
import { fromUtf8, sameBytes } from '../encoding/bytes.ts';
import type { TreeHead } from '../notes/checkpoint.ts';
import { folderStore } from '../tree/folder-store.ts';
import { readSignedCheckpoint } from '../notes/log-checkpoint.ts';
import { type LogWriter, openLog } from './log-writer.ts';
import { memoryStore } from '../tree/memory-store.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { rootAt } from '../tree/merkle.ts';
import type { Signer } from '../notes/signer.ts';
import type { FileStore } from '../tree/store.ts';
import { tileNodes } from '../tree/tile-reader.ts';

let signer: Signer;
beforeAll(async () => {
  signer = await seededSigner(ORIGIN, 'ed25519', 1);
});

async function open(store: FileStore, known: readonly TreeHead[] = [], create = true) {
  return openLog({ primitives, store, origin: ORIGIN, signer, known, create });
}

function batch(from: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => numberedEntry(from + i));
}

async function texts(writer: LogWriter): Promise<string[]> {
  const entries = await writer.entries(0, writer.head().checkpoint.size);
  return entries.map((entry) => must(fromUtf8(entry)));
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `entry ${i}`);

test('what was appended reads back in order, across tiles and restarts', async () => {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  for (const count of [1, 254, 1, 1, 255, 256, 600]) {
    const writer = must(await open(memoryStore(files)));
    const appended = must(await writer.append(batch(size, count), AT));
    expect(appended.first).toBe(size);
    size += count;
    expect(await texts(writer)).toEqual(numbered(size));
  }
});

test('appends that are started together queue up and never share an index', async () => {
  const writer = must(await open(memoryStore()));
  const done = await Promise.all(batch(0, 20).map((entry) => writer.append([entry], AT)));
  expect(done.map((appended) => must(appended).first)).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test('partial tiles go when the full one is there, the rest stays', async () => {
  const files = new Map<string, Uint8Array>();
  const writer = must(await open(memoryStore(files)));
  for (let size = 0; size < 258; size += 6) must(await writer.append(batch(size, 6), AT));
  expect([...files.keys()].filter((path) => path.startsWith('tile/')).sort()).toEqual([
    'tile/0/000',
    'tile/0/001.p/2',
    'tile/1/000.p/1',
    'tile/entries/000',
    'tile/entries/001.p/2',
  ]);
});

class Killed extends Error {}

/** Fails for good at the `at`th change: before it, or after it was made. */
function killedAt(
  files: Map<string, Uint8Array>,
  at: number,
  after: boolean,
): FileStore & { changes: () => number } {
  const store = memoryStore(files);
  let changes = 0;
  const change = async (work: () => Promise<void>): Promise<void> => {
    changes += 1;
    if (changes > at || (changes === at && !after)) throw new Killed();
    await work();
    if (changes === at) throw new Killed();
  };
  return {
    ...store,
    write: (path, bytes) => change(() => store.write(path, bytes)),
    remove: (path) => change(() => store.remove(path)),
    changes: () => changes,
  };
}

const BATCHES = [3, 252, 2, 260, 10];
const TOTAL = BATCHES.reduce((a, b) => a + b);

/** A sequencer that believes the log alone: it goes on from wherever the head is. */
async function sequence(store: FileStore): Promise<void> {
  const writer = must(await open(store));
  for (let size = writer.head().checkpoint.size, i = 0; size < TOTAL; i += 1) {
    const count = Math.min(BATCHES[i % BATCHES.length] ?? 1, TOTAL - size);
    must(await writer.append(batch(size, count), AT));
    size += count;
  }
}

test('killed at any step, before or after it, the log goes on without gap, double or fork', async () => {
  const counter = killedAt(new Map(), Number.POSITIVE_INFINITY, false);
  await sequence(counter);
  const steps = counter.changes();
  expect(steps).toBeGreaterThan(20);
  for (let step = 1; step <= steps; step += 1) {
    for (const after of [false, true]) {
      const files = new Map<string, Uint8Array>();
      await expect(sequence(killedAt(files, step, after))).rejects.toThrow(Killed);
      const seen = files.get('checkpoint');
      await sequence(memoryStore(files));
      const writer = must(await open(memoryStore(files)));
      expect(await texts(writer)).toEqual(numbered(TOTAL));
      if (seen !== undefined) {
        const { checkpoint } = must(readSignedCheckpoint(seen));
        const nodes = tileNodes(primitives, memoryStore(files), TOTAL);
        expect(sameBytes(await rootAt(primitives, nodes, checkpoint.size), checkpoint.root)).toBe(true);
      }
    }
  }
});

test('a log process that is killed with SIGKILL again and again never loses what it had said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'record-kill-'));
  try {
    let said = 0;
    for (let round = 0; round < 3; round += 1) {
      const script = fileURLToPath(new URL('../../tests/kill-writer.ts', import.meta.url));
      const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise<void>((resolve) => {
        let lines = 0;
        child.stdout.on('data', (chunk: Buffer) => {
          said = Number(chunk.toString().trim().split('\n').at(-1));
          lines += 1;
          if (lines === 3 + round) setTimeout(() => child.kill('SIGKILL'), 7 * round);
        });
        child.on('close', () => {
          resolve();
        });
      });
      const writer = must(await open(folderStore(folder), [], false));
      const { size } = writer.head().checkpoint;
      expect(size).toBeGreaterThanOrEqual(said);
      expect(await texts(writer)).toEqual(numbered(size));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe('the writer refuses to sign, with a reason', () => {
  async function grown(): Promise<Map<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>();
    const writer = must(await open(memoryStore(files)));
    must(await writer.append(batch(0, 300), AT));
    must(await writer.append(batch(300, 20), AT));
    return files;
  }
  const head = (files: Map<string, Uint8Array>): TreeHead =>
    must(readSignedCheckpoint(files.get('checkpoint') ?? new Uint8Array(0))).checkpoint;

  test('an empty store where a log was expected is an incident, unless a new log is wanted', async () => {
    expect(await open(memoryStore(), [], false)).toMatchObject({ ok: false, code: 'nothing-published' });
    expect(await open(memoryStore(), [head(await grown())])).toMatchObject({
      ok: false,
      code: 'behind-known',
    });
  });

  test('a store restored from an old backup is behind the head that others hold', async () => {
    const files = await grown();
    const known = head(files);
    const old = new Map<string, Uint8Array>();
    const writer = must(await open(memoryStore(old)));
    must(await writer.append(batch(0, 300), AT));
    expect(await open(memoryStore(old), [known])).toMatchObject({ ok: false, code: 'behind-known' });
    expect(await open(memoryStore(files), [known, head(old)])).toMatchObject({ ok: true });
  });

  test('a known head that this tree contradicts is a fork', async () => {
    const other = new Map<string, Uint8Array>();
    must(await must(await open(memoryStore(other))).append(batch(1, 300), AT));
    expect(await open(memoryStore(await grown()), [head(other)])).toMatchObject({ code: 'fork-with-known' });
  });

  test('a checkpoint by another key is not ours', async () => {
    const files = await grown();
    const stranger = await seededSigner(ORIGIN, 'ed25519', 9);
    const opened = openLog({
      primitives,
      store: memoryStore(files),
      origin: ORIGIN,
      signer: stranger,
      known: [],
      create: true,
    });
    expect(await opened).toMatchObject({ code: 'checkpoint-not-ours' });
  });

  test('entries that no longer give the signed root stop everything', async () => {
    const files = await grown();
    const path = 'tile/entries/000';
    const bundle = files.get(path) ?? new Uint8Array(0);
    files.set(
      path,
      Uint8Array.from(bundle, (byte, at) => (at === 5 ? byte ^ 1 : byte)),
    );
    for (const tile of [...files.keys()]) if (/^tile\/[0-9]/.test(tile)) files.delete(tile);
    expect(await open(memoryStore(files))).toMatchObject({ code: 'tree-unbuildable' });
  });

  test('a second writer on the same store is noticed before anything is signed', async () => {
    const files = await grown();
    const [one, two] = [must(await open(memoryStore(files))), must(await open(memoryStore(files)))];
    must(await one.append(batch(320, 5), AT));
    expect(await two.append(batch(900, 5), AT)).toMatchObject({ code: 'moved' });
    expect(await two.append(batch(900, 5), AT)).toMatchObject({ code: 'moved' });
    expect(await texts(one)).toEqual(numbered(325));
  });

  test('a tile of the edge that rots between two appends is seen before the next head is signed', async () => {
    const files = await grown();
    const writer = must(await open(memoryStore(files)));
    files.set('tile/1/000.p/1', new Uint8Array(32));
    expect(await writer.append(batch(320, 5), AT)).toMatchObject({ code: 'inconsistent' });
    expect(head(files).size).toBe(320);
  });
});

test('lost tiles are rebuilt from the published bundles', async () => {
  const files = new Map<string, Uint8Array>();
  must(await must(await open(memoryStore(files))).append(batch(0, 700), AT));
  const before = new Map(files);
  for (const path of [...files.keys()]) if (/^tile\/[0-9]/.test(path)) files.delete(path);
  must(await open(memoryStore(files)));
  expect(new Map([...files].sort())).toEqual(new Map([...before].sort()));
});

test('a cosignature is kept with its head, once per witness, and only if it verifies', async () => {
  const files = new Map<string, Uint8Array>();
  const writer = must(await open(memoryStore(files)));
  must(await writer.append(batch(0, 5), AT));
  const witness = await seededSigner('w.example', 'ed25519-cosignature', 7);
  const { text } = writer.head().note;
  for (const at of [AT, AT + 60]) {
    must(await writer.cosign({ size: 5, key: witness.key, line: witness.sign(text, at) }));
  }
  expect(writer.head().note.signatures.map((line) => line.name)).toEqual([ORIGIN, 'w.example']);
  expect(files.get('checkpoint')).toEqual(files.get('checkpoints/5'));
  const wrong = witness.sign(text.replace('\n5\n', '\n6\n'), AT);
  expect(await writer.cosign({ size: 5, key: witness.key, line: wrong })).toMatchObject({
    code: 'cosignature-bad',
  });
  must(await writer.append(batch(5, 1), AT));
  must(await writer.cosign({ size: 5, key: witness.key, line: witness.sign(text, AT + 90) }));
  expect(must(await open(memoryStore(files))).head().checkpoint.size).toBe(6);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fixture, makeFixture, must } from '../../tests/fixture.ts';
import { readSignedCheckpoint, signCheckpoint, type SignedCheckpoint } from '../notes/log-checkpoint.ts';
import { memoryStore } from '../tree/memory-store.ts';
import { consistencyProof } from '../tree/merkle-proof.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { tileNodes } from '../tree/tile-reader.ts';
import { createWitnessFile, openWitnessFile, readWitnessFile } from './witness-file.ts';
import { formatAddCheckpoint } from './witness-request.ts';
import { serveWitness } from './witness-server.ts';
import { trustLog } from './witness.ts';

const [OLD, NEW] = [41, 256];
/** More steps than one answer can take; that the last of them was survived is what ends the test. */
const STEPS_MAX = 60;

let folder: string;
let fixture: Fixture;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-witness-kill-'));
  fixture = await makeFixture();
  const path = join(folder, 'before.json');
  must(await createWitnessFile(path, 'w.example/1', 'ml-dsa-44-cosignature'));
  const witness = must(await openWitnessFile(path));
  await witness.save(trustLog(witness.state(), fixture.logSigner.key));
  const server = await serveWitness(witness, { port: 0, now: () => 0 });
  expect(await post(server.port, await request(0, headAt(OLD)))).toBe(200);
  await server.close();
  await witness.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const headAt = (size: number): SignedCheckpoint =>
  must(readSignedCheckpoint(fixture.log.get(`checkpoints/${size}`) ?? new Uint8Array(0)));

async function request(oldSize: number, { checkpoint, note }: SignedCheckpoint): Promise<Uint8Array> {
  const nodes = tileNodes(primitives, memoryStore(fixture.log), 600);
  const sizes = { from: oldSize, to: checkpoint.size };
  return formatAddCheckpoint({ oldSize, proof: await consistencyProof(primitives, nodes, sizes), note });
}

/** The status, or 0 if no answer came. */
async function post(port: number, body: Uint8Array): Promise<number> {
  const url = `http://127.0.0.1:${port}/add-checkpoint`;
  try {
    return (await fetch(url, { method: 'POST', body: new Uint8Array(body) })).status;
  } catch {
    return 0;
  }
}

async function answerKilledAt(step: number, path: string): Promise<{ status: number; killed: boolean }> {
  const script = fileURLToPath(new URL('../../tests/kill-witness.ts', import.meta.url));
  const env = { ...process.env, KILL_AT: String(step), NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [script, path], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>; // as `exit` is documented
  const [port] = (await once(child.stdout, 'data')) as [Buffer]; // the port is all it says
  const status = await post(Number(port.toString()), await request(OLD, headAt(NEW)));
  child.kill('SIGTERM');
  return { status, killed: (await gone)[1] === 'SIGKILL' };
}

test('killed at any step of an answer, a witness has remembered whatever it signed, and can go on', async () => {
  const forked = signCheckpoint(
    fixture.logSigner,
    { ...headAt(NEW).checkpoint, root: new Uint8Array(32) },
    0,
  );
  const seen: number[] = [];
  for (let step = 1; step <= STEPS_MAX; step += 1) {
    const path = join(folder, `killed-${step}.json`);
    await copyFile(join(folder, 'before.json'), path);
    const { status, killed } = await answerKilledAt(step, path);
    const size = must(await readWitnessFile(path)).logs[0]?.latest?.size;
    expect([OLD, NEW]).toContain(size);
    if (status !== 0) expect({ status, size }).toEqual({ status: 200, size: NEW });
    const again = must(await openWitnessFile(path));
    const server = await serveWitness(again, { port: 0, now: () => 0 });
    expect(await post(server.port, await request(size ?? 0, headAt(NEW)))).toBe(200);
    expect(await post(server.port, await request(NEW, forked))).toBe(409);
    await server.close();
    await again.close();
    expect(await readFile(path, 'utf8')).toContain(`"size": ${NEW}`);
    seen.push(size ?? 0);
    if (!killed) break;
  }
  // Some kills came before the head was on disk and some after, and the last run was not killed at all.
  expect(new Set(seen)).toEqual(new Set([OLD, NEW]));
  expect(seen.length).toBeGreaterThan(6);
  expect(seen.length).toBeLessThan(STEPS_MAX);
});

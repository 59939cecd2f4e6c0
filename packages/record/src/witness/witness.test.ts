import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, makeFixture, must, ORIGIN, seededSigner } from '../../tests/fixture.ts';
import { toBase64, utf8 } from '../encoding/bytes.ts';
import { readSignedCheckpoint, type SignedCheckpoint, signCheckpoint } from '../notes/log-checkpoint.ts';
import { memoryStore } from '../tree/memory-store.ts';
import { consistencyProof } from '../tree/merkle-proof.ts';
import { nodePrimitives as primitives } from '../primitives/node-primitives.ts';
import { parseSignatureLine } from '../notes/note.ts';
import { checkSignature } from '../notes/signature.ts';
import { parseSigner } from '../notes/signer.ts';
import { tileNodes } from '../tree/tile-reader.ts';
import { askWitness } from './witness-client.ts';
import { createWitnessFile, openWitnessFile } from './witness-file.ts';
import { formatAddCheckpoint } from './witness-request.ts';
import { serveWitness, type WitnessServer } from './witness-server.ts';
import {
  answerAddCheckpoint,
  formatWitnessState,
  parseWitnessState,
  trustLog,
  type WitnessState,
} from './witness.ts';

const AT = 1_700_000_000;
let fixture: Fixture;
let fresh: WitnessState;
let folder: string;
beforeAll(async () => {
  fixture = await makeFixture();
  const signer = await seededSigner('w.example/1', 'ed25519-cosignature', 77);
  fresh = trustLog({ signer, logs: [] }, fixture.logSigner.key);
  folder = await mkdtemp(join(tmpdir(), 'record-witness-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function headAt(size: number): SignedCheckpoint {
  return must(readSignedCheckpoint(fixture.log.get(`checkpoints/${size}`) ?? new Uint8Array(0)));
}

async function body(from: number, to: number, signed = headAt(to)): Promise<Uint8Array> {
  const nodes = tileNodes(primitives, memoryStore(fixture.log), fixture.size);
  const proof = from > to ? [] : await consistencyProof(primitives, nodes, { from, to });
  return formatAddCheckpoint({ oldSize: from, proof, note: signed.note });
}

const answer = (state: WitnessState, request: Uint8Array) =>
  answerAddCheckpoint(primitives, state, { body: request, at: AT });

/** A witness that has cosigned the head of `size` entries. */
async function after(size: number): Promise<WitnessState> {
  return (await answer(fresh, await body(0, size))).next ?? fresh;
}

describe('the answers of tlog-witness', () => {
  test('200: the first head is cosigned and remembered, then each one that extends it', async () => {
    let state = fresh;
    for (const [from, to] of [
      [0, 41],
      [41, 256],
      [256, 256],
      [256, 600],
    ] as const) {
      const told = await answer(state, await body(from, to));
      expect(told.status).toBe(200);
      const line = must(parseSignatureLine(told.body.trimEnd()));
      const { text } = headAt(to).note;
      expect(await checkSignature(primitives, fresh.signer.key, { text, line })).toEqual({
        verdict: 'good',
        at: AT,
      });
      state = told.next ?? state;
      expect(state.logs[0]?.latest?.size).toBe(to);
    }
  });

  test.each([
    ['nothing', ''],
    ['no old line', `x\n\no\n1\n`],
    ['a leading zero', 'old 01\n\no\n'],
    ['a proof line that is no hash', 'old 0\nAAAA\n\no\n'],
    ['64 proof lines', `old 0\n${`${toBase64(new Uint8Array(32))}\n`.repeat(64)}\no\n`],
    ['no checkpoint', 'old 0\n\nhello\n'],
  ])('400 for a body with %s', async (_, text) => {
    expect((await answer(fresh, utf8(text))).status).toBe(400);
  });

  test('400 if the old size is larger than the checkpoint', async () => {
    expect((await answer(await after(256), await body(256, 41))).status).toBe(400);
  });

  test('403 if no trusted key signed, or a trusted key signed something else', async () => {
    const stranger = await seededSigner(ORIGIN, 'ed25519', 55);
    const signed = signCheckpoint(stranger, headAt(41).checkpoint, 0);
    expect((await answer(fresh, await body(0, 41, signed))).status).toBe(403);
    const { checkpoint, note } = headAt(41);
    const moved = { checkpoint, note: { ...note, text: note.text.replace('\n41\n', '\n42\n') } };
    expect((await answer(fresh, await body(0, 41, moved))).status).toBe(403);
  });

  test('404 for a log the witness does not know', async () => {
    expect((await answer({ ...fresh, logs: [] }, await body(0, 41))).status).toBe(404);
  });

  test('409 with the size it has, if the old size is another', async () => {
    const told = await answer(await after(256), await body(41, 600));
    expect(told).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '256\n' });
  });

  test('409 if the same size comes with another root', async () => {
    const { checkpoint } = headAt(256);
    const forked = signCheckpoint(fixture.logSigner, { ...checkpoint, root: new Uint8Array(32) }, 0);
    const request = formatAddCheckpoint({ oldSize: 256, proof: [], note: forked.note });
    expect(await answer(await after(256), request)).toMatchObject({ status: 409, body: '256\n' });
  });

  test('422 if the proof does not lead from the old head to the new', async () => {
    const { checkpoint } = headAt(600);
    const forked = signCheckpoint(fixture.logSigner, { ...checkpoint, root: new Uint8Array(32) }, 0);
    expect((await answer(await after(256), await body(256, 600, forked))).status).toBe(422);
    const proof = [new Uint8Array(32)];
    const first = formatAddCheckpoint({ oldSize: 0, proof, note: headAt(41).note });
    expect((await answer(fresh, first)).status).toBe(422);
  });

  test('no refusal changes what the witness remembers', async () => {
    const state = await after(256);
    for (const request of [utf8('x'), await body(41, 600), await body(256, 41)]) {
      expect((await answer(state, request)).next).toBeUndefined();
    }
  });
});

test('the state file gives back the same witness', async () => {
  const state = await after(256);
  const back = must(await parseWitnessState(primitives, formatWitnessState(state), parseSigner));
  expect(formatWitnessState(back)).toBe(formatWitnessState(state));
  expect(await parseWitnessState(primitives, '{}', parseSigner)).toMatchObject({ code: 'state-malformed' });
  expect(await parseWitnessState(primitives, 'x', parseSigner)).toMatchObject({ code: 'state-malformed' });
});

async function serve(
  name: string,
): Promise<{ server: WitnessServer; path: string; close: () => Promise<void> }> {
  const path = join(folder, name);
  must(await createWitnessFile(path, 'w.example/1', 'ed25519-cosignature'));
  const witness = must(await openWitnessFile(path));
  await witness.save(trustLog(witness.state(), fixture.logSigner.key));
  const server = await serveWitness(witness, { port: 0, now: () => AT });
  const close = async (): Promise<void> => {
    await server.close();
    await witness.close();
  };
  return { server, path, close };
}

test('over HTTP: the head is on disk before the cosignature leaves, and the file is its owner’s alone', async () => {
  const { server, path, close } = await serve('state-1.json');
  const url = `http://127.0.0.1:${server.port}/`;
  const before = must(await parseWitnessState(primitives, await readFile(path, 'utf8'), parseSigner));
  const question = { url, key: before.signer.key, log: memoryStore(fixture.log), oldSize: 0 };
  expect(await askWitness(primitives, { ...question, signed: headAt(256) })).toMatchObject({
    kind: 'cosigned',
  });
  const saved = must(await parseWitnessState(primitives, await readFile(path, 'utf8'), parseSigner));
  expect(saved.logs[0]?.latest?.size).toBe(256);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  // From a size the witness does not have: it says which it has, and the question is put again from there.
  expect(await askWitness(primitives, { ...question, signed: headAt(600) })).toMatchObject({
    kind: 'cosigned',
  });
  expect(await askWitness(primitives, { ...question, signed: headAt(41) })).toMatchObject({
    kind: 'disputed',
  });
  await close();
  expect(await askWitness(primitives, { ...question, signed: headAt(600) })).toMatchObject({
    kind: 'unreachable',
  });
});

test('over HTTP: of many requests for the same step one is cosigned first and none is rolled back', async () => {
  const { server, path, close } = await serve('state-2.json');
  const post = async (request: Uint8Array): Promise<number> => {
    const url = `http://127.0.0.1:${server.port}/add-checkpoint`;
    return (await fetch(url, { method: 'POST', body: new Uint8Array(request) })).status;
  };
  const bodies = await Promise.all([body(0, 41), body(0, 256), body(0, 600), body(0, 41)]);
  const statuses = await Promise.all(bodies.map(post));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
  const saved = must(await parseWitnessState(primitives, await readFile(path, 'utf8'), parseSigner));
  const size = saved.logs[0]?.latest?.size ?? 0;
  expect(await post(await body(size, 600))).toBe(200);
  expect(await post(new Uint8Array(300 * 1024))).toBe(413);
  expect((await fetch(`http://127.0.0.1:${server.port}/add-checkpoint`)).status).toBe(405);
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
  await close();
});

test('two processes cannot hold one witness, and a lock of a dead one is taken over', async () => {
  const path = join(folder, 'state-3.json');
  must(await createWitnessFile(path, 'w.example/1', 'ed25519-cosignature'));
  expect(await createWitnessFile(path, 'w.example/1', 'ed25519-cosignature')).toMatchObject({
    code: 'file-exists',
  });
  const first = must(await openWitnessFile(path));
  expect(await openWitnessFile(path)).toMatchObject({ code: 'state-locked' });
  await first.close();
  for (const gone of ['2147483646', `${process.pid} of a container that was killed`, '']) {
    await writeFile(`${path}.lock`, gone);
    const second = must(await openWitnessFile(path));
    await second.close();
  }
  await writeFile(`${path}.lock`, String(process.ppid));
  expect(await openWitnessFile(path)).toMatchObject({ code: 'state-locked' });
});

test('of many who find a dead lock one takes it over, and who lost it saves nothing more', async () => {
  const path = join(folder, 'state-4.json');
  must(await createWitnessFile(path, 'w.example/1', 'ed25519-cosignature'));
  await writeFile(`${path}.lock`, '2147483646');
  const opened = await Promise.all(Array.from({ length: 8 }, () => openWitnessFile(path)));
  const [witness, ...others] = opened.filter((one) => one.ok);
  expect(others).toEqual([]);
  const { save, state, close } = must(witness ?? opened[0] ?? expect.fail());
  await save(state());
  const before = await readFile(path);
  await writeFile(`${path}.lock`, '1 somebody else');
  await expect(save(trustLog(state(), fixture.logSigner.key))).rejects.toThrow('taken this witness over');
  expect(await readFile(path)).toEqual(before);
  await close();
  expect(await readFile(`${path}.lock`, 'utf8')).toBe('1 somebody else');
});

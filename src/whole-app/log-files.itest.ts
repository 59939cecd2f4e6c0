import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { execute } from '#kernel/server/acts/execute.ts';
import { createHttp } from '#kernel/server/http/http.ts';
import { logStore } from '#kernel/server/record/log-folder.ts';
import { createSequencer } from '#kernel/server/record/sequencer.ts';
import { proposeTopicCommand } from '#call/server/topics.commands.ts';
import {
  openTestApplication,
  seedEdition,
  seedForum,
  someone,
  type SeededForum,
  type TestApplication,
} from './test-application.ts';

// C2SP tlog-tiles, read as a client of any make would read it.

const BASE = '/log/mulgil-2026';
const EVER = 'public, max-age=31536000, immutable';
const BYTES = 'application/octet-stream';
const TEXT = 'text/plain; charset=utf-8';
const TOPICS = 3;

let test: TestApplication;
let folder: string;
let forum: SeededForum;
let server: FastifyInstance;
beforeEach(async () => {
  test = await openTestApplication(new Date('2026-11-24T03:00:00Z'));
  folder = await mkdtemp(join(tmpdir(), 'madang-log-files-'));
  const edition = { slug: '2026', startsOn: '2026-12-01', callClosesOn: '2026-11-30' };
  forum = await seedForum(test.db, 'mulgil', edition);
  const app = { ...test.app, config: { ...test.app.config, dataFolder: folder } };
  // The log asks for no place.
  server = createHttp({ app, routes: [], places: null as never, audiences: {}, pages: null }); // see above
  for (let n = 0; n < TOPICS; n += 1) await propose(n);
  await sequence();
});
afterEach(async () => {
  await server.close();
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

async function propose(n: number, editionId = forum.editionId): Promise<void> {
  const command = proposeTopicCommand({ sees: () => Promise.resolve(true) } as never); // no commitment is taken up here
  const words = {
    title: `물길을 함께 쓰는 법 ${n}`,
    reasons: '흐르기 때문이다.',
    language: 'ko',
    name: '한보라',
  };
  const asking = { forumId: forum.forumId, viewer: someone(`p${n}`) };
  const done = await execute(test.app, asking, command, { editionId, ...words });
  if (!done.ok) throw new Error(done.refusal.code);
}

async function sequence(editionId = forum.editionId): Promise<void> {
  const { db, clock } = test;
  const parts = { db, dataFolder: folder, host: 'madang.test', now: () => clock.at, log: () => undefined };
  await createSequencer(parts).sequence({ forumId: forum.forumId, editionId });
}

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await server.inject({ url: `${BASE}/${path}`, headers });
  const { 'content-type': type, 'cache-control': cache, 'content-encoding': encoding } = answer.headers;
  return {
    status: answer.statusCode,
    type,
    cache,
    encoding,
    bytes: answer.rawPayload,
    headers: answer.headers,
  };
}

it.each([
  ['checkpoint', TEXT, 'public, max-age=5'],
  ['checkpoints/1', TEXT, 'public, max-age=120'],
  ['tile/0/000.p/4', BYTES, EVER],
  ['tile/entries/000.p/4', BYTES, EVER],
  ['tile/entries/000.p/1', BYTES, EVER],
  ['policy', TEXT, 'public, max-age=5'],
  ['openings.jsonl', TEXT, 'public, max-age=5'],
  ['proof/2.tlog-proof', TEXT, 'public, max-age=5'],
])('serves %s with its type and how long it may be kept', async (path, type, cache) => {
  const answer = await get(path);
  expect(answer).toMatchObject({ status: 200, type, cache, encoding: undefined });
  expect(answer.bytes.length).toBeGreaterThan(0);
  expect(answer.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  });
});

it.each([
  ...['', 'nothing', 'tile/0/000', 'tile/0/000.p/5', 'tile/0/000.p/0', 'tile/00/000.p/4', 'tile/1/000.p/1'],
  ...[
    'tile/0/0.p/4',
    'tile/entries/001',
    'checkpoints/2',
    'checkpoints/04',
    'proof/4.tlog-proof',
    'proof/-1.tlog-proof',
  ],
  ...['documents/00', 'erasures.jsonl', '../../keys/mulgil-2026.key', '..%2f..%2fkeys%2fmulgil-2026.key'],
])('says that there is no %j', async (path) => {
  expect((await get(path)).status).toBe(404);
});

it('packs entries for whoever takes them packed, and no one else', async () => {
  const plain = await get('tile/entries/000.p/4');
  for (const accepted of ['gzip', 'br;q=1.0, gzip;q=0.8', 'identity, GZIP'.toLowerCase()]) {
    const packed = await get('tile/entries/000.p/4', { 'accept-encoding': accepted });
    expect(packed).toMatchObject({ encoding: 'gzip', type: BYTES, cache: EVER });
    expect(packed.headers.vary).toBe('accept-encoding');
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  }
  for (const refused of ['identity', 'gzip;q=0', 'br, gzip; q=0.0, identity'])
    expect(await get('tile/entries/000.p/4', { 'accept-encoding': refused })).toMatchObject({
      encoding: undefined,
    });
});

it('gives out no tile before the head that covers it is signed, whatever already lies on disk', async () => {
  const store = logStore(folder, 'mulgil-2026');
  const unsigned = new TextEncoder().encode('what a killed writer left');
  for (const path of ['tile/entries/000.p/5', 'tile/0/000.p/5', 'tile/entries/001.p/1'])
    await store.write(path, unsigned);
  expect((await get('tile/entries/000.p/5')).status).toBe(404);
  expect((await get('tile/0/000.p/5')).status).toBe(404);
  expect((await get('tile/entries/001.p/1')).status).toBe(404);
  await propose(TOPICS);
  await sequence();
  const { bytes, status } = await get('tile/entries/000.p/5');
  expect(status).toBe(200);
  expect(Buffer.from(bytes).includes('what a killed writer left')).toBe(false);
});

it('names the log before it in the chain, and keeps the two apart', async () => {
  const dates = { slug: '2027', startsOn: '2027-12-01', callClosesOn: '2027-11-30' };
  const next = await seedEdition(test.db, forum.forumId, dates);
  await propose(9, next);
  await sequence(next);
  const other = await server.inject({ url: '/log/mulgil-2027/tile/entries/000.p/2' });
  expect(other.body).toContain('"previous":{"origin":"madang.test/log/mulgil-2026"');
  expect((await server.inject({ url: '/log/mulgil-2028/checkpoint' })).statusCode).toBe(404);
});

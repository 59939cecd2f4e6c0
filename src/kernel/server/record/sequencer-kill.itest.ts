import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  createSigner,
  nodeInflate,
  nodePrimitives,
  parseEntry,
  readEntries,
  verifyRecord,
  zipSource,
  type Entry,
} from '@madang/record';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Act, Command } from '#kernel/domain/command.ts';
import { writeActs } from '../acts/acts.store.ts';
import { createIdMaker } from '../ids.ts';
import { openTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { sql } from '../database/db.ts';
import { logStore } from './log-folder.ts';
import { publishedLog } from './published-log.ts';
import { createSequencer } from './sequencer.ts';

const newId = createIdMaker(Date.now);
const at = new Date('2026-11-24T00:00:00Z');
const ACTS_PER_ROUND = 2;
/** More than one turn of the sequencer takes; the round that nobody killed ends the test. */
const STEPS_MAX = 200;
const TEST_MAX_MS = 600_000;

let test: TestDatabase;
let folder: string;
let forumId: string;

beforeEach(async () => {
  test = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'madang-kill-'));
  forumId = newId();
  const names = JSON.stringify({ en: 'x' });
  await test.db
    .insertInto('forums')
    .values({ forum_id: forumId, slug: 'f', names, about: names, created_at: at })
    .execute();
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

async function newEdition(slug: string): Promise<string> {
  const editionId = newId();
  await sql`INSERT INTO editions (forum_id, edition_id, slug, names, time_zone, sample, created_at)
    VALUES (${forumId}, ${editionId}, ${slug}, '{}', 'UTC', false, ${at})`.execute(test.db);
  return editionId;
}

async function act(editionId: string, n: number): Promise<void> {
  const viewer = { account: null, roles: new Set(['public'] as const), participation: null, visitorId: null };
  const command: Command<unknown> = { input: null, forumId, viewer, at, id: newId(), ids: [] };
  const told: Act = {
    ...{ kind: 'topic.proposed', subjectKind: 'topic', subjectId: newId(), editionId, payload: {} },
    entry: { data: { n }, sealed: { text: { value: `words ${n}`, open: true } } },
  };
  await test.db.transaction().execute((tx) => writeActs(tx, command, newId, [told]));
}

/** One turn of the sequencer, and a cosignature if there is a witness, in a process that dies at the step it is told. */
const ONE_TURN = `
  import { arm, step } from './packages/record/tests/kill-at.ts';
  import pg from 'pg';
  import { parseSigner, readSignedCheckpoint } from '@madang/record';
  import { openDatabase, openPool, sql } from '#kernel/server/database/db.ts';
  import { logStore } from '#kernel/server/record/log-folder.ts';
  import { createSequencer } from '#kernel/server/record/sequencer.ts';
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (...args) {
    const said = args[0]?.text ?? args[0];
    // What only reads leaves nothing behind that could be half done.
    if (typeof said === 'string' && !/^\\s*(select|begin|start)/i.test(said)) step('sql ' + said.trim().slice(0, 60));
    return query.apply(this, args);
  };
  const { connection, dataFolder, forumId, editionId, slug, witness } = JSON.parse(process.env.SEQUENCE);
  const db = openDatabase(openPool({ connection, onError: () => undefined }));
  await sql\`SELECT 1\`.execute(db);
  const parts = { db, dataFolder, host: 'madang.test', now: () => new Date(), log: () => undefined };
  const sequencer = createSequencer(parts);
  arm();
  await sequencer.sequence({ forumId, editionId });
  if (witness === null) process.exit();
  const { value: signer } = await parseSigner(witness);
  const { value: head } = readSignedCheckpoint(await logStore(dataFolder, 'f-' + slug).read('checkpoint'));
  const line = signer.sign(head.note.text, 1);
  await sequencer.cosign({ forumId, editionId }, { size: head.checkpoint.size, key: signer.key, line });
  process.exit();
`;

type Round = { readonly editionId: string; readonly slug: string; readonly witness: string | null };

async function turnKilledAt(stepNumber: number, round: Round): Promise<{ killed: boolean; told: string }> {
  const told = { connection: test.connection, dataFolder: folder, forumId, ...round };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', ONE_TURN], {
    env: {
      ...process.env,
      SEQUENCE: JSON.stringify(told),
      KILL_AT: String(stepNumber),
      // The same program starts a hundred times; translated once, it starts in half the time.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>; // as `exit` is documented
  const said = await text(child.stderr);
  const [code, signal] = await gone;
  if (signal !== 'SIGKILL') expect(code, said).toBe(0);
  return { killed: signal === 'SIGKILL', told: said };
}

/** The server may take a moment to notice that a process is gone, and keeps its lock as long. */
async function settle(editionId: string, entries: number): Promise<void> {
  const sequencer = createSequencer({
    ...{ db: test.db, dataFolder: folder, host: 'madang.test', now: () => at, log: () => undefined },
  });
  const written = async (): Promise<number> => {
    await sequencer.sequence({ forumId, editionId });
    const row = await test.db
      .selectFrom('logs')
      .select(['size', 'incident'])
      .where('edition_id', '=', editionId)
      .executeTakeFirst();
    expect(row?.incident ?? null).toBeNull();
    return row?.size ?? 0;
  };
  await expect.poll(written, { timeout: 20_000, interval: 20 }).toBe(entries);
}

async function entriesOf(slug: string, size: number): Promise<Entry[]> {
  const bytes = await readEntries(logStore(folder, `f-${slug}`), { from: 0, to: size, size });
  return bytes.map((entry) => {
    const parsed = parseEntry(entry);
    return parsed.ok ? parsed.value : expect.fail(parsed.detail);
  });
}

/** No gap, no entry twice, the book in step with the log, and every head anybody saw a past of this one. */
async function expectOneHistory({ editionId, slug }: Round, acts: number, known: readonly Uint8Array[]) {
  const entries = await entriesOf(slug, acts + 1);
  expect(entries.slice(1).map(({ data }) => data['n'])).toEqual(Array.from({ length: acts }, (_, n) => n));
  const book = await test.db
    .selectFrom('log_outbox')
    .select(['act_id', 'log_index'])
    .where('edition_id', '=', editionId)
    .where('act_id', '!=', editionId)
    .orderBy('log_index')
    .execute();
  expect(book.map(({ act_id }) => act_id)).toEqual(entries.slice(1).map(({ id }) => id));
  expect(book.map(({ log_index }) => log_index)).toEqual(book.map((_, index) => index + 1));
  const documents = () => Promise.resolve(null);
  const where = { db: test.db, dataFolder: folder, folder: `f-${slug}`, documents, witnesses: null };
  const zip = (await (await publishedLog(where))?.archive('//\n')) ?? expect.fail('nothing to export');
  const bytes = new Uint8Array(zip);
  const read = (offset: number, length: number) => Promise.resolve(bytes.slice(offset, offset + length));
  const source = await zipSource({ size: bytes.length, read }, nodeInflate);
  if (!source.ok) throw new Error(source.detail);
  const report = await verifyRecord(nodePrimitives, source.value, { known });
  expect(report.findings).toEqual([]);
  expect(report.counts).toMatchObject({ entries: acts + 1, openings: acts });
}

const newWitness = async (): Promise<string> => {
  const made = await createSigner('w.example/1', 'ed25519-cosignature');
  return made.ok ? made.value.secret : expect.fail(made.detail);
};

it(
  'killed at every single step of a turn, a log that grows keeps one history',
  async () => {
    const round = { editionId: await newEdition('1'), slug: '1', witness: await newWitness() };
    const known: Uint8Array[] = [];
    let [acts, step, ended] = [0, 0, false];
    await act(round.editionId, acts++);
    await settle(round.editionId, acts + 1);
    await turnKilledAt(0, round);
    while (!ended) {
      step += 1;
      for (let n = 0; n < ACTS_PER_ROUND; n += 1) await act(round.editionId, acts++);
      const { killed } = await turnKilledAt(step, round);
      const seen = await logStore(folder, 'f-1').read('checkpoint');
      if (seen !== undefined) known.push(seen);
      await settle(round.editionId, acts + 1);
      ended = !killed;
      expect(step).toBeLessThan(STEPS_MAX);
    }
    await expectOneHistory(round, acts, known);
    // Two tiles, two checkpoints and two cosigned ones, each opened, written, synced and renamed, besides the database.
    expect(step).toBeGreaterThan(30);
  },
  TEST_MAX_MS,
);

it(
  'killed at every single step of its beginning, a log begins once, with one key, behind the one before',
  async () => {
    const witness = null;
    for (let step = 1, ended = false; !ended; step += 1) {
      const slug = String(step);
      const round = { editionId: await newEdition(slug), slug, witness };
      for (let n = 0; n < ACTS_PER_ROUND; n += 1) await act(round.editionId, n);
      const { killed } = await turnKilledAt(step, round);
      const seen = await logStore(folder, `f-${slug}`).read('checkpoint');
      await settle(round.editionId, ACTS_PER_ROUND + 1);
      await expectOneHistory(round, ACTS_PER_ROUND, seen === undefined ? [] : [seen]);
      const [opened] = await entriesOf(slug, ACTS_PER_ROUND + 1);
      const previous = step === 1 ? null : { origin: `madang.test/log/f-${step - 1}`, size: 3 };
      if (previous === null) expect(opened?.data).toMatchObject({ previous });
      else expect(opened?.data).toMatchObject({ previous });
      ended = !killed;
      expect(step).toBeLessThan(STEPS_MAX);
    }
  },
  TEST_MAX_MS,
);

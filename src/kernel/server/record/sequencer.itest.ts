import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  folderStore,
  nodePrimitives,
  openSource,
  parseEntry,
  readEntries,
  readSignedCheckpoint,
  verifyRecord,
  type TreeHead,
} from '@madang/record';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Act, Command } from '#kernel/domain/command.ts';
import { writeActs } from '../acts/acts.store.ts';
import { createIdMaker } from '../ids.ts';
import { openTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { sql } from '../database/db.ts';
import { logKey, openLogFolder } from './log-folder.ts';
import { waitingEditions } from './log.store.ts';
import { publishedLog } from './published-log.ts';
import { createSequencer } from './sequencer.ts';

const newId = createIdMaker(Date.now);
const at = new Date('2026-11-24T00:00:00Z');

let test: TestDatabase;
let folder: string;
let forumId: string;
let editionId: string;

beforeEach(async () => {
  test = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'madang-log-'));
  [forumId, editionId] = [newId(), newId()];
  const names = JSON.stringify({ en: 'x' });
  await test.db
    .insertInto('forums')
    .values({ forum_id: forumId, slug: 'f', names, about: names, created_at: at })
    .execute();
  await sql`INSERT INTO editions (forum_id, edition_id, slug, names, time_zone, sample, created_at)
    VALUES (${forumId}, ${editionId}, '1', ${names}, 'UTC', false, ${at})`.execute(test.db);
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const sequencer = () =>
  createSequencer({
    db: test.db,
    dataFolder: folder,
    host: 'madang.test',
    now: () => at,
    log: () => undefined,
  });

function command(): Command<unknown> {
  const viewer = { account: null, roles: new Set(['public'] as const), participation: null, visitorId: null };
  return { input: null, forumId, viewer, at, id: newId(), ids: [] };
}

async function act(
  n: number,
  subjectId = newId(),
  cites: { subjectKind: string; subjectId: string }[] = [],
): Promise<string> {
  const told: Act = {
    kind: 'topic.proposed',
    subjectKind: 'topic',
    subjectId,
    editionId,
    payload: {},
    entry: { data: { n }, sealed: { text: { value: `words ${n}`, open: true } }, cites },
  };
  await test.db.transaction().execute((tx) => writeActs(tx, command(), newId, [told]));
  return subjectId;
}

async function published(name = 'f-1') {
  const store = folderStore(join(folder, 'log', name));
  const bytes = await store.read('checkpoint');
  const signed = readSignedCheckpoint(bytes ?? new Uint8Array());
  if (!signed.ok) throw new Error(signed.detail);
  const { size, root, origin } = signed.value.checkpoint;
  const entries = (await readEntries(store, { from: 0, to: size, size })).map((entry) => {
    const parsed = parseEntry(entry);
    if (!parsed.ok) throw new Error(parsed.detail);
    return parsed.value;
  });
  return { size, root, origin, entries };
}
/** Without the opening, which is nobody's act. */
const book = () =>
  test.db
    .selectFrom('log_outbox')
    .select(['log_index', 'data'])
    .where('act_id', '!=', editionId)
    .orderBy('act_id')
    .execute();
const incident = async () =>
  (await test.db.selectFrom('logs').select('incident').executeTakeFirstOrThrow()).incident;

it('enters acts in their order behind the opening, with commitments and citations, and only once', async () => {
  const first = await act(1);
  await act(2, newId(), [{ subjectKind: 'topic', subjectId: first }]);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(2);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(0);
  const { origin, entries } = await published();
  expect(origin).toBe('madang.test/log/f-1');
  expect(entries.map(({ kind, data, cites }) => ({ kind, n: data['n'], cites }))).toEqual([
    { kind: 'edition.opened', n: undefined, cites: [] },
    { kind: 'topic.proposed', n: 1, cites: [] },
    { kind: 'topic.proposed', n: 2, cites: [{ entry: 1 }] },
  ]);
  expect(entries[1]?.sealed['text']).toHaveLength(32);
  expect(JSON.stringify(entries)).not.toContain('words');
  expect((await book()).map((row) => row.log_index)).toEqual([1, 2]);
});

it('keeps everything out of the log that was rolled back', async () => {
  await test.db
    .transaction()
    .execute(async (tx) => {
      const told = {
        kind: 'a.b',
        subjectKind: 'x',
        subjectId: newId(),
        editionId,
        payload: {},
        entry: { data: {} },
      };
      await writeActs(tx, command(), newId, [told]);
      throw new Error('the command failed after all');
    })
    .catch(() => undefined);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(0);
  expect(await book()).toEqual([]);
});

it('after a kill between publishing and writing down, goes on without a gap or a second entry', async () => {
  await act(1);
  await sequencer().sequence({ forumId, editionId });
  const before = await test.db.selectFrom('logs').select(['size', 'root']).executeTakeFirstOrThrow();
  await act(2);
  await sequencer().sequence({ forumId, editionId });
  // The state a kill leaves: the second entry is public, the book knows nothing of it.
  await test.db.updateTable('logs').set(before).execute();
  await test.db.updateTable('log_outbox').set({ log_index: null }).where('log_index', '=', 2).execute();
  await act(3);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(1);
  const { entries } = await published();
  expect(entries.map(({ data }) => data['n'])).toEqual([undefined, 1, 2, 3]);
  expect((await book()).map((row) => row.log_index)).toEqual([1, 2, 3]);
});

it('refuses to sign when the database is older than the log, and says which entry it does not know', async () => {
  await act(1);
  await act(2);
  await sequencer().sequence({ forumId, editionId });
  const { entries } = await published();
  // A backup from before the second act is restored.
  await test.db.deleteFrom('log_outbox').where('log_index', '=', 2).execute();
  const one = await test.db
    .selectFrom('log_outbox')
    .select('act_id')
    .where('log_index', '=', 1)
    .executeTakeFirstOrThrow();
  expect(entries[1]?.id).toBe(one.act_id);
  await sql`UPDATE logs SET size = 0, root = NULL`.execute(test.db);
  await act(3);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(0);
  expect(await incident()).toContain(`unknown-entry: the log holds ${entries[2]?.id ?? ''}`);
  expect((await published()).size).toBe(3);
});

it('refuses to start a second history when the published files are gone', async () => {
  await act(1);
  await sequencer().sequence({ forumId, editionId });
  await rm(join(folder, 'log'), { recursive: true });
  await act(2);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(0);
  expect(await incident()).toContain('nothing-published');
});

it('lets one of many processes work at a time', async () => {
  for (let n = 0; n < 20; n += 1) await act(n);
  const done = await Promise.all(
    Array.from({ length: 6 }, () => sequencer().sequence({ forumId, editionId })),
  );
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(20);
  expect((await published()).entries).toHaveLength(21);
  expect(await incident()).toBeNull();
});

it('lets two processes take turns without either taking the other for an incident', async () => {
  const [one, other] = [sequencer(), sequencer()];
  for (let n = 0; n < 6; n += 1) {
    await act(n);
    expect(await (n % 2 === 0 ? one : other).sequence({ forumId, editionId })).toBe(1);
  }
  expect((await published()).entries.map(({ data }) => data['n'])).toEqual([undefined, 0, 1, 2, 3, 4, 5]);
  expect(await incident()).toBeNull();
});

it('makes one key however many processes open the log at once', async () => {
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => openLogFolder(folder, 'f-1', 'madang.test/log/f-1')),
  );
  expect(new Set(opened.map(({ signer }) => signer.secret)).size).toBe(1);
  expect(await logKey(folder, 'f-2')).toBeNull();
});

it('names the last checkpoint of the edition before in the first entry of the next', async () => {
  await act(1);
  await sequencer().sequence({ forumId, editionId });
  const before = await published();
  editionId = newId();
  await sql`INSERT INTO editions (forum_id, edition_id, slug, names, time_zone, sample, created_at)
    VALUES (${forumId}, ${editionId}, '2', '{}', 'UTC', false, ${at})`.execute(test.db);
  await act(2);
  await sequencer().sequence({ forumId, editionId });
  const { entries } = await published('f-2');
  expect(entries[0]?.data).toEqual({
    origin: 'madang.test/log/f-2',
    previous: { origin: before.origin, size: 2, root: Buffer.from(before.root).toString('base64') },
  });
});

it('ends a log with the seal, whatever ids the last acts before it carry', async () => {
  const seal: Act = {
    kind: 'edition.sealed',
    subjectKind: 'edition',
    subjectId: editionId,
    editionId,
    payload: {},
    entry: { data: {} },
  };
  await test.db.transaction().execute((tx) => writeActs(tx, command(), newId, [seal]));
  await act(1);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(2);
  expect((await published()).entries.map(({ kind }) => kind)).toEqual([
    'edition.opened',
    'topic.proposed',
    'edition.sealed',
  ]);
  await act(2);
  expect(await sequencer().sequence({ forumId, editionId })).toBe(0);
  expect((await published()).size).toBe(3);
});

it('refuses an act that could not be entered, instead of stopping the log over it', async () => {
  const told: Act = {
    kind: 'topic.proposed',
    subjectKind: 'topic',
    subjectId: newId(),
    editionId,
    payload: {},
    entry: { data: { much: 'x'.repeat(5000) } },
  };
  await expect(
    test.db.transaction().execute((tx) => writeActs(tx, command(), newId, [told])),
  ).rejects.toThrow('cannot be entered into the log');
});

/** A process of its own that does nothing but sequence, until it is killed. */
const ENDLESS = `
  import { openDatabase, openPool } from '#kernel/server/database/db.ts';
  import { createSequencer } from '#kernel/server/record/sequencer.ts';
  const { connection, dataFolder, forumId, editionId } = JSON.parse(process.env.SEQUENCE);
  const db = openDatabase(openPool({ connection, onError: () => undefined }));
  const log = (line) => console.log(line);
  const parts = { db, dataFolder, host: 'madang.test', now: () => new Date(), log };
  const sequencer = createSequencer(parts);
  console.log('at work');
  for (;;) await sequencer.sequence({ forumId, editionId });
`;

function startSequencing(): { child: ChildProcess; atWork: Promise<void> } {
  const told = { connection: test.connection, dataFolder: folder, forumId, editionId };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', ENDLESS], {
    env: { ...process.env, SEQUENCE: JSON.stringify(told) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const atWork = new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the sequencing process ended by itself')));
  });
  return { child, atWork };
}

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

const ROUNDS = 5;
const ACTS_PER_ROUND = 25;

it('enters every act once, in one history, though processes are killed over and over while acts are written', async () => {
  const heads: TreeHead[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const processes = [startSequencing(), startSequencing()];
    await Promise.all(processes.map(({ atWork }) => atWork));
    for (let n = 0; n < ACTS_PER_ROUND; n += 1) {
      await act(round * ACTS_PER_ROUND + n);
      // A different moment of the writer's work each time, without a clock in the verdict.
      if (n === 5 + round) await killed(processes[0]?.child ?? expect.fail());
    }
    await pause(round * 3);
    await killed(processes[1]?.child ?? expect.fail());
    const bytes = await folderStore(join(folder, 'log', 'f-1')).read('checkpoint');
    const signed = bytes === undefined ? undefined : readSignedCheckpoint(bytes);
    if (signed?.ok === true) heads.push(signed.value.checkpoint);
  }
  // The server may take a moment to notice that a process is gone, and keeps its lock as long.
  while ((await waitingEditions(test.db)).length > 0) await sequencer().sequence({ forumId, editionId });
  const { entries, size } = await published();
  const total = ROUNDS * ACTS_PER_ROUND;
  expect(await incident()).toBeNull();
  expect(size).toBe(total + 1);
  const numbers = entries.slice(1).map(({ data }) => Number(data['n']));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, n) => n));
  expect(new Set(entries.map(({ id }) => id)).size).toBe(total + 1);
  const written = await test.db
    .selectFrom('log_outbox')
    .select(['act_id', 'log_index'])
    .where('act_id', '!=', editionId)
    .execute();
  expect(written.every(({ act_id, log_index }) => entries[log_index ?? -1]?.id === act_id)).toBe(true);
  // Every head that anyone saw on the way is a past of this history, and so is every head ever signed.
  const log = await publishedLog({
    db: test.db,
    dataFolder: folder,
    folder: 'f-1',
    documents: () => Promise.resolve(null),
    witnesses: null,
  });
  const opened = await openSource(await unpacked((await log?.archive('//\n')) ?? Buffer.alloc(0)));
  const known = heads.map(({ size: held }) =>
    readFile(join(folder, 'log', 'f-1', 'checkpoints', String(held))),
  );
  if (!opened.ok) throw new Error(opened.detail);
  const { source, close } = opened.value;
  const report = await verifyRecord(nodePrimitives, source, { known: await Promise.all(known) });
  await close();
  expect(report.findings).toEqual([]);
  expect(report.verdict).toBe('sound');
  expect(report.counts).toMatchObject({ entries: total + 1, openings: total });
}, 120_000);

async function unpacked(zip: Buffer): Promise<string> {
  const file = join(folder, 'record.zip');
  await writeFile(file, zip);
  return file;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, parseEntry, readEntries, readSignedCheckpoint } from '@madang/record';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Act, Command } from '#kernel/domain/command.ts';
import { writeActs } from '../acts.store.ts';
import { createIdMaker } from '../ids.ts';
import { openTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { sql } from '../db.ts';
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

async function act(
  n: number,
  subjectId = newId(),
  cites: { subjectKind: string; subjectId: string }[] = [],
): Promise<string> {
  const viewer = { account: null, roles: new Set(['public'] as const), participation: null, visitorId: null };
  const command: Command<unknown> = { input: null, forumId, viewer, at, id: newId(), ids: [] };
  const told: Act = {
    kind: 'topic.proposed',
    subjectKind: 'topic',
    subjectId,
    editionId,
    payload: {},
    entry: { data: { n }, sealed: { text: { value: `words ${n}`, open: true } }, cites },
  };
  await test.db.transaction().execute((tx) => writeActs(tx, command, newId, [told]));
  return subjectId;
}

async function published() {
  const store = folderStore(join(folder, 'log', 'f-1'));
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
const book = () => test.db.selectFrom('log_outbox').select(['log_index', 'data']).orderBy('act_id').execute();
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
      const viewer = {
        account: null,
        roles: new Set(['public'] as const),
        participation: null,
        visitorId: null,
      };
      const command: Command<unknown> = { input: null, forumId, viewer, at, id: newId(), ids: [] };
      const told = {
        kind: 'a.b',
        subjectKind: 'x',
        subjectId: newId(),
        editionId,
        payload: {},
        entry: { data: {} },
      };
      await writeActs(tx, command, newId, [told]);
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
  const one = await test.db.selectFrom('log_outbox').select('act_id').executeTakeFirstOrThrow();
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

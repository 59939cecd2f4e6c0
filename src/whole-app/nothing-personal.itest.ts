import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { sql } from '#kernel/server/database/db.ts';
import { waitingEditions } from '#kernel/server/record/log.store.ts';
import { publishedLog } from '#kernel/server/record/published-log.ts';
import { createSequencer } from '#kernel/server/record/sequencer.ts';
import { proposeTopicCommand } from '#call/server/topics.commands.ts';
import { recordInterventionCommand } from '#convene/server/words/interventions.commands.ts';
import { addPersonCommand } from '#convene/server/people/people.commands.ts';
import { ACT_KINDS } from '#publish/domain/act-kinds.ts';
import { loadSampleForum } from '../../fixtures/forum-2021/load.ts';
import { openTestApplication, someone, type TestApplication } from './test-application.ts';

// The whole sample forum and a few people who say who they are, entered into the logs and read as anybody can.

let test: TestApplication;
let folder: string;
let forumId: string;

const MARKED = {
  proposer: 'PROPOSER-MARK 표식한보라',
  speaker: 'SPEAKER-MARK 표식유하나',
  capacity: 'CAPACITY-MARK 표식기관장',
  email: 'email-mark@example.org',
} as const;
const WORDS = 'WORDS-MARK 이 말은 지워질 수 있어야 한다';

beforeAll(async () => {
  test = await openTestApplication(new Date('2026-11-24T03:00:00Z'));
  folder = await mkdtemp(join(tmpdir(), 'madang-personal-'));
  forumId = await loadSampleForum(test.app);
  await someoneProposes();
  for (const recordMode of ['attributed', 'group', 'chatham', 'off_record']) await someoneSpeaks(recordMode);
  const { db, clock } = test;
  const parts = { db, dataFolder: folder, host: 'madang.test', now: () => clock.at, log: () => undefined };
  const sequencer = createSequencer(parts);
  for (const edition of await waitingEditions(db)) while ((await sequencer.sequence(edition)) > 0);
}, 240_000);
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const desk = someone('desk-mark', 'secretariat');

async function run<Input, State, Change>(
  handler: Handler<Input, State, Change>,
  input: Record<string, unknown>,
  viewer = desk,
): Promise<Change | null> {
  const done = await execute(test.app, { forumId, viewer }, handler, {
    ...input,
    editionId: await sampleEdition(),
  });
  return done.ok ? done.change : expect.fail(`${handler.name}: ${done.refusal.code}`);
}

async function sampleEdition(): Promise<string> {
  const { edition_id: id } = await test.db
    .selectFrom('editions')
    .select('edition_id')
    .where('slug', '=', 'sample')
    .executeTakeFirstOrThrow();
  return id;
}

async function someoneProposes(): Promise<void> {
  const command = proposeTopicCommand({ sees: () => Promise.resolve(true) } as never); // no commitment is taken up here
  const topic = { title: `${WORDS} 1`, reasons: `${WORDS} 2`, language: 'ko', name: MARKED.proposer };
  await run(command, topic, someone('proposer-mark'));
}

async function someoneSpeaks(recordMode: string): Promise<void> {
  const added = await run(addPersonCommand, {
    names: [{ language: 'ko', script: 'Kore', kind: 'usual', text: `${MARKED.speaker} ${recordMode}` }],
    email: `${recordMode.replace('_', '-')}-${MARKED.email}`,
    capacity: { ko: MARKED.capacity, en: MARKED.capacity },
    stakeholderGroup: 'academia',
  });
  const { session_id: sessionId } = await test.db
    .selectFrom('sessions')
    .select('session_id')
    .where('edition_id', '=', await sampleEdition())
    .where('record_mode', '=', 'attributed')
    .executeTakeFirstOrThrow();
  const said = { texts: { ko: `${WORDS} ${recordMode}` }, authenticLanguage: 'ko', textKind: 'verbatim' };
  const spoken = { ...said, sessionId, personId: added?.personId, recordMode };
  // Off the record means that nothing is stored at all.
  expect((await run(recordInterventionCommand, spoken)) === null).toBe(recordMode === 'off_record');
}

/** Everything below `log/`, as bytes turned into text. */
async function logFiles(): Promise<string> {
  const names = await readdir(join(folder, 'log'), { recursive: true, withFileTypes: true });
  const files = names.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

async function published(): Promise<{ openings: string; archives: string }> {
  const rows = await test.db.selectFrom('logs').select('folder').execute();
  const logs = await Promise.all(
    rows.map(async (row) => {
      const where = { db: test.db, dataFolder: folder, folder: row.folder, witnesses: null };
      return (await publishedLog({ ...where, documents: test.app.documents })) ?? expect.fail(row.folder);
    }),
  );
  const openings = await Promise.all(logs.map((log) => log.openings()));
  const archives = await Promise.all(logs.map((log) => log.archive('//\n')));
  return {
    openings: JSON.stringify(openings),
    archives: archives.map((zip) => zip?.toString('utf8')).join('\n'),
  };
}

/** Whatever the database knows of people: names, addresses, accounts, and the ids that lead to them. */
async function personal(): Promise<string[]> {
  const { rows } = await sql<{ known: string }>`
    SELECT jsonb_path_query(names, '$[*].text') #>> '{}' AS known FROM people
    UNION SELECT person_id::text FROM people UNION SELECT participation_id::text FROM participations
    UNION SELECT email FROM people WHERE email IS NOT NULL UNION SELECT email FROM role_grants
    UNION SELECT actor_id FROM acts WHERE actor_id IS NOT NULL AND length(actor_id) > 8
    UNION SELECT value FROM log_fields WHERE NOT is_open AND value IS NOT NULL`.execute(test.db);
  return rows.map(({ known }) => known);
}

it('has enough to leak, or the silence below would prove nothing', async () => {
  const known = await personal();
  expect(known.length).toBeGreaterThan(40);
  for (const mark of [MARKED.proposer, `${MARKED.speaker} chatham`]) expect(known).toContain(mark);
  const log = await logFiles();
  expect(log).toContain('intervention.recorded');
  expect(log.length).toBeGreaterThan(20_000);
});

it('enters nobody’s name, address, account or id into a log, and no word that may have to be erased', async () => {
  const log = await logFiles();
  expect((await personal()).filter((known) => log.includes(known))).toEqual([]);
  const values = await test.db
    .selectFrom('log_fields')
    .select('value')
    .where('value', 'is not', null)
    .execute();
  const words = values.map(({ value }) => value ?? '').filter((value) => value.length >= 8);
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((value) => log.includes(value))).toEqual([]);
  for (const mark of ['MARK', '표식']) expect(log).not.toContain(mark);
});

it('publishes words beside the logs, and of people nothing but what their words say themselves', async () => {
  const { openings, archives } = await published();
  expect(openings).toContain(`${WORDS} chatham`);
  expect(openings).not.toContain('off_record');
  for (const mark of ['PROPOSER-MARK', 'SPEAKER-MARK', 'CAPACITY-MARK', 'email-mark', 'desk-mark'])
    expect(archives).not.toContain(mark);
  const ids = (await personal()).filter((known) => /^[0-9a-f-]{36}$/.test(known));
  expect(ids.filter((id) => archives.includes(id))).toEqual([]);
  const { rows } = await sql<{ key: string }>`
    SELECT encode(key, 'base64') AS key FROM log_fields WHERE NOT is_open AND key IS NOT NULL`.execute(
    test.db,
  );
  expect(rows.filter(({ key }) => archives.includes(key))).toEqual([]);
});

it('keeps nothing that could open the speaker under the Chatham House Rule', async () => {
  const { rows } = await sql<{ mode: string; kept: boolean }>`
    SELECT DISTINCT record_mode AS mode, key IS NOT NULL OR value IS NOT NULL AS kept
    FROM log_fields JOIN log_outbox USING (forum_id, act_id)
    JOIN interventions ON interventions.forum_id = log_outbox.forum_id AND intervention_id = subject_id
    WHERE field = 'speaker' AND subject_kind = 'intervention'`.execute(test.db);
  expect(rows.filter(({ mode }) => mode === 'chatham')).toEqual([{ mode: 'chatham', kept: false }]);
  expect(rows.filter(({ mode }) => mode === 'attributed')).toEqual([{ mode: 'attributed', kept: true }]);
});

it('enters every public act there was, and no other', async () => {
  const { rows } = await sql<{ kind: string; entered: boolean }>`
    SELECT DISTINCT acts.kind, log_outbox.act_id IS NOT NULL AS entered FROM acts
    LEFT JOIN log_outbox USING (forum_id, act_id)`.execute(test.db);
  const told = rows.map(({ kind, entered }) => ({ kind, entered, isPublic: ACT_KINDS[kind]?.isPublic }));
  expect(told.filter(({ entered, isPublic }) => entered !== isPublic)).toEqual([]);
  expect(told.length).toBeGreaterThan(15);
});

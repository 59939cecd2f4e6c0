import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createWitnessFile,
  formatVerifierKey,
  openWitnessFile,
  serveWitness,
  trustLog,
  type WitnessServer,
} from '@madang/record';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forumBySlug } from '#kernel/server/acts/forums.store.ts';
import { sql } from '#kernel/server/database/db.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { logKey } from '#kernel/server/record/log-folder.ts';
import { publishedLog } from '#kernel/server/record/published-log.ts';
import { replayErasures } from '#kernel/server/record/replay-erasures.ts';
import { createSequencer } from '#kernel/server/record/sequencer.ts';
import { readWitnesses, witnessesOf } from '#kernel/server/record/witness-policy.ts';
import { createWitnessing } from '#kernel/server/record/witnessing.ts';
import { editionsOf } from '#convene/server/forum/editions.store.ts';
import { proposeTopicCommand, withdrawTopicCommand } from '#call/server/topics.commands.ts';
import {
  openTestApplication,
  seedEdition,
  seedForum,
  someone,
  type SeededForum,
  type TestApplication,
} from './test-application.ts';
import { verify } from '#publish/cli/verify.ts';
import { questionFrom } from '#publish/domain/search/search-question.ts';
import { enteredActs, entriesAbout, logAlarm, logState } from '#publish/server/log.store.ts';
import {
  eraseFieldCommand,
  sealEditionCommand,
  settleIncidentCommand,
} from '#publish/server/record.commands.ts';
import { issueReleaseCommand } from '#publish/server/releases.commands.ts';
import { matchesOf } from '#publish/server/search/search.store.ts';
import { followRecord } from '../composition/search.ts';

const desk = someone('desk', 'secretariat');
const bora = someone('bora');

let test: TestApplication;
let folder: string;
let forum: SeededForum;
beforeEach(async () => {
  test = await openTestApplication(new Date('2026-11-24T03:00:00Z'));
  folder = await mkdtemp(join(tmpdir(), 'madang-record-'));
  forum = await seedForum(test.db, 'mulgil', {
    slug: '2026',
    startsOn: '2026-12-01',
    callClosesOn: '2026-11-30',
  });
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
    now: () => test.clock.at,
    log: () => undefined,
  });

async function settle(editionId = forum.editionId): Promise<void> {
  while ((await sequencer().sequence({ forumId: forum.forumId, editionId })) > 0);
}

async function run<Input, State, Change>(
  handler: Handler<Input, State, Change>,
  input: unknown,
  viewer = desk,
) {
  const outcome = await execute(test.app, { forumId: forum.forumId, viewer }, handler, input);
  return outcome.ok ? { change: outcome.change, code: null } : { change: null, code: outcome.refusal.code };
}

const erase = () => eraseFieldCommand(test.app.erasures);
const propose = proposeTopicCommand({ sees: () => Promise.resolve(true) } as never); // no commitment is taken up here
const proposal = (title: string, editionId = forum.editionId) => ({
  editionId,
  title,
  reasons: '물길은 나라를 넘어 흐르기 때문이다.',
  language: 'ko',
  name: '한보라',
});
async function proposed(title: string): Promise<string> {
  const { change, code } = await run(propose, proposal(title), bora);
  return change?.topicId ?? expect.fail(`not proposed: ${String(code)}`);
}

const entries = async (editionId = forum.editionId) =>
  enteredActs(test.db, { forumId: forum.forumId, editionId, before: null, limit: 50 });
const logOf = async (name = 'mulgil-2026', witnesses: string | null = null) =>
  (await publishedLog({
    ...{ db: test.db, dataFolder: folder, folder: name, witnesses },
    documents: test.app.documents,
  })) ?? expect.fail('no such log');

async function verified(name?: string, witnesses?: string): Promise<{ code: number; out: string }> {
  const file = join(folder, 'record.zip');
  const zip = (await (await logOf(name, witnesses)).archive('//\n')) ?? expect.fail('nothing to export');
  await writeFile(file, zip);
  const out: string[] = [];
  const code = await verify.run([file], { out: (line) => out.push(line), err: () => undefined, lang: 'en' });
  return { code, out: out.join('\n') };
}

it('exports a record that stands by itself, with openings, closed fields and a release as document', async () => {
  const topicId = await proposed('물길을 함께 쓰는 법');
  await run(withdrawTopicCommand, { editionId: forum.editionId, topicId }, bora);
  const texts = { ko: '결과 보도자료', en: 'Results release' };
  await run(issueReleaseCommand, { editionId: forum.editionId, texts, sessionsHeld: 1 });
  await settle();
  const { code, out } = await verified();
  expect(code, out).toBe(0);
  expect(out).toContain('entries: 4;');
  expect(out).toMatch(/documents[^\n]*2/);
  expect((await entries()).map(({ kind }) => kind)).toEqual([
    'release.issued',
    'topic.withdrawn',
    'topic.proposed',
    'edition.opened',
  ]);
  const served = JSON.stringify([await (await logOf()).openings(), await entries()]);
  expect(served).toContain('물길을 함께 쓰는 법');
  expect(served).not.toContain('한보라');
});

it('seals an edition: the seal is the last entry, and no public act is stored after it', async () => {
  const topicId = await proposed('물길을 함께 쓰는 법');
  const sealing = { editionId: forum.editionId, confirmed: true };
  expect((await run(sealEditionCommand, { ...sealing, confirmed: false })).code).toBe('seal-unconfirmed');
  expect((await run(sealEditionCommand, sealing, bora)).code).toBe('role-missing');
  expect((await run(sealEditionCommand, sealing)).code).toBeNull();
  const before = await snapshot();
  expect((await run(propose, proposal('너무 늦은 제안'), bora)).code).toBe('edition-sealed');
  const withdrawing = { editionId: forum.editionId, topicId };
  expect((await run(withdrawTopicCommand, withdrawing, bora)).code).toBe('edition-sealed');
  expect(await snapshot()).toEqual(before);
  await settle();
  expect((await entries())[0]?.kind).toBe('edition.sealed');
  expect((await logState(test.db, forum.forumId, forum.editionId))?.sealedAt).not.toBeNull();
  expect((await verified()).code).toBe(0);
});

it('lets nothing slip in beside a seal: acts and seal at once end with the seal last and nothing waiting', async () => {
  const sealing = { editionId: forum.editionId, confirmed: true };
  const all = Array.from({ length: 12 }, (_, n) => run(propose, proposal(`제안 ${n}`), someone(`p${n}`)));
  const results = await Promise.all([...all.slice(0, 6), run(sealEditionCommand, sealing), ...all.slice(6)]);
  await settle();
  const kinds = (await entries()).map(({ kind }) => kind);
  const stored = results.filter(({ code }) => code === null).length;
  expect(kinds).toHaveLength(stored + 1);
  expect(kinds[0]).toBe('edition.sealed');
  expect((await logState(test.db, forum.forumId, forum.editionId))?.waiting).toBe(0);
});

const snapshot = async () => ({
  topics: await test.db.selectFrom('topic_proposals').selectAll().orderBy('topic_id').execute(),
  acts: await test.db.selectFrom('acts').selectAll().orderBy('act_id').execute(),
  outbox: await test.db.selectFrom('log_outbox').select('act_id').orderBy('act_id').execute(),
});
const everything = async () => {
  const { rows } = await sql<{ all: string }>`
    SELECT coalesce((SELECT json_agg(t)::text FROM topic_proposals t), '') ||
      coalesce((SELECT json_agg(a)::text FROM acts a), '') ||
      coalesce((SELECT json_agg(d)::text FROM search_documents d), '') ||
      coalesce((SELECT json_agg(f)::text FROM log_fields f), '') AS all`.execute(test.db);
  return rows[0]?.all ?? '';
};
const SECRET = '지워야 할 이야기';
const erasing = (index: number, field = 'title_ko') => ({
  ...{ editionId: forum.editionId, index, field },
  reason: 'data-subject-request',
});

/** How many documents a search for the secret finds. */
async function searched(): Promise<number> {
  const row = (await forumBySlug(test.db, forum.slug)) ?? expect.fail('no forum');
  const editions = await editionsOf(test.db, forum.forumId, test.clock.at);
  await followRecord(test.app, { forum: row, editions });
  const question = questionFrom(SECRET) ?? expect.fail('nothing is asked');
  return (await matchesOf(test.db, forum.forumId, question)).length;
}

it('erases a text wherever it is kept, says so in the log, and still verifies', async () => {
  await proposed(SECRET);
  await settle();
  expect(await searched()).toBe(1);
  expect(await everything()).toContain(SECRET);
  expect((await run(erase(), erasing(1), bora)).code).toBe('role-missing');
  expect((await run(erase(), erasing(1, 'nothing'))).code).toBe('field-unknown');
  expect((await run(erase(), erasing(9))).code).toBe('field-unknown');
  expect((await run(erase(), erasing(1))).code).toBeNull();
  expect(await everything()).not.toContain(SECRET);
  expect(await searched()).toBe(0);
  await settle();
  const [done, topic] = await entries();
  expect(done).toMatchObject({
    kind: 'erasure.done',
    data: { entry: 1, fields: ['title_ko'], reason: 'data-subject-request' },
  });
  const title = topic?.fields.find(({ name }) => name === 'title_ko');
  expect(title).toEqual({ name: 'title_ko', state: 'erased', words: null });
  const { code, out } = await verified();
  expect(code, out).toBe(0);
  expect((await run(erase(), erasing(1))).change).toBeNull();
});

it('erases again what a restored backup brings back, from its own log and from a later one', async () => {
  await proposed(SECRET);
  await settle();
  await sql`CREATE TABLE backup_fields AS SELECT * FROM log_fields`.execute(test.db);
  await sql`CREATE TABLE backup_topics AS SELECT * FROM topic_proposals`.execute(test.db);
  await run(sealEditionCommand, { editionId: forum.editionId, confirmed: true });
  await settle();
  expect((await run(erase(), erasing(1))).code).toBe('erasure-needs-open-edition');
  const next = await seedEdition(test.db, forum.forumId, {
    slug: '2027',
    startsOn: '2027-12-01',
    callClosesOn: '2027-11-30',
  });
  await run(propose, proposal('다음 해의 주제', next), bora);
  await settle(next);
  expect((await run(erase(), erasing(1))).code).toBeNull();
  await settle(next);
  expect((await entries(next))[0]).toMatchObject({
    kind: 'erasure.done_elsewhere',
    data: { entry: 1, fields: ['title_ko'], origin: 'madang.test/log/mulgil-2026' },
  });
  await sql`DELETE FROM log_fields WHERE act_id IN (SELECT act_id FROM backup_fields)`.execute(test.db);
  await sql`INSERT INTO log_fields SELECT * FROM backup_fields`.execute(test.db);
  await sql`DELETE FROM topic_proposals WHERE topic_id IN (SELECT topic_id FROM backup_topics)`.execute(
    test.db,
  );
  await sql`INSERT INTO topic_proposals SELECT * FROM backup_topics`.execute(test.db);
  expect(await everything()).toContain(SECRET);
  const replay = { db: test.db, dataFolder: folder, sources: test.app.erasures, at: test.clock.at };
  expect(await replayErasures(replay)).toBe(1);
  expect(await everything()).not.toContain(SECRET);
  expect(await replayErasures(replay)).toBe(0);
  const { code, out } = await verified('mulgil-2026');
  expect(code, out).toBe(0);
  expect(out).toContain('erased: 1 title_ko');
  expect((await verified('mulgil-2027')).code).toBe(0);
});

it('is cosigned by a real witness, waits for none, and says who has witnessed', async () => {
  await proposed('물길을 함께 쓰는 법');
  await settle();
  const witness = await startWitness('academy.example/w');
  const lines = await readWitnesses(
    `witness academy ${witness.vkey} ${witness.url}\nwitness absent ${await strangerKey()} http://127.0.0.1:1\n` +
      'group academia 1 academy\ngroup civil_society 1 absent\ngroup both 1 academia civil_society\nquorum both\n',
  );
  if (!lines.ok) throw new Error(lines.detail);
  const witnessing = createWitnessing({
    ...{ db: test.db, dataFolder: folder, sequencer: sequencer(), witnesses: lines.value },
    ...{ now: () => test.clock.at, log: () => undefined },
  });
  expect((await verified('mulgil-2026', lines.value)).code).toBe(4);
  await witnessing.ask();
  const { code, out } = await verified('mulgil-2026', lines.value);
  expect(code, out).toBe(0);
  // The writer goes on from a head that gained a cosignature, and the witness follows.
  await proposed('두 번째 물길');
  await settle();
  await witnessing.ask();
  expect((await verified('mulgil-2026', lines.value)).code).toBe(0);
  const told = await test.db.selectFrom('log_witnesses').selectAll().orderBy('witness').execute();
  expect(told.map(({ witness: name, size }) => [name, size])).toEqual([
    ['absent', 0],
    ['academy', 3],
  ]);
  expect(told[0]?.trouble).toMatch(/^unreachable/);
  expect(await (await logOf('mulgil-2026', lines.value)).policy()).toContain('quorum both');
  await witness.server.close();
});

it('tells the desk when a record stops and when a witness disputes it', async () => {
  const where = { forumId: forum.forumId, editionId: forum.editionId };
  await proposed('물길을 함께 쓰는 법');
  await settle();
  const lines = await readWitnesses(`witness academy ${await strangerKey()} http://127.0.0.1:1\n`);
  if (!lines.ok) throw new Error(lines.detail);
  const configured = await witnessesOf(lines.value);
  expect(await logAlarm(test.db, where, configured)).toEqual({ incident: null, disputedBy: [] });
  const trouble = 'disputed: it has another root for 2 entries';
  const said = { forum_id: where.forumId, edition_id: where.editionId, witness: 'academy', size: 2, trouble };
  await test.db
    .insertInto('log_witnesses')
    .values({ ...said, cosigned_at: null })
    .execute();
  await rm(join(folder, 'log'), { recursive: true });
  await proposed('두 번째 물길');
  await settle();
  const alarm = await logAlarm(test.db, where, configured);
  expect(alarm.disputedBy).toEqual(['academy']);
  expect(alarm.incident).toContain('nothing-published');
  expect(
    await entriesAbout(test.db, {
      ...where,
      subjects: [{ subjectKind: 'topic', subjectId: where.forumId }],
    }),
  ).toBeNull();
});

it('goes on after an incident that was put right and explained, and stops again where it was not', async () => {
  const { editionId } = forum;
  await proposed('첫 물길');
  await settle();
  const kept = join(folder, 'kept');
  await rename(join(folder, 'log'), kept);
  await proposed('둘째 물길');
  await settle();
  const stopped = async () => (await logState(test.db, forum.forumId, editionId))?.incident ?? null;
  const reason = { ko: '옮기다 빠뜨린 파일을 되돌렸다.' };
  const explain = async () =>
    run(settleIncidentCommand, { editionId, incident: await stopped(), reason, confirmed: true });
  expect(await stopped()).toContain('nothing-published');
  expect((await explain()).code).toBeNull();
  await settle();
  expect(await stopped()).toContain('nothing-published');
  await rename(kept, join(folder, 'log'));
  expect((await explain()).code).toBeNull();
  await settle();
  expect(await stopped()).toBeNull();
  const kinds = (await entries()).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'incident.settled')).toHaveLength(2);
  expect((await verified()).code).toBe(0);
});

it('names no log of its own accord in the list of witnesses', async () => {
  expect((await readWitnesses(`log ${await strangerKey()}\n`)).ok).toBe(false);
  expect((await readWitnesses('witness a nonsense\n')).ok).toBe(false);
});

async function startWitness(name: string): Promise<{ server: WitnessServer; url: string; vkey: string }> {
  const file = join(folder, 'witness.json');
  const made = await createWitnessFile(file, name, 'ed25519-cosignature');
  const opened = await openWitnessFile(file);
  const key = await logKey(folder, 'mulgil-2026');
  if (!made.ok || !opened.ok || key === null) throw new Error('no witness');
  await opened.value.save(trustLog(opened.value.state(), key));
  const now = () => Math.floor(test.clock.at.getTime() / 1000);
  const server = await serveWitness(opened.value, { port: 0, now });
  return {
    server,
    url: `http://127.0.0.1:${server.port}`,
    vkey: formatVerifierKey(made.value.signer.key),
  };
}

async function strangerKey(): Promise<string> {
  const made = await createWitnessFile(
    join(folder, `${crypto.randomUUID()}.json`),
    'stranger.example/w',
    'ed25519-cosignature',
  );
  return made.ok ? formatVerifierKey(made.value.signer.key) : expect.fail(made.detail);
}

import { POLIS_FILES, type PolisFiles } from '@madang/common-ground';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameAnswers } from '#deliberate/server/opinion/analysis-review.store.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { startEpochs } from '#deliberate/server/results/epochs.ts';
import { planDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { importConversationCommand } from '#deliberate/server/polis/imports.commands.ts';
import { polisFilesOf } from '#deliberate/server/polis/polis-export.store.ts';
import { readConversation } from '#deliberate/server/polis/polis-source.ts';
import { readResults } from '#deliberate/server/results/results.store.ts';
import { editPositionCommand } from '#deliberate/server/positions/positions.commands.ts';
import { encoded, sharedConversations, sharedFiles, SMALL } from '#deliberate/server/test-polis.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { storeConversation } from './conversations.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  seedForum,
  someone,
  type TestApplication,
} from '../whole-app/test-application.ts';

const START = new Date('2026-11-24T03:00:00Z');
const EDITION = { slug: '2026', startsOn: '2026-11-25', callClosesOn: '2026-11-30' };
const officer = someone('officer', 'secretariat');

/** The largest of them has a quarter of a million rows. */
const CONVERSATION_MS = 120_000;

/** As a spreadsheet saves it: a byte order mark, its own line ends, all of a line quoted, no last line end. */
function inAnotherHand(text: string): string {
  const lines = text.trimEnd().split(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const quoted = lines.map((line) =>
    line.includes('"')
      ? line
      : line
          .split(',')
          .map((field) => (field === '' ? '' : `"${field}"`))
          .join(','),
  );
  return `\uFEFF${quoted.join('\r\n')}`;
}

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

async function world() {
  const forum = await seedForum(test.db, newId(), EDITION);
  return { ...forum, asking: { forumId: forum.forumId, viewer: officer } };
}

function readOf(files: PolisFiles) {
  const read = readConversation({ files, leftOut: [] });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

async function editionIdOf(forumId: string, slug: string): Promise<string> {
  const { edition_id } = await test.db
    .selectFrom('editions')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return edition_id;
}

/** Everything that a refusal must leave as it was. */
async function everything(forumId: string) {
  const [editions, deliberations, positions, reactions, log, imports, rows, acts] = await Promise.all([
    test.db.selectFrom('editions').selectAll().where('forum_id', '=', forumId).execute(),
    test.db.selectFrom('deliberations').selectAll().where('forum_id', '=', forumId).execute(),
    test.db.selectFrom('positions').selectAll().where('forum_id', '=', forumId).orderBy('number').execute(),
    test.db.selectFrom('public_reactions').selectAll().where('forum_id', '=', forumId).execute(),
    test.db
      .selectFrom('reaction_log')
      .selectAll()
      .where('forum_id', '=', forumId)
      .orderBy('entry_id')
      .execute(),
    test.db.selectFrom('conversation_imports').selectAll().where('forum_id', '=', forumId).execute(),
    test.db.selectFrom('conversation_import_rows').selectAll().where('forum_id', '=', forumId).execute(),
    test.db.selectFrom('acts').selectAll().where('forum_id', '=', forumId).orderBy('act_id').execute(),
  ]);
  return { editions, deliberations, positions, reactions, log, imports, rows, acts };
}

describe('an imported conversation', () => {
  it('gets an edition of its own, is closed, and leaves an open deliberation alone', async () => {
    const { forumId, editionId, asking } = await world();
    const titles = { ko: '숙의', en: 'Deliberation' };
    await execute(test.app, asking, planDeliberationCommand, { editionId, titles });
    const before = await deliberationForAll(test.db, { forumId, editionId });
    const stored = await storeConversation(test.app, asking, { read: readOf(SMALL), slug: undefined });
    expect(stored).toMatchObject({ ok: true, edition: 'warnings' });
    expect(await deliberationForAll(test.db, { forumId, editionId })).toEqual(before);
    const own = await editionIdOf(forumId, 'warnings');
    expect(await deliberationForAll(test.db, { forumId, editionId: own })).toMatchObject({
      titles: { und: 'Warnings' },
      state: 'closed',
      opensAt: new Date(1_500_000_000_000),
      closesAt: new Date(1_500_000_008_000),
    });
    const { positions, reactions, log } = await everything(forumId);
    expect(positions.map(({ number, state }) => [number, state])).toEqual([
      [0, 'open'],
      [1, 'moderated_out'],
      [2, 'open'],
      [7, 'open'],
    ]);
    expect(new Set(reactions.map(({ visitor_id }) => visitor_id)).size).toBe(3);
    expect(reactions.map(({ stance }) => stance).sort()).toEqual([-1, 0, 1, 1]);
    expect(log.map(({ stance }) => stance)).toEqual([-1, 1, 1, 0, 1]);
  });

  it('shows results, and comes back byte for byte', async () => {
    const { forumId, asking } = await world();
    const [name] = sharedConversations().filter((one) => one.startsWith('15-per-hour'));
    const files = name === undefined ? SMALL : sharedFiles(name);
    const stored = await storeConversation(test.app, asking, { read: readOf(files), slug: 'seattle' });
    if (!stored.ok) throw new Error(stored.refusal.code);
    const editionId = await editionIdOf(forumId, 'seattle');
    const results = await readResults(test.db, { forumId, editionId, viewer: ANYONE });
    const shown = results?.positions.filter((position) => position.public.shown).length ?? 0;
    if (name !== undefined) expect(shown).toBeGreaterThan(25);
    const { deliberationId } = stored;
    const back = await polisFilesOf(test.db, { forumId, editionId, deliberationId });
    if (!back.ok) throw new Error(back.refusal.code);
    for (const file of POLIS_FILES)
      expect(Buffer.from(back.files[file] ?? []).equals(Buffer.from(files[file] ?? []))).toBe(true);
  });

  const names = sharedConversations();
  // Skipped, and said so, where the open conversations do not lie beside the project.
  it.skipIf(names.length === 0).each(names.length === 0 ? ['shared/data/polis is absent'] : names)(
    '%s is stored whole, shows results and comes back byte for byte',
    async (name) => {
      const { forumId, asking } = await world();
      const files = sharedFiles(name);
      const stored = await storeConversation(test.app, asking, { read: readOf(files), slug: 'there' });
      if (!stored.ok) throw new Error(stored.refusal.code);
      const { deliberationId } = stored;
      const editionId = await editionIdOf(forumId, 'there');
      const results = await readResults(test.db, { forumId, editionId, viewer: ANYONE });
      expect(results?.positions.some((position) => position.public.shown)).toBe(true);
      const numbersOf = (positions: readonly { number: number }[]) =>
        positions.map(({ number }) => number).sort((a, b) => a - b);
      expect(
        numbersOf(results?.positions.filter(({ ground }) => ground.standing === 'about_person') ?? []),
      ).toEqual(
        numbersOf(readOf(files).conversation.positions.filter(({ aboutPerson }) => aboutPerson !== null)),
      );
      // No honest conversation looks like one hand with many cookies.
      expect(await sameAnswers(test.db, forumId, deliberationId)).toEqual([]);
      const back = await polisFilesOf(test.db, { forumId, editionId, deliberationId });
      if (!back.ok) throw new Error(back.refusal.code);
      expect(Object.keys(back.files)).toEqual(Object.keys(files));
      for (const file of POLIS_FILES)
        expect(Buffer.from(back.files[file] ?? []).equals(Buffer.from(files[file] ?? []))).toBe(true);
    },
    CONVERSATION_MS,
  );

  it('comes back as it came whoever wrote the files, and whatever was corrected or translated here since', async () => {
    const { forumId, asking } = await world();
    const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const files: PolisFiles = Object.fromEntries(
      Object.entries(SMALL).map(([name, bytes]) => [name, encoded(inAnotherHand(decode(bytes)))]),
    );
    const stored = await storeConversation(test.app, asking, { read: readOf(files), slug: 'written' });
    if (!stored.ok) throw new Error(stored.refusal.code);
    const editionId = await editionIdOf(forumId, 'written');
    const position = (await everything(forumId)).positions.find(({ number }) => number === 0);
    const edit = {
      editionId,
      positionId: position?.position_id,
      texts: { und: 'Wait for a proof', ko: '증명을 기다린다' },
      authenticLanguage: 'und',
      kind: 'correction',
    };
    expect(await execute(test.app, asking, editPositionCommand, edit)).toMatchObject({ ok: true });
    const back = await polisFilesOf(test.db, { forumId, editionId, deliberationId: stored.deliberationId });
    if (!back.ok) throw new Error(back.refusal.code);
    expect(back.files).toEqual(files);
  });

  it('brings sentences about the person as such, and enters why they are', async () => {
    const { forumId, asking } = await world();
    const comments = new TextDecoder().decode(SMALL['comments.csv']);
    const files = {
      ...SMALL,
      'comments.csv': encoded(comments.replace('Wait for proof', 'I live in a village')),
    };
    const stored = await storeConversation(test.app, asking, { read: readOf(files), slug: 'village' });
    if (!stored.ok) throw new Error(stored.refusal.code);
    const { positions, acts } = await everything(forumId);
    expect(positions.map(({ number, about, about_version }) => [number, about, about_version])).toEqual([
      [0, 'person', 1],
      [1, 'matter', 0],
      [2, 'matter', 0],
      [7, 'matter', 0],
    ]);
    expect(positions[0]?.about_reason?.['en']).toMatch(/by its wording it says who somebody is/);
    const marks = acts.filter(({ kind }) => kind === 'position.marked');
    expect(marks.map(({ subject_id, payload }) => [subject_id, payload])).toMatchObject([
      [positions[0]?.position_id, { about: 'person', aboutVersion: 1, reason: positions[0]?.about_reason }],
    ]);
    const entered = await test.db
      .selectFrom('log_outbox')
      .select('kind')
      .where('forum_id', '=', forumId)
      .where('kind', '=', 'position.marked')
      .execute();
    expect(entered).toHaveLength(1);
  });

  it('is closed by the rules if nobody came to close it', async () => {
    const { forumId, editionId, asking } = await world();
    const input = { ...readOf(SMALL), editionId };
    expect(await execute(test.app, asking, importConversationCommand, input)).toMatchObject({ ok: true });
    expect(await deliberationForAll(test.db, { forumId, editionId })).toMatchObject({ state: 'open' });
    const epochs = startEpochs(test.app, () => undefined);
    await epochs.settle();
    await epochs.stop();
    expect(await deliberationForAll(test.db, { forumId, editionId })).toMatchObject({
      state: 'closed',
      closesAt: new Date(1_500_000_008_000),
    });
  });

  it('is refused a second time, beside another deliberation, and to anyone but the secretariat', async () => {
    const { forumId, editionId, asking } = await world();
    const read = readOf(SMALL);
    expect(await storeConversation(test.app, asking, { read, slug: '2026' })).toMatchObject({
      ok: true,
      edition: '2026',
    });
    const before = await everything(forumId);
    const again = await storeConversation(test.app, asking, { read, slug: 'other' });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'conversation-known' } });
    const { 'summary.csv': _summary, ...rest } = SMALL;
    const beside = await storeConversation(test.app, asking, { read: readOf(rest), slug: '2026' });
    expect(beside).toMatchObject({ ok: false, refusal: { code: 'deliberation-there' } });
    const input = { ...readOf(rest), editionId };
    const anyone = await execute(
      test.app,
      { forumId, viewer: someone('x') },
      importConversationCommand,
      input,
    );
    expect(anyone).toMatchObject({ ok: false, refusal: { code: 'role-missing' } });
    expect(await everything(forumId)).toEqual(before);
  });
});

describe('the way out', () => {
  it('gives no rows of a deliberation held here, and says where its aggregates are', async () => {
    const { forumId, editionId, asking } = await world();
    const titles = { ko: '숙의', en: 'Deliberation' };
    const planned = await execute(test.app, asking, planDeliberationCommand, { editionId, titles });
    if (!planned.ok || planned.change === null) throw new Error('Not planned.');
    const { deliberationId } = planned.change;
    const refused = await polisFilesOf(test.db, { forumId, editionId, deliberationId });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'rows-not-public' } });
    if (!refused.ok) expect(refused.refusal.meaning.en).toMatch(/\/results and \/data/);
    const unknown = await polisFilesOf(test.db, { forumId, editionId, deliberationId: newId() });
    expect(unknown).toMatchObject({ ok: false, refusal: { code: 'deliberation-unknown' } });
  });
});

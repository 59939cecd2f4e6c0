import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/server/database/db.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { changePersonCommand } from '#convene/server/people/people.commands.ts';
import { testApp } from '#convene/server/test-app.ts';
import { testBuilder } from '#convene/server/test-world.ts';
import {
  changeRecordModeCommand,
  correctInterventionCommand,
} from '#convene/server/words/interventions.commands.ts';
import { emptyIndex } from '#publish/server/search/search-index.store.ts';
import { searchAt } from '../whole-app/test-searches.ts';

let database: TestDatabase;
let build: ReturnType<typeof testBuilder>;
const ids = { earlier: '', now: '', session: '', chatham: '', bora: '', seven: '' };

beforeAll(async () => {
  database = await openTestDatabase();
  build = testBuilder(testApp(database));
  await build.forum();
  ids.now = await build.edition('2026');
  ids.earlier = await build.edition('2025');
  ids.session = await build.session(ids.now, 'Warnings', 'attributed');
  ids.chatham = await build.session(ids.now, 'Quiet room', 'chatham');
  const bora = { name: 'Han Bora', group: 'academia', organisation: 'Sea Institute' } as const;
  const parts = [{ sessionId: ids.session, part: 'speaker' }];
  ids.bora = await build.person(ids.now, { ...bora, sessions: parts });
  ids.seven = await build.person(ids.now, {
    name: 'Seven Seas',
    group: 'government',
    organisation: 'Ministry of Tides',
  });
});
afterAll(() => database.close());

const search = (address: string, lang: 'ko' | 'en' = 'en') =>
  searchAt(build.app, { forum: 'mulgil', edition: '2026', lang }, address);

/** Where the hits lead. */
async function paths(address: string): Promise<string[]> {
  const { hits, total } = await search(address);
  expect(total).toBe(hits.length);
  return hits.map(({ path }) => path);
}

async function said(sessionId: string, personId: string, text: string): Promise<string> {
  const id = await build.words({ editionId: ids.now, sessionId, personId, text });
  return id ?? expect.fail('nothing was recorded');
}

describe('the search', () => {
  it('follows the record: words are found when they are recorded, and as they are corrected', async () => {
    const id = await said(ids.session, ids.bora, 'The tide gauges of the harbour');
    expect(await paths('q=tide gauge')).toEqual([`2026/interventions/${id}`]);
    const texts = { en: 'The water gauges of the harbour', ko: '항구의 수위계' };
    const corrected = { interventionId: id, texts, authenticLanguage: 'en', textKind: 'verbatim' };
    await build.run(correctInterventionCommand, corrected);
    expect(await paths('q=tide gauge')).toEqual([]);
    expect(await paths('q=water gauge')).toEqual([`2026/interventions/${id}`]);
    expect((await search('q=수위계를', 'ko')).hits).toMatchObject([
      {
        kind: 'intervention',
        translated: 'courtesy',
        group: 'academia',
        on: '2026-11-24',
        session: { text: 'Warnings' },
      },
    ]);
  });

  it('forgets who spoke as soon as the record does, and keeps the words', async () => {
    const id = await said(ids.session, ids.seven, 'A warning that was given openly at first');
    expect(await paths('q=seven seas')).toEqual(['2026/people/seven-seas', `2026/interventions/${id}`]);
    expect(await paths('q=tides')).toEqual([
      '2026/organisations/ministry-of-tides',
      `2026/interventions/${id}`,
      '2026/people/seven-seas',
    ]);
    await build.run(changeRecordModeCommand, { interventionId: id, recordMode: 'chatham' });
    expect(await paths('q=seven seas')).toEqual([]);
    expect(await paths('q=tides')).toEqual([]);
    const { hits, choices } = await search('q=given openly');
    expect(hits).toMatchObject([{ path: `2026/interventions/${id}`, by: null, group: null }]);
    expect(choices.groups).toEqual([]);
    const { rows } = await sql`SELECT 1 FROM search_documents WHERE shown::text ILIKE '%seven%'`.execute(
      build.app.db,
    );
    expect(rows).toEqual([]);
  });

  it('narrows by edition, kind, group and session, and offers only what leads somewhere', async () => {
    await build.session(ids.earlier, 'Gauges of old', 'attributed');
    const here = await search('q=gauge');
    expect(here.choices.editions.map(({ slug, count }) => [slug, count]).sort()).toEqual([
      ['2025', 1],
      ['2026', 1],
    ]);
    expect(here.choices.groups).toEqual([{ group: 'academia', count: 1 }]);
    expect(here.choices.sessions.map(({ slug, count }) => [slug, count])).toEqual([['warnings', 1]]);
    expect(here.choices.kinds).toEqual([{ kind: 'intervention', count: 1 }]);
    expect(await paths('q=gauge&edition=2025')).toEqual(['2025/sessions/gauges-of-old']);
    expect((await paths('q=gauge&edition=all')).length).toBe(2);
    expect(await paths('q=gauge&edition=all&kind=session')).toEqual(['2025/sessions/gauges-of-old']);
    expect(await paths('q=gauge&group=government')).toEqual([]);
    expect((await paths('q=gauge&session=warnings')).length).toBe(1);
    expect((await paths('q=gauge&session=none&edition=none&kind=none')).length).toBe(1);
  });

  it('shows a name that was changed wherever it stands', async () => {
    const names = [
      { language: 'en', script: 'Latn', kind: 'usual', text: 'Han Bora' },
      { language: 'ko', script: 'Kore', kind: 'transliteration', text: '한보라' },
    ];
    const bora = { editionId: ids.now, personId: ids.bora, names, capacity: { en: 'Fellow' } };
    const parts = [{ sessionId: ids.session, part: 'speaker' }];
    await build.run(changePersonCommand, {
      ...bora,
      stakeholderGroup: 'academia',
      organisation: null,
      parts,
    });
    const { hits } = await search('q=한보라가');
    expect(hits[0]).toMatchObject({ kind: 'person', path: '2026/people/han-bora' });
    expect(hits[0]?.title?.stretches.map(({ text }) => text).join('')).toBe('Han Bora (한보라)');
  });

  it('is made anew from the record: by other rules, or from nothing, by one of many who ask at once', async () => {
    const before = await search('q=gauge&edition=all');
    const { db } = build.app;
    await db.updateTable('search_documents').set({ folded: ' nothing ', sha256: 'of other rules' }).execute();
    await db.updateTable('search_editions').set({ rules_version: 0 }).execute();
    expect(await search('q=gauge&edition=all')).toEqual(before);
    await db.transaction().execute((tx) => emptyIndex(tx, build.forumId));
    const many = await Promise.all(Array.from({ length: 40 }, () => search('q=gauge&edition=all')));
    for (const one of many) expect(one).toEqual(before);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { draftFrom } from '../../domain/importing/release-draft.ts';
import { readInterventions } from '../words/interventions.store.ts';
import { visiblePeople } from '../people/people.store.ts';
import { readSource } from './release-source.ts';
import { importReleaseCommand } from './releases.commands.ts';
import { collectiveActsOf, sessionsOf } from '../sessions/sessions.store.ts';
import { storeRelease } from './store-release.ts';
import { testApp } from '../test-app.ts';
import { testBuilder, TEST_DESK } from '../test-world.ts';

const PRESS = new URL('../../../../../shared/data/press/', import.meta.url);
const SEED = new URL('seed.txt', PRESS);
const isThere = existsSync(SEED);
const outsider: Viewer = { account: null, roles: new Set(['public']), participation: null, visitorId: null };

let database: TestDatabase;
let build: ReturnType<typeof testBuilder>;
beforeAll(async () => {
  database = await openTestDatabase();
  build = testBuilder(testApp(database));
  await build.forum();
});
afterAll(() => database.close());

function seed() {
  const bytes = readFileSync(SEED);
  const read = readSource(bytes, null);
  if (!read.ok) throw new Error(read.message.en);
  return { bytes, ...read };
}

// The real release lies beside the project, not in it; without it there is nothing to import.
describe.skipIf(!isThere)('importing the release of the first forum', () => {
  it('stores what was read, with its source, and refuses it the second time', async () => {
    const { release, bytes } = seed();
    const request = { forum: 'mulgil', as: TEST_DESK.email, source: bytes };
    expect(await storeRelease(build.app, release, request)).toEqual({
      stored: true,
      forum: 'mulgil',
      edition: '2021',
      sessions: 6,
      people: 12,
      interventions: 9,
      collective: release.collective.length,
    });
    expect(await storeRelease(build.app, release, request)).toMatchObject({
      stored: false,
      code: 'already-imported',
    });
  });

  it('reads back equal to the gold annotation: who said what, where, and with what force', async () => {
    const gold = JSON.parse(readFileSync(new URL('seed.gold.json', PRESS), 'utf8'));
    const { source } = seed();
    const edition = await build.app.db
      .selectFrom('editions')
      .selectAll()
      .where('slug', '=', '2021')
      .executeTakeFirstOrThrow();
    expect(edition).toMatchObject({
      ordinal: 1,
      starts_on: '2021-11-16',
      ends_on: '2021-11-17',
      time_zone: 'Asia/Seoul',
    });
    const where = { forumId: build.forumId, editionId: edition.edition_id };
    const said = await readInterventions(build.app.db, { ...where, viewer: outsider });
    expect(said).toHaveLength(9);
    for (const { source: from, texts, attribution, textKind } of said) {
      expect(attribution.kind).toBe('person');
      expect(textKind).toBe('paraphrase');
      const span = from?.kind === 'document' ? [...source.body].slice(from.start, from.end).join('') : '';
      expect(span).toBe(texts['ko']);
    }
    const people = await visiblePeople(build.app.db, where);
    const named = people.map(({ names }) => names[0]?.text).toSorted();
    expect(named).toEqual(gold.people.map(({ n }: { n: string }) => n).toSorted());
    const sessions = await sessionsOf(build.app.db, build.forumId, edition.edition_id);
    expect(sessions.map(({ kind, heldOn }) => [kind, heldOn])).toEqual(
      gold.sessions.map(({ type, date }: { type: string; date: string | null }) => [type, date]),
    );
    const together = await collectiveActsOf(build.app.db, where);
    expect(together.every(({ force, level }) => force !== 'ACTIVITY' || level === null || level === 0)).toBe(
      true,
    );
  });

  it('leaves nothing behind when one item is refused', async () => {
    const { release, source } = seed();
    const draft = draftFrom(release);
    const people = draft.people.map((person) => ({ ...person, stakeholderGroup: null }));
    const tables = ['editions', 'people', 'documents', 'acts'] as const;
    const count = () =>
      Promise.all(
        tables.map(async (table) => (await build.app.db.selectFrom(table).selectAll().execute()).length),
      );
    const before = await count();
    const input = { ...draft, ...source, sha256: 'b'.repeat(64), people, editionId: null };
    await expect(build.run(importReleaseCommand, input)).rejects.toThrow('group-missing');
    expect(await count()).toEqual(before);
  });

  it('joins what is already there when a second release tells of the same edition', async () => {
    const { release, source } = seed();
    const counted = async () => ({
      people: (await build.app.db.selectFrom('people').select('person_id').execute()).length,
      sessions: (await build.app.db.selectFrom('sessions').select('session_id').execute()).length,
    });
    const before = await counted();
    const again = { ...draftFrom(release), ...source, sha256: 'c'.repeat(64), editionId: null };
    expect(await build.run(importReleaseCommand, again)).toMatchObject({ opened: null, sessions: [] });
    expect(await counted()).toEqual(before);
  });

  it('is refused to anyone but the secretariat', async () => {
    const { release, bytes } = seed();
    const request = { forum: 'mulgil', as: 'stranger@example.org', source: bytes };
    expect(await storeRelease(build.app, release, request)).toMatchObject({
      stored: false,
      code: 'role-missing',
    });
    const nowhere = { ...request, forum: 'elsewhere' };
    expect(await storeRelease(build.app, release, nowhere)).toMatchObject({ code: 'forum-unknown' });
  });
});

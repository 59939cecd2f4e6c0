import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { createForumCommand, founder, grantRoleCommand } from './forum/forums.commands.ts';
import { changeRecordModeCommand, correctInterventionCommand } from './words/interventions.commands.ts';
import { readInterventions } from './words/interventions.store.ts';
import { changePersonCommand } from './people/people.commands.ts';
import { placeOf } from './sessions/place.ts';
import { readSession } from './sessions/session-page.store.ts';
import { changeSessionCommand } from './sessions/sessions.commands.ts';
import { testApp } from './test-app.ts';
import { testBuilder } from './test-world.ts';

let database: TestDatabase;
let build: ReturnType<typeof testBuilder>;
let editionId: string;
let sessionId: string;
let personId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  build = testBuilder(testApp(database));
  await build.forum();
  editionId = await build.edition('2026');
  sessionId = await build.session(editionId, 'Warnings', 'attributed');
  const person = {
    name: 'Han Bora',
    group: 'academia',
    organisation: 'Sea Institute',
    email: 'bora@example.org',
  } as const;
  personId = await build.person(editionId, person);
});
afterAll(() => database.close());

const outsider: Viewer = { account: null, roles: new Set(['public']), participation: null, visitorId: null };

/** Signed in with a private address, as the pages find them. */
async function signedInAs(email: string): Promise<Viewer> {
  const account = { id: email, email, name: '' };
  const asked = { forumSlug: 'mulgil', editionSlug: '2026', account, visitorId: null };
  const place = await placeOf(build.app, asked);
  if (place === null) throw new Error('The edition is there.');
  return place.viewer;
}

async function ask<I, S, C>(viewer: Viewer, handler: Handler<I, S, C>, input: unknown) {
  const outcome = await execute(build.app, { forumId: build.forumId, viewer }, handler, input);
  return outcome.ok ? outcome.change : outcome.refusal.code;
}

/** Everything that a refusal must leave as it was. */
async function everything(): Promise<string> {
  const tables = ['interventions', 'sessions', 'people', 'participations', 'acts', 'log_outbox'] as const;
  const rows = await Promise.all(tables.map((table) => build.app.db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

const said = (viewer: Viewer) =>
  readInterventions(build.app.db, { forumId: build.forumId, viewer, editionId });

describe('words on record', () => {
  let interventionId: string;
  beforeAll(async () => {
    interventionId = (await build.words({ editionId, sessionId, personId, text: 'Share warnings.' })) ?? '';
  });

  it('are corrected by their speaker, known by the private address, and keep that they were', async () => {
    const speaker = await signedInAs('bora@example.org');
    const correction = {
      interventionId,
      texts: { en: 'Share early warnings.' },
      authenticLanguage: 'en',
      textKind: 'verbatim',
    };
    expect(await ask(speaker, correctInterventionCommand, correction)).toMatchObject({ by: 'speaker' });
    const [words] = await said(outsider);
    expect(words).toMatchObject({ texts: { en: 'Share early warnings.' }, correctedAt: build.app.now() });
    const acts = await build.app.db
      .selectFrom('acts')
      .select(['kind', 'payload', 'actor_id'])
      .where('subject_id', '=', interventionId)
      .orderBy('act_id', 'desc')
      .execute();
    expect(acts[0]).toMatchObject({ kind: 'intervention.corrected', actor_id: 'bora@example.org' });
    expect(JSON.stringify(acts)).not.toContain('warnings');
  });

  it('are left unchanged by anyone else, and by words that are no words', async () => {
    const before = await everything();
    const correction = {
      interventionId,
      texts: { en: 'Other.' },
      authenticLanguage: 'en',
      textKind: 'verbatim',
    };
    expect(await ask(outsider, correctInterventionCommand, correction)).toBe('sign-in-needed');
    const stranger = await signedInAs('stranger@example.org');
    expect(await ask(stranger, correctInterventionCommand, correction)).toBe('role-missing');
    const colleague = {
      name: 'Colleague',
      group: 'academia',
      organisation: null,
      email: 'c@example.org',
    } as const;
    expect(before).toBe(await everything());
    await build.person(editionId, colleague);
    const after = await everything();
    const other = await signedInAs('c@example.org');
    expect(await ask(other, correctInterventionCommand, correction)).toBe('not-your-words');
    expect(await ask(build.viewer, correctInterventionCommand, { ...correction, texts: { ko: 'x' } })).toBe(
      'input-invalid',
    );
    expect(await everything()).toBe(after);
  });

  it('lose their name when made stricter, and never get it back', async () => {
    const speaker = await signedInAs('bora@example.org');
    const to = (recordMode: string) => ask(speaker, changeRecordModeCommand, { interventionId, recordMode });
    expect(await to('delegation')).toMatchObject({ from: 'attributed', to: 'delegation' });
    expect((await said(outsider))[0]?.attribution).toMatchObject({
      kind: 'organisation',
      organisation: { names: { en: 'Sea Institute' } },
    });
    const before = await everything();
    expect(await to('attributed')).toBe('mode-widening');
    expect(await to('off_record')).toBe('off-record-too-late');
    expect(await everything()).toBe(before);
    expect((await said(speaker))[0]?.confidential).toMatchObject({ own: true, recordMode: 'delegation' });
  });

  it('become stricter together with their session', async () => {
    const change = {
      sessionId,
      editionId,
      kind: 'session',
      titles: { en: 'Warnings' },
      recordMode: 'chatham',
    };
    expect(await ask(build.viewer, changeSessionCommand, change)).toMatchObject({ recordMode: 'chatham' });
    expect((await said(outsider))[0]?.attribution).toEqual({ kind: 'withheld' });
    expect(await ask(build.viewer, changeSessionCommand, { ...change, recordMode: 'group' })).toBe(
      'mode-widening',
    );
    const page = { forumId: build.forumId, viewer: outsider, editionId, slug: 'warnings' };
    expect(await readSession(build.app.db, page)).toMatchObject({ presence: { kind: 'withheld' } });
  });
});

describe('people and roles', () => {
  it('keep a private address to one person', async () => {
    const taken = {
      personId,
      editionId,
      names: [{ language: 'en', script: 'Latn', kind: 'usual', text: 'Han Bora' }],
      email: 'c@example.org',
      capacity: { en: 'Director' },
      stakeholderGroup: 'academia',
    };
    const before = await everything();
    expect(await ask(build.viewer, changePersonCommand, taken)).toBe('email-taken');
    expect(await everything()).toBe(before);
    expect(await ask(build.viewer, changePersonCommand, { ...taken, email: null })).toMatchObject({
      email: null,
    });
    expect((await signedInAs('bora@example.org')).participation).toBeNull();
  });

  it('are granted by the secretariat only, and hold from the next request', async () => {
    const grant = { email: 'R@Example.org ', role: 'rapporteur' };
    expect(await ask(outsider, grantRoleCommand, grant)).toBe('sign-in-needed');
    expect(await ask(build.viewer, grantRoleCommand, grant)).toEqual({
      email: 'r@example.org',
      role: 'rapporteur',
    });
    expect(await ask(build.viewer, grantRoleCommand, grant)).toBeNull();
    expect((await signedInAs('r@example.org')).roles.has('rapporteur')).toBe(true);
  });

  it('let only the configured secretariat create a forum', async () => {
    const { config } = build.app;
    const input = { slug: 'second', names: { en: 'Second' }, about: { en: 'Another.' } };
    const stranger = founder(config, { id: 's', email: 'stranger@example.org', name: '' }, null);
    expect(await ask(stranger, createForumCommand, input)).toBe('role-missing');
    const desk = founder(config, { id: 'desk', email: config.secretariatEmail, name: '' }, null);
    const forumId = '0199c000-0000-7000-8000-00000000f0f1';
    const made = await execute(build.app, { forumId, viewer: desk }, createForumCommand, input);
    expect(made).toMatchObject({ ok: true, change: { slug: 'second' } });
    expect(await ask(desk, createForumCommand, input)).toBe('slug-taken');
  });
});

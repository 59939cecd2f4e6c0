import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { changeSessionCommand } from '../sessions/sessions.commands.ts';
import { testApp } from '../test-app.ts';
import { testBuilder } from '../test-world.ts';
import { noteObjectionCommand, ruleOnProposalCommand, setAsideRulingCommand } from './rulings.commands.ts';
import { readRulings } from './rulings.store.ts';

let database: TestDatabase;
let build: ReturnType<typeof testBuilder>;
let editionId: string;
let sessionId: string;
let participationId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  build = testBuilder(testApp(database));
  await build.forum();
  editionId = await build.edition('2026');
  sessionId = await build.session(editionId, 'Closing', 'delegation');
  await build.person(editionId, { name: 'Bora', group: 'academia', organisation: 'Sea Institute' });
  const seat = await build.app.db
    .selectFrom('participations')
    .select('participation_id')
    .executeTakeFirstOrThrow();
  participationId = seat.participation_id;
});
afterAll(() => database.close());

const as = (...roles: ('chair' | 'participant')[]): Viewer => ({
  ...build.viewer,
  roles: new Set(['public', 'signed_in', ...roles]),
});
async function ask<Input, State, Change>(
  viewer: Viewer,
  handler: Handler<Input, State, Change>,
  input: object,
): Promise<Change | string | null> {
  const asking = { forumId: build.forumId, viewer };
  const done = await execute(build.app, asking, handler, { editionId, ...input });
  return done.ok ? done.change : done.refusal.code;
}
async function ruled(text: string, ruling = 'agreed'): Promise<string> {
  const made = await ask(as('chair'), ruleOnProposalCommand, { sessionId, ruling, texts: { en: text } });
  return typeof made === 'object' && made !== null ? made.rulingId : expect.fail(String(made));
}
const room = () => ({ forumId: build.forumId, editionId, sessionId });
const open = () => readRulings(build.app.db, room(), 'delegation');
/** By field, whether the log could still be opened there. */
const fields = async () => {
  const rows = await build.app.db.selectFrom('log_fields').select(['field', 'value', 'is_open']).execute();
  return rows.filter(({ field }) => field === 'speaker').map(({ value, is_open }) => [is_open, value]);
};

describe('rulings of the chair', () => {
  it('are made by the chair and nobody else, and leave a public act', async () => {
    const input = { sessionId, ruling: 'agreed', texts: { en: 'To meet again.' } };
    expect(await ask(as('participant'), ruleOnProposalCommand, input)).toBe('role-missing');
    expect(await open()).toEqual([]);
    const rulingId = await ruled('To meet again.');
    await ruled('To meet in winter.', 'not_agreed');
    expect((await open()).map(({ number, ruling }) => [number, ruling])).toEqual([
      [1, 'agreed'],
      [2, 'not_agreed'],
    ]);
    const acts = await build.app.db
      .selectFrom('acts')
      .select('payload')
      .where('subject_id', '=', rulingId)
      .execute();
    expect(acts).toEqual([{ payload: { sessionId, number: 1, ruling: 'agreed' } }]);
  });

  it('note each objection once, and name whom the record mode lets them', async () => {
    const [first] = await open();
    const objection = { rulingId: first?.rulingId ?? '', participationId, texts: { en: 'Too soon.' } };
    await ask(as('chair'), noteObjectionCommand, objection);
    expect(await ask(as('chair'), noteObjectionCommand, objection)).toBeNull();
    const [told] = await open();
    expect(told?.objections).toMatchObject([{ texts: { en: 'Too soon.' }, voice: { kind: 'organisation' } }]);
    const [chairs] = await readRulings(build.app.db, room(), null);
    expect(chairs?.objections).toMatchObject([{ voice: { kind: 'person', names: [{ text: 'Bora' }] } }]);
    expect(await fields()).toEqual([[false, participationId]]);
  });

  it('stay readable when set aside, and take no objection any more', async () => {
    const [, second] = await open();
    const rulingId = second?.rulingId ?? '';
    const reason = { en: 'The wrong button.' };
    expect(await ask(as('chair'), setAsideRulingCommand, { rulingId, reason })).toMatchObject({ rulingId });
    expect((await open())[1]).toMatchObject({ ruling: 'not_agreed', setAside: { reason } });
    expect(await ask(as('chair'), noteObjectionCommand, { rulingId, participationId })).toBe(
      'ruling-not-standing',
    );
  });

  it('forget who objected when the session comes under the Chatham House Rule, and keep the words', async () => {
    const session = { sessionId, kind: 'session', titles: { en: 'Closing' }, recordMode: 'chatham' };
    await build.run(changeSessionCommand, { ...session, editionId });
    const [first] = await readRulings(build.app.db, room(), null);
    expect(first?.objections).toMatchObject([{ texts: { en: 'Too soon.' }, voice: { kind: 'withheld' } }]);
    const rows = await build.app.db.selectFrom('ruling_objections').select('participation_id').execute();
    expect(rows).toEqual([{ participation_id: null }]);
    expect(await fields()).toEqual([[false, null]]);
  });

  it('are not made off the record', async () => {
    const closed = await build.session(editionId, 'Closed', 'off_record');
    const input = { sessionId: closed, ruling: 'agreed', texts: { en: 'Nothing kept.' } };
    expect(await ask(as('chair'), ruleOnProposalCommand, input)).toBe('ruling-off-record');
    expect(await readRulings(build.app.db, { ...room(), sessionId: closed }, 'off_record')).toEqual([]);
  });
});

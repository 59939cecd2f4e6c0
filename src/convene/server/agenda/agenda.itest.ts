import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { execute, type Handler } from '#kernel/server/acts/execute.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { testApp } from '../test-app.ts';
import { testBuilder } from '../test-world.ts';
import {
  addAgendaItemCommand,
  changeAgendaItemCommand,
  moveAgendaItemCommand,
  removeAgendaItemCommand,
} from './agenda.commands.ts';
import { readAgenda } from './agenda.store.ts';

let database: TestDatabase;
let build: ReturnType<typeof testBuilder>;
let editionId: string;
let sessionId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  build = testBuilder(testApp(database));
  await build.forum();
  editionId = await build.edition('2026');
  sessionId = await build.session(editionId, 'Plenary', 'attributed');
});
afterAll(() => database.close());

async function ask<Input, State, Change>(
  handler: Handler<Input, State, Change>,
  input: object,
  viewer: Viewer = build.viewer,
): Promise<Change | string | null> {
  const asking = { forumId: build.forumId, viewer };
  const done = await execute(build.app, asking, handler, { editionId, sessionId, ...input });
  return done.ok ? done.change : done.refusal.code;
}
const printed = async (of = sessionId) => {
  const where = { forumId: build.forumId, editionId, sessionId: of };
  return (await readAgenda(build.app.db, where)).map(({ number, titles }) => `${number} ${titles['en']}`);
};
async function idOf(number: string): Promise<string> {
  const items = await readAgenda(build.app.db, { forumId: build.forumId, editionId });
  return items.find((item) => item.number === number)?.itemId ?? expect.fail(`no item ${number}`);
}
const acts = async (kind: string) => {
  const rows = await build.app.db.selectFrom('acts').select('payload').where('kind', '=', kind).execute();
  return rows.map(({ payload }) => payload);
};

describe('the agenda of a session', () => {
  it('is arranged by the secretariat and nobody else, in public acts', async () => {
    const opening = { titles: { en: 'Opening', ko: '개회' } };
    const chair: Viewer = { ...build.viewer, roles: new Set(['public', 'signed_in', 'chair']) };
    expect(await ask(addAgendaItemCommand, opening, chair)).toBe('role-missing');
    await ask(addAgendaItemCommand, opening);
    await ask(addAgendaItemCommand, { number: '2(a)', titles: { en: 'Water' } });
    await ask(addAgendaItemCommand, { titles: { en: 'Any other business' } });
    expect(await printed()).toEqual(['1 Opening', '2(a) Water', '3 Any other business']);
    expect(await acts('agenda_item.added')).toEqual([
      { sessionId, number: '1' },
      { sessionId, number: '2(a)' },
      { sessionId, number: '3' },
    ]);
    const { rows } = await database.pool.query<{ field: string; value: string }>(
      `SELECT field, value FROM log_fields JOIN acts USING (forum_id, act_id)
       WHERE kind = 'agenda_item.added' AND is_open ORDER BY value`,
    );
    expect(rows.map(({ value }) => value)).toEqual(['Any other business', 'Opening', 'Water', '개회']);
  });

  it('is reworded and moved; numbers stay as they are printed', async () => {
    const itemId = await idOf('2(a)');
    await ask(changeAgendaItemCommand, { itemId, titles: { en: 'Shared water' } });
    await ask(moveAgendaItemCommand, { itemId, to: 'later' });
    expect(await printed()).toEqual(['1 Opening', '3 Any other business', '2(a) Shared water']);
    expect(await ask(moveAgendaItemCommand, { itemId, to: 'later' })).toBeNull();
    expect(await acts('agenda_item.moved')).toEqual([{ sessionId, place: 3 }]);
    expect(await ask(changeAgendaItemCommand, { itemId, number: '1', titles: { en: 'x' } })).toBe(
      'agenda-number-taken',
    );
  });

  it('takes up only what everyone may see', async () => {
    const nowhere = { kind: 'topic', id: '00000000-0000-4000-8000-000000000000' };
    expect(await ask(addAgendaItemCommand, { titles: { en: 'x' }, about: nowhere })).toBe(
      'agenda-subject-unknown',
    );
  });

  it('is that of one session: the others have theirs, or none', async () => {
    const other = await build.session(editionId, 'Without', 'attributed');
    expect(await printed(other)).toEqual([]);
    const itemId = await idOf('1');
    expect(await ask(removeAgendaItemCommand, { sessionId: other, itemId })).toBe('agenda-item-unknown');
    await ask(addAgendaItemCommand, { sessionId: other, titles: { en: 'First' } });
    expect(await printed(other)).toEqual(['1 First']);
  });

  it('loses an item while nothing was said under it', async () => {
    const itemId = await idOf('3');
    expect(await ask(removeAgendaItemCommand, { itemId })).toMatchObject({ itemId, number: '3' });
    expect(await ask(removeAgendaItemCommand, { itemId })).toBe('agenda-item-unknown');
    expect(await printed()).toEqual(['1 Opening', '2(a) Shared water']);
    expect(await acts('agenda_item.removed')).toEqual([{ sessionId, number: '3' }]);
  });
});

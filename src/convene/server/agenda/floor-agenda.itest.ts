import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import { readFloor } from '../floor/floor-page.store.ts';
import { orderChair, orderOwn, type ChairOrder, type OwnOrder } from '../floor/order-floor.ts';
import { testApp } from '../test-app.ts';
import { testBuilder } from '../test-world.ts';
import { recordInterventionCommand } from '../words/interventions.commands.ts';
import { readInterventions } from '../words/interventions.store.ts';
import { addAgendaItemCommand, removeAgendaItemCommand } from './agenda.commands.ts';

let database: TestDatabase;
let build: ReturnType<typeof testBuilder>;
let editionId: string;
let sessionId: string;
let bora: { viewer: Viewer; personId: string };
let items: string[];

beforeAll(async () => {
  database = await openTestDatabase();
  build = testBuilder(testApp(database));
  await build.forum();
  editionId = await build.edition('2026');
  sessionId = await build.session(editionId, 'Plenary', 'attributed');
  const personId = await build.person(editionId, { name: 'Bora', group: 'academia', organisation: null });
  const { participation_id: participationId } = await build.app.db
    .selectFrom('participations')
    .select('participation_id')
    .executeTakeFirstOrThrow();
  const participation = { participationId, editionId, personId, stakeholderGroup: 'academia' as const };
  const roles: Viewer['roles'] = new Set(['public', 'signed_in', 'participant']);
  bora = { personId, viewer: { ...build.viewer, roles, participation } };
  items = [];
  for (const title of ['Opening', 'Water', 'Any other business']) {
    const item = { editionId, sessionId, titles: { en: title } };
    items.push((await build.run(addAgendaItemCommand, item))?.itemId ?? '');
  }
});
afterAll(() => database.close());

let step = 0;
const commandId = () => `0199c000-1111-7000-8000-${(step += 1).toString(16).padStart(12, '0')}`;
const at = (viewer: Viewer) => ({ forumId: build.forumId, editionId, viewer });
async function chair(order: Record<string, unknown>): Promise<string | number> {
  const whole = { sessionId, commandId: commandId(), ...order } as ChairOrder; // the schema is tried where requests are read
  const answer = await orderChair(build.app, at(build.viewer), whole);
  return answer.ok ? answer.version : answer.refusal.code;
}
async function own(order: Record<string, unknown>): Promise<string | number> {
  const whole = { sessionId, commandId: commandId(), ...order } as OwnOrder; // as above
  const answer = await orderOwn(build.app, at(bora.viewer), whole);
  return answer.ok ? answer.version : answer.refusal.code;
}
const floor = (viewer: Viewer) =>
  readFloor(
    build.app,
    { forumId: build.forumId, editionId },
    { sessionId, recordMode: 'attributed' },
    viewer,
  );
const said = async () => {
  const found = await readInterventions(build.app.db, {
    forumId: build.forumId,
    viewer: bora.viewer,
    sessionId,
  });
  return found.map(({ texts, agendaItem }) => [texts['en'], agendaItem?.number ?? null]);
};
const acts = async (kind: string) => {
  const rows = await build.app.db
    .selectFrom('acts')
    .select(['subject_kind as kind', 'subject_id as id'])
    .where('kind', '=', kind)
    .orderBy('act_id')
    .execute();
  return rows.map(({ kind: subject, id }) => `${subject} ${items.indexOf(id ?? '')}`);
};
const nowhere = '0199c000-0000-7000-8000-00000000dead';

describe('an item of the agenda on the floor', () => {
  it('is taken up by the chair in a public act, and must be on the agenda', async () => {
    await chair({ do: 'open', speechSeconds: 180, replySeconds: 90 });
    expect(await chair({ do: 'open_item', itemId: nowhere, rest: 'carry' })).toBe('agenda-item-unknown');
    expect(await own({ do: 'ask', kind: 'speech', itemId: nowhere })).toBe('agenda-item-unknown');
    await chair({ do: 'open_item', itemId: items[0], rest: 'carry' });
    expect((await floor(bora.viewer)).floor).toMatchObject({ item: items[0], closedItems: [], coming: [] });
    expect(await acts('floor.item_opened')).toEqual(['agenda_item 0']);
  });

  it('is asked for ahead, and told to everyone as a number', async () => {
    await own({ do: 'ask', kind: 'speech', itemId: items[1] });
    const page = await floor(bora.viewer);
    expect(page.floor).toMatchObject({ line: [], coming: [{ itemId: items[1], waiting: 1 }] });
    expect(page.own).toMatchObject([{ state: 'listed', before: null, itemId: items[1] }]);
  });

  it('closes when the next is taken up; what it had is in the record, without names', async () => {
    await chair({ do: 'open_item', itemId: items[1], rest: 'lapse' });
    expect(await acts('floor.item_closed')).toEqual(['agenda_item 0']);
    const { data } = await build.app.db
      .selectFrom('log_outbox')
      .select('data')
      .where('kind', '=', 'floor.item_closed')
      .executeTakeFirstOrThrow();
    expect(data).toEqual({ rest: 'lapse', spoken: 0, lapsed: 0, texts: 0 });
    expect((await floor(bora.viewer)).own).toMatchObject([{ before: 0, itemId: items[1] }]);
  });

  it('is named by the words of a turn and by a text given instead', async () => {
    const { floor: view } = await floor(bora.viewer);
    for (const order of ['call_next', 'start', 'finish'])
      await chair({ do: order, version: (await floor(bora.viewer)).floor.version });
    expect(view.version).toBeGreaterThan(0);
    const [turn] = (await floor(bora.viewer)).heard;
    expect(turn).toMatchObject({ itemId: items[1] });
    const words = {
      editionId,
      sessionId,
      personId: bora.personId,
      authenticLanguage: 'en',
      textKind: 'summary',
    };
    const source = { kind: 'floor', requestId: turn?.requestId };
    await build.run(recordInterventionCommand, { ...words, texts: { en: 'Spoken' }, source });
    await own({ do: 'give_text', texts: { en: 'Written' }, authenticLanguage: 'en' });
    expect(await said()).toEqual([
      ['Spoken', '2'],
      ['Written', '2'],
    ]);
  });

  it('is chosen by whoever records, from the agenda of that session', async () => {
    const words = {
      editionId,
      sessionId,
      personId: bora.personId,
      authenticLanguage: 'en',
      textKind: 'summary',
    };
    const record = (agendaItemId: string | undefined, recordMode: string | null = null) =>
      execute(build.app, at(build.viewer), recordInterventionCommand, {
        ...words,
        ...{ texts: { en: `Of ${recordMode}` }, agendaItemId, recordMode },
      });
    expect(await record(nowhere)).toMatchObject({ ok: false, refusal: { code: 'agenda-item-unknown' } });
    await record(items[0], 'attributed');
    await record(items[0], 'chatham');
    // Who spoke under an item is seen on the floor: words recorded more strictly do not tell theirs.
    expect((await said()).slice(2)).toEqual([
      ['Of attributed', '1'],
      ['Of chatham', null],
    ]);
  });

  it('stays on the agenda once it was taken up', async () => {
    const remove = (itemId: string | undefined) =>
      execute(build.app, at(build.viewer), removeAgendaItemCommand, { editionId, sessionId, itemId });
    expect(await remove(items[0])).toMatchObject({ refusal: { code: 'agenda-item-used' } });
    expect(await remove(items[2])).toMatchObject({ ok: true });
  });

  it('is closed by the chair on its own, and with the meeting', async () => {
    await chair({ do: 'close_item', itemId: items[1], rest: 'carry' });
    expect(await acts('floor.item_closed')).toEqual(['agenda_item 0', 'agenda_item 1']);
    await chair({ do: 'end' });
    expect((await floor(bora.viewer)).floor).toMatchObject({ item: null, closedItems: [items[0], items[1]] });
  });
});

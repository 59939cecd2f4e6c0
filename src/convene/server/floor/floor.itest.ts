import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '#kernel/server/app.ts';
import { startRelay, type Relay } from '#kernel/server/live/live-relay.ts';
import { execute } from '#kernel/server/acts/execute.ts';
import { recordedOf } from '../../domain/floor/heard-turns.ts';
import { deskPeople } from '../desk.store.ts';
import { recordInterventionCommand } from '../words/interventions.commands.ts';
import { readInterventions } from '../words/interventions.store.ts';
import { turnsToRecord } from './turns-to-record.store.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  someone,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import { testBuilder } from '../test-world.ts';
import type { FloorMessage, Room } from './floor-message.ts';
import { createFloorRooms, type FloorRooms } from './floor-rooms.ts';
import { orderChair, orderOwn, type ChairOrder, type OwnOrder } from './order-floor.ts';

let test: TestApplication;
let build: ReturnType<typeof testBuilder>;
let editionId: string;
let room: Room;
let sessions = 0;
beforeAll(async () => {
  test = await openTestApplication(new Date('2026-11-24T03:00:00Z'));
  build = testBuilder(test.app);
  await build.forum();
  editionId = await build.edition('2026');
});
const made: FloorRooms[] = [];
afterEach(async () => {
  for (const rooms of made.splice(0)) await rooms.stop();
});
afterAll(() => test.close());
const roomsOf = (app: App): FloorRooms => {
  const rooms = createFloorRooms(app);
  made.push(rooms);
  return rooms;
};
beforeEach(async () => {
  sessions += 1;
  const sessionId = await build.session(editionId, `Plenary ${sessions}`, 'attributed');
  room = { forumId: build.forumId, editionId, sessionId };
});

const speaker = (participationId: string) => ({
  ...({ group: 'academia', region: null, attendance: 'remote' } as const),
  participationId,
  party: participationId,
});
const message = (order: FloorMessage['order'], seen: number | null = null): FloorMessage => ({
  ...{ commandId: newId(), seen, offRecord: false, order, actorId: 'desk', text: null },
  by: { chair: true, participationId: null },
});
const open = () => message({ do: 'open', times: { speechSeconds: 180, replySeconds: 90 } });
const ask = (who = newId()) => message({ do: 'ask', kind: 'speech', speaker: speaker(who) });

async function eventsOf({ sessionId }: Room) {
  return test.db
    .selectFrom('floor_events')
    .select(['version', 'event'])
    .where('session_id', '=', sessionId)
    .orderBy('version')
    .execute();
}

describe('the writer of a room', () => {
  it('writes what came together as one statement, and answers each after it is kept', async () => {
    const rooms = roomsOf(test.app);
    await rooms.run(room, open());
    const statements = await test.countQueries(async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => rooms.run(room, ask())));
      expect(answers.map((answer) => answer.version)).toEqual(Array.from({ length: 50 }, (_, at) => at + 2));
    });
    expect(statements).toBe(1);
    expect((await eventsOf(room)).map(({ version }) => version)).toEqual(
      Array.from({ length: 51 }, (_, at) => at + 1),
    );
    expect((await rooms.read(room)).state.requests).toHaveLength(50);
  });

  it('counts a command once, however often it comes, after a restart too', async () => {
    const rooms = roomsOf(test.app);
    await rooms.run(room, open());
    const once = ask();
    const first = await rooms.run(room, once);
    expect(await Promise.all([rooms.run(room, once), rooms.run(room, once)])).toEqual([first, first]);
    await rooms.stop();
    expect(await roomsOf(test.app).run(room, once)).toEqual(first);
    expect(await eventsOf(room)).toHaveLength(2);
  });

  it('refuses with the state as it is when the chair saw another, and writes nothing', async () => {
    const rooms = roomsOf(test.app);
    await rooms.run(room, open());
    const { version } = await rooms.run(room, ask());
    await rooms.run(room, message({ do: 'call_next' }, version));
    const late = await rooms.run(room, message({ do: 'call_next' }, version));
    expect(late).toMatchObject({ ok: false, version: 3, refusal: { code: 'floor-moved-on' } });
    expect(await eventsOf(room)).toHaveLength(3);
  });

  it('takes up a running speech where a snapshot and the events after it left it', async () => {
    const rooms = roomsOf(test.app);
    await rooms.run(room, open());
    for (let turn = 0; turn < 70; turn += 1) {
      await rooms.run(room, ask());
      for (const order of ['call_next', 'start', 'pause', 'finish'] as const)
        await rooms.run(room, message({ do: order }));
    }
    await rooms.run(room, ask());
    await rooms.run(room, message({ do: 'call_next' }));
    await rooms.run(room, message({ do: 'start' }));
    const { state } = await rooms.read(room);
    const kept = () =>
      test.db
        .selectFrom('floor_snapshots')
        .select('version')
        .where('session_id', '=', room.sessionId)
        .executeTakeFirst();
    await vi.waitFor(async () => expect((await kept())?.version).toBeGreaterThanOrEqual(256));
    await rooms.stop();
    expect((await roomsOf(test.app).read(room)).state).toEqual(state);
  });
});

describe('two processes before one database', () => {
  const relays: Relay[] = [];
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.stop();
  });

  function beside(): FloorRooms {
    const other = test.beside();
    for (const { app, pool } of [{ app: test.app, pool: test.pool }, other])
      relays.push(startRelay(pool, app.live, () => undefined));
    return roomsOf(other.app);
  }

  it('write one room from one of them; the other sends its orders there', async () => {
    const [here, there] = [roomsOf(test.app), beside()];
    await here.run(room, open());
    const both = await Promise.all(
      Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? here : there).run(room, ask())),
    );
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(new Set(both.map(({ version }) => version)).size).toBe(20);
    expect((await there.read(room)).state).toEqual((await here.read(room)).state);
    const stale = await there.run(room, message({ do: 'call_next' }, 0));
    expect(stale).toMatchObject({ ok: false, refusal: { code: 'floor-moved-on' } });
  });

  it('pass a room on when the writer stops, and lose nothing', async () => {
    const [here, there] = [roomsOf(test.app), beside()];
    await here.run(room, open());
    const asked = await there.run(room, ask());
    await here.stop();
    expect(await there.run(room, ask())).toMatchObject({ ok: true, version: asked.version + 1 });
  });

  it('let nobody write who slept through the passing on', async () => {
    const [here, there] = [roomsOf(test.app), beside()];
    await here.run(room, open());
    // As if the other had taken over while this one slept: the row names a new holder and token.
    await test.db
      .updateTable('leases')
      .set({ holder: null })
      .where('name', '=', `floor/${room.sessionId}`)
      .execute();
    await there.run(room, ask());
    const late = await here.run(room, ask());
    expect(late).toMatchObject({ ok: true, version: 3 });
    expect((await eventsOf(room)).map(({ version }) => version)).toEqual([1, 2, 3]);
  });
});

describe('orders from people', () => {
  const desk = someone('desk', 'rapporteur');
  const turnsOf = async () =>
    (await turnsToRecord(test.app, room)).filter(({ sessionId }) => sessionId === room.sessionId);
  const chair = someone('chair-1', 'chair');
  const asChair = (order: Record<string, unknown>) =>
    orderChair(test.app, { ...room, viewer: chair }, {
      ...order,
      sessionId: room.sessionId,
      commandId: newId(),
    } as ChairOrder); // the schema is tried where requests are read
  async function delegate(name: string) {
    const personId = await build.person(editionId, { name, group: 'academia', organisation: null });
    const { participation_id: participationId } = await test.db
      .selectFrom('participations')
      .select('participation_id')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    const own = { participationId, editionId, personId, stakeholderGroup: 'academia' as const };
    const viewer = { ...someone(name, 'participant'), participation: own };
    return (order: Record<string, unknown>) =>
      orderOwn(test.app, { ...room, viewer }, {
        ...order,
        sessionId: room.sessionId,
        commandId: newId(),
      } as OwnOrder); // as above
  }

  it('are refused to whoever is not accredited, and to those who do not hold the chair', async () => {
    const stranger = { ...room, viewer: someone('stranger', 'participant') };
    const order = { do: 'ask', kind: 'speech', sessionId: room.sessionId, commandId: newId() } as const;
    expect(await orderOwn(test.app, stranger, order)).toMatchObject({
      refusal: { code: 'not-in-edition' },
    });
    const end = { do: 'end', sessionId: room.sessionId, commandId: newId() } as const;
    expect(await orderChair(test.app, stranger, end)).toMatchObject({ refusal: { code: 'role-missing' } });
  });

  it('leave acts and entries without names where the list opens, closes and ends', async () => {
    const hana = await delegate('Hana');
    await asChair({ do: 'open', speechSeconds: 180, replySeconds: 90 });
    await hana({ do: 'ask', kind: 'speech' });
    await asChair({ do: 'close_list' });
    await asChair({ do: 'end' });
    const entries = await test.db
      .selectFrom('log_outbox')
      .select(['kind', 'data'])
      .where('subject_id', '=', room.sessionId)
      .where('kind', 'like', 'floor.%')
      .orderBy('act_id')
      .execute();
    expect(entries.map(({ kind }) => kind)).toEqual(['floor.opened', 'floor.list_closed', 'floor.ended']);
    expect(entries[1]?.data).toMatchObject({ list: 'closed', waiting: 1, spoken: 0 });
    expect(entries[2]?.data).toMatchObject({ waiting: 0, lapsed: 1 });
  });

  it('put a text into the record of the session instead of a speech', async () => {
    const bora = await delegate('Bora');
    await asChair({ do: 'open', speechSeconds: 180, replySeconds: 90 });
    await bora({ do: 'ask', kind: 'speech' });
    const given = { do: 'give_text', texts: { en: 'Water is shared.' }, authenticLanguage: 'en' };
    expect(await bora(given)).toMatchObject({ ok: true });
    const said = await test.db
      .selectFrom('interventions')
      .select(['texts', 'delivery', 'record_mode'])
      .where('session_id', '=', room.sessionId)
      .execute();
    expect(said).toEqual([
      { texts: { en: 'Water is shared.' }, delivery: 'written', record_mode: 'attributed' },
    ]);
  });

  it('join what a rapporteur records to the turn it was said in, under a name only, and once', async () => {
    const eve = await delegate('Eve');
    await delegate('Finn');
    await asChair({ do: 'open', speechSeconds: 180, replySeconds: 90 });
    const asked = await eve({ do: 'ask', kind: 'speech' });
    let version = asked.version;
    for (const step of ['call_next', 'start', 'finish'] as const)
      ({ version } = await asChair({ do: step, version }));
    const [waiting] = await turnsOf();
    const personOf = async (name: string) =>
      (await deskPeople(test.db, build.forumId, editionId)).find(({ names }) => names[0]?.text === name)
        ?.personId;
    expect(waiting).toMatchObject({ kind: 'speech', personId: await personOf('Eve') });
    const requestId = waiting?.requestId ?? '';
    const record = async (name: string, source: object = { kind: 'floor', requestId }) =>
      execute(test.app, { forumId: build.forumId, viewer: desk }, recordInterventionCommand, {
        ...{ editionId, sessionId: room.sessionId, personId: await personOf(name), source },
        ...{ texts: { en: 'Water is shared.' }, authenticLanguage: 'en', textKind: 'verbatim' },
      });
    for (const wrong of [await record('Finn'), await record('Eve', { kind: 'floor', requestId: newId() })])
      expect(wrong).toMatchObject({ ok: false, refusal: { code: 'turn-not-theirs' } });
    expect(await record('Eve')).toMatchObject({ ok: true });
    expect(await record('Eve')).toMatchObject({ ok: false, refusal: { code: 'turn-recorded' } });
    expect(await turnsOf()).toEqual([]);
    const seen = async () => {
      const wanted = { forumId: build.forumId, viewer: ANYONE, sessionId: room.sessionId };
      const said = await readInterventions(test.db, wanted);
      return recordedOf({ requestId, textId: null }, said) === said[0]?.interventionId;
    };
    expect(await seen()).toBe(true);
    await test.db.updateTable('interventions').set({ record_mode: 'delegation' }).execute();
    expect(await seen()).toBe(false);
  });

  it.each(['chatham', 'off_record'] as const)('forget who asked once a %s meeting ends', async (mode) => {
    const sessionId = await build.session(editionId, `Behind doors ${mode}`, mode);
    room = { ...room, sessionId };
    const dana = await delegate(`Dana ${mode}`);
    await asChair({ do: 'open', speechSeconds: 180, replySeconds: 90 });
    await dana({ do: 'ask', kind: 'speech' });
    if (mode === 'off_record')
      expect(await dana({ do: 'give_text', texts: { en: 'Hush.' }, authenticLanguage: 'en' })).toMatchObject({
        refusal: { code: 'text-off-record' },
      });
    await asChair({ do: 'end' });
    expect(await eventsOf(room)).toEqual([]);
    const { state } = await roomsOf(test.app).read(room);
    expect(state).toMatchObject({ floor: 'ended', requests: [], version: 3 });
    const entries = await test.db
      .selectFrom('log_outbox')
      .select('kind')
      .where('subject_id', '=', sessionId)
      .where('kind', 'like', 'floor.%')
      .execute();
    expect(entries).toHaveLength(mode === 'off_record' ? 0 : 2);
    await asChair({ do: 'open', speechSeconds: 60, replySeconds: 30 });
    expect((await roomsOf(test.app).read(room)).state).toMatchObject({ floor: 'open', version: 4 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StakeholderGroup, Viewer } from '#kernel/domain/viewer.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { routingInput } from '#deliberate/domain/reacting/routing-input.ts';
import type { About } from '#deliberate/domain/positions/about.ts';
import { readHall } from '#deliberate/server/hall/hall-view.store.ts';
import { markPositionCommand } from '#deliberate/server/positions/marks.commands.ts';
import { positionCards } from '#deliberate/server/positions/position-list.store.ts';
import { moderatePositionCommand } from '#deliberate/server/positions/positions.commands.ts';
import { createReactionWriter } from '#deliberate/server/reacting/reaction-writer.ts';
import { resultsTopic, startResultsFeed } from './results-feed.ts';
import { releasedMap } from './results-map.store.ts';
import { resultsPage } from './results-page.store.ts';
import { routedCounts, routedPeople, routedPositions } from '#deliberate/server/reacting/routing.store.ts';
import {
  officer,
  openWorld,
  rapporteur,
  START,
  taken,
  type World,
} from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

const SENTENCES = Array.from({ length: 9 }, (_, at) => `입장 ${at + 1}`);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Where = World & { readonly positions: readonly string[] };
type Mind = (position: number) => Stance;

async function cast(where: Where, said: readonly (readonly [Viewer, Mind])[], only?: readonly number[]) {
  const { db, now } = test.app;
  test.clock.at = new Date(test.clock.at.getTime() + 1000);
  const writer = createReactionWriter({ db, now, changed: () => undefined });
  const casts = said.map(([{ participation }, mind]) => {
    const reactorId = participation?.participationId ?? '';
    const rows = where.positions.map((positionId, at) => ({
      ...{ entryId: newId(), positionId, reactorId, stance: mind(at), important: at % 4 === 0 },
    }));
    return writer.cast(
      where.forumId,
      'accredited',
      rows.filter((_, at) => only?.includes(at) ?? true),
    );
  });
  expect((await Promise.all(casts)).every(({ ok }) => ok)).toBe(true);
}

async function members(where: World, group: StakeholderGroup, count: number): Promise<Viewer[]> {
  const found: Viewer[] = [];
  for (let n = 0; n < count; n += 1) found.push(await where.member(group));
  return found;
}

/** Leaves in public: everybody sees who is accredited. */
async function leave(where: World, one: Viewer | undefined): Promise<void> {
  await test.db
    .updateTable('participations')
    .set({ accreditation: 'denied' })
    .where('forum_id', '=', where.forumId)
    .where('participation_id', '=', one?.participation?.participationId ?? '')
    .execute();
}

const camp =
  (person: number): Mind =>
  (at) =>
    (person * 5 + at * 3) % 7 === 0 ? 0 : (person + at) % 2 === 0 ? 1 : -1;

/** What only those concerned know: how groups of two and four react, and who of the five, if anyone, differs. */
type Secret = { readonly mind: (person: number) => Mind; readonly odd: number | null };

/** Everything that comes out of an edition while people react, join and leave; ids of its own are numbers. */
async function everythingSeen({ mind, odd }: Secret): Promise<string[]> {
  const where = await openWorld(test, {}, SENTENCES);
  const feed = startResultsFeed(test.app, (line) => {
    throw new Error(line);
  });
  const heard: (string | null)[] = [];
  test.app.live.subscribe(resultsTopic(where.deliberationId), ({ data }) => heard.push(data));
  const [two, four, five] = [
    await members(where, 'government', 2),
    await members(where, 'academia', 4),
    await members(where, 'civil_society', 5),
  ];
  const large = await members(where, 'private_sector', 14);
  const other = await members(where, 'technical_community', 11);
  const open = [...large, ...other];
  const told: string[] = [];
  const look = async () => {
    await where.epoch();
    await feed.settle();
    told.push(await allOutputs(where, open[0] ?? ANYONE));
  };
  await cast(
    where,
    open.map((one, n) => [one, camp(n)] as const),
  );
  await cast(
    where,
    [...two, ...four].map((one, n) => [one, mind(n)] as const),
  );
  await cast(
    where,
    five.map((one, n) => [one, n === odd ? mind(n) : () => 1] as const),
  );
  await look();
  // Nobody reacts: a position is marked, and groups are made of the others.
  const mark = (at: number, about: About) =>
    where.as(rapporteur, markPositionCommand, {
      ...{ positionId: where.positions[at], about, reason: { ko: '사는 곳을 묻습니다.' } },
    });
  taken(await mark(3, 'person'));
  await look();
  // Minds change in every group; one of the two leaves, a fifth joins the four and another of them leaves.
  await cast(
    where,
    open.slice(0, 8).map((one, n) => [one, camp(n + 1)] as const),
    [1, 2, 3],
  );
  await cast(
    where,
    [...two, ...four].map((one, n) => [one, mind(n + 3)] as const),
    [0, 2, 4, 6],
  );
  await leave(where, two[0]);
  const [fresh] = await members(where, 'academia', 1);
  await cast(where, [[fresh ?? ANYONE, mind(7)]]);
  await leave(where, four[1]);
  await look();
  // The mark is taken back, another is set, and a position is moderated out.
  taken(await mark(3, 'matter'));
  taken(await mark(5, 'person'));
  const out = { positionId: where.positions[8], reason: { ko: '같은 문장이 있습니다.' } };
  taken(await where.as(officer, moderatePositionCommand, out));
  // A large group grows, one of another leaves: enough for new cells, groups and a new map.
  const grown = await members(where, 'private_sector', 6);
  await cast(
    where,
    grown.map((one, n) => [one, camp(n + 2)] as const),
  );
  await leave(where, other[3]);
  await cast(
    where,
    open.slice(15, 22).map((one, n) => [one, camp(n)] as const),
    [5, 7],
  );
  await look();
  await feed.stop();
  const ids = new Map(where.positions.map((id, at) => [id, `position-${at + 1}`]));
  const plain = [...told, JSON.stringify(heard)].map((text) =>
    text
      .replaceAll(UUID, (id) => ids.get(id) ?? 'id')
      // Fingerprints are of outputs that hold ids and of log entries whose ids are random; the library draws samples by ids.
      .replaceAll(/(puts_?[sS]ha256\\?":\\?")[0-9a-f]{64}/g, '$1')
      .replaceAll(/"stabilityPermille":\d+/g, ''),
  );
  return plain;
}

/** Page, API and export read the same view; beside it maps, hall, list, order of the cards and a neighbour's own place. */
async function allOutputs(where: Where, neighbour: Viewer): Promise<string> {
  const { forumId, editionId } = where;
  const seen = { forumId, editionId, viewer: ANYONE };
  const view = await where.seen();
  const page = await resultsPage(test.db, seen, null);
  const file = page?.map?.file.replace('map/', '') ?? '';
  const map = await releasedMap(test.db, seen, file);
  const shades = await releasedMap(test.db, seen, file.replace('.bin', '.density'));
  const hall = await readHall(test.db, { ...seen, sessionId: newId() });
  const cards = await positionCards(test.db, { ...seen, deliberation: view.deliberation });
  const own = await resultsPage(test.db, { ...seen, viewer: neighbour }, null);
  const [counts, people, asked] = await Promise.all([
    routedCounts(test.db, where),
    routedPeople(test.db, where),
    routedPositions(test.db, where),
  ]);
  const order = routingInput({ counts, people, ...asked });
  return JSON.stringify([
    { view, page, hall, cards, own: own?.own, order },
    [map, shades].map((one) => one && Buffer.from(one.bytes).toString('base64')),
  ]);
}

describe('an observer of every output, over epochs in which people join and leave', () => {
  it('sees two editions alike that differ in what groups of two, four and five said', async () => {
    const one = await everythingSeen({
      mind: (person) => (at) => (((person + at) % 3) - 1 === 0 ? 1 : -1),
      odd: null,
    });
    const other = await everythingSeen({
      mind: (person) => (at) => ((person * at) % 2 === 0 ? 0 : 1),
      odd: 3,
    });
    expect(one.length).toBe(5);
    expect(one.join()).toContain('"state":"found"');
    one.forEach((told, n) => expect(other[n]).toBe(told));
  });
  it('does not learn from the difference of two epochs how five newcomers reacted, known by name as they are', async () => {
    const where = await openWorld(test);
    await where.crowd(where.positionId, 'academia', [1, 1, 1, 1, -1, -1, 0]);
    await where.epoch();
    const before = await where.cellOf('academia');
    const fresh = await where.crowd(where.positionId, 'academia', [-1, -1, -1, -1, -1]);
    expect(await where.epoch()).toEqual({ ok: true, change: null });
    expect(await where.cellOf('academia')).toEqual(before);
    // Two more who see it otherwise: now the difference is of several minds.
    await where.crowd(where.positionId, 'academia', [1, 0]);
    await where.epoch();
    const after = await where.cellOf('academia');
    expect(after).toMatchObject({ epoch: 2, n: 14, agree: 5, disagree: 7, pass: 2 });
    // The five leave again, as everybody can see.
    for (const one of fresh) await leave(where, one);
    expect(await where.epoch()).toEqual({ ok: true, change: null });
    expect(await where.cellOf('academia')).toEqual(after);
  });
});

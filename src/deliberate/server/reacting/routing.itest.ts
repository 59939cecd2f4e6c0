import type { Routing } from '@madang/common-ground';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import { routingOf } from './routing.ts';
import { routedCounts, type OfDeliberation } from './routing.store.ts';
import { openWorld, START, visitor } from '#deliberate/server/test-deliberation.ts';

/** A few reactions are counted at once; the machine may be busy. */
const COUNT_MS_MAX = 20_000;

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

/** The weights of the count that follows these, which are handed out until it is done. */
async function countedAfter(
  early: Promise<Routing>,
  world: OfDeliberation,
  app = test.app,
): Promise<Routing> {
  const first = await early;
  await expect.poll(() => routingOf(app, world), { timeout: COUNT_MS_MAX }).not.toBe(first);
  return routingOf(app, world);
}

/** Whoever reads reactions waits until this is released, also when the test has failed by then. */
async function holdBackCounts(): Promise<() => void> {
  const client = await test.pool.connect();
  let held = true;
  const release = () => {
    if (held) client.release(true);
    held = false;
  };
  onTestFinished(release);
  await client.query('BEGIN; LOCK TABLE public_reactions IN ACCESS EXCLUSIVE MODE');
  return release;
}

async function cancelCounts(): Promise<void> {
  const cancel = () =>
    test.pool.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
  await expect.poll(async () => (await cancel()).rowCount, { timeout: COUNT_MS_MAX }).toBe(1);
}

describe('the weights behind the next position', () => {
  it('are made once for everyone, and then ask the database nothing', async () => {
    const world = await openWorld(test, { publicStratum: true }, ['하나', '둘', '셋']);
    expect(await test.countQueries(() => countedAfter(routingOf(test.app, world), world))).toBe(5);
    const asked = Array.from({ length: 500 }, () => () => routingOf(test.app, world));
    expect(await test.countQueries(() => Promise.all(asked.map((ask) => ask())))).toBe(0);
    const routing = await routingOf(test.app, world);
    const reacted = new Set(world.positions.slice(1));
    expect(routing.next({ participant: 'a', reacted, seed: 1 })).toEqual([world.positionId]);
  });
  it('are there while the first count is held back, and follow it when it is done', async () => {
    const world = await openWorld(test, { publicStratum: true }, ['하나', '둘']);
    const { positionId } = world;
    await world.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    const release = await holdBackCounts();
    const early = await routingOf(test.app, world);
    expect(early.weightOf(positionId, 'public')).toBe(early.weightOf(world.positions[1] ?? '', 'public'));
    expect(await routingOf(test.app, world)).toBe(early);
    release();
    const late = await countedAfter(Promise.resolve(early), world);
    expect(late.weightOf(positionId, 'public')).toBeLessThan(early.weightOf(positionId, 'public'));
  });
  it('rest on the released epoch after a restart, until the first count is done', async () => {
    const world = await openWorld(test, { publicStratum: true }, ['하나', '둘']);
    const { positionId } = world;
    await world.crowd(positionId, 'academia', [1, 1, 1, -1, -1]);
    await world.epoch();
    const before = await countedAfter(routingOf(test.app, world), world);
    const { app } = test.beside();
    const release = await holdBackCounts();
    const early = await routingOf(app, world);
    for (const id of world.positions)
      expect(early.weightOf(id, 'academia')).toBe(before.weightOf(id, 'academia'));
    release();
    await countedAfter(Promise.resolve(early), world, app);
  });
  it('outlive a count that fails', async () => {
    const world = await openWorld(test, { publicStratum: true }, ['하나', '둘']);
    const release = await holdBackCounts();
    const early = await routingOf(test.app, world);
    await cancelCounts();
    release();
    expect(await routingOf(test.app, world)).toBe(early);
  });
  it('count people by group, and each once', async () => {
    const world = await openWorld(test, { publicStratum: true });
    const { positionId } = world;
    const [one] = await world.crowd(positionId, 'academia', [1, -1]);
    if (one === undefined) throw new Error('nobody came');
    await world.react(one, { positionId, stance: 0 });
    await world.react(visitor(), { positionId, stance: 1 });
    expect((await routedCounts(test.db, world)).sort((a, b) => (a.group < b.group ? -1 : 1))).toEqual([
      { positionId, group: 'academia', reactions: 2 },
      { positionId, group: 'public', reactions: 1 },
    ]);
  });
});

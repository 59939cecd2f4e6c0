import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../test-application.ts';
import { routingOf } from './routing.ts';
import { routedCounts } from './routing.store.ts';
import { openWorld, START, visitor } from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

describe('the weights behind the next position', () => {
  it('are made once for everyone, and then ask the database nothing', async () => {
    const world = await openWorld(test, { publicStratum: true }, ['하나', '둘', '셋']);
    expect(await test.countQueries(() => routingOf(test.app, world))).toBe(5);
    const asked = Array.from({ length: 500 }, () => () => routingOf(test.app, world));
    expect(await test.countQueries(() => Promise.all(asked.map((ask) => ask())))).toBe(0);
    const routing = await routingOf(test.app, world);
    const reacted = new Set(world.positions.slice(1));
    expect(routing.next({ participant: 'a', reacted, seed: 1 })).toEqual([world.positionId]);
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import { closeDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import { resultsTopic, startResultsFeed } from './results-feed.ts';
import { officer, openWorld, START, taken, type World } from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

/** What open results pages hear, and the feed that tells them. */
function listening(world: World) {
  const feed = startResultsFeed(test.app, (line) => {
    throw new Error(line);
  });
  const heard: unknown[] = [];
  const stop = test.app.live.subscribe(resultsTopic(world.deliberationId), ({ data }) =>
    heard.push(data === null ? null : (JSON.parse(data) as unknown)),
  );
  return {
    heard,
    async told() {
      await feed.settle();
      return heard;
    },
    async stop() {
      stop();
      await feed.stop();
    },
  };
}

const five = [1, 1, 1, -1, -1] as const;

describe('the feed of results', () => {
  it('tells of each epoch once, with the fingerprint of what is shown, and of no reaction', async () => {
    const world = await openWorld(test);
    const feed = listening(world);
    await world.crowd(world.positionId, 'academia', five);
    expect(await feed.told()).toEqual([]);
    taken(await world.epoch());
    await feed.told();
    const { epoch } = await world.seen();
    expect(await feed.told()).toEqual([
      {
        epoch: 1,
        takenAt: epoch?.takenAt.toISOString(),
        outputsSha256: epoch?.outputsSha256,
        maps: {},
      },
    ]);
    // Too few changed: there is no epoch, and nothing is told.
    await world.crowd(world.positionId, 'academia', [1, -1]);
    expect(await world.epoch()).toEqual({ ok: true, change: null });
    expect(await feed.told()).toHaveLength(1);
    await feed.stop();
  });
  it('says only that there is one where only those may look who have reacted', async () => {
    const world = await openWorld(test, { resultsShown: 'after_reaction' });
    const feed = listening(world);
    await world.crowd(world.positionId, 'academia', five);
    taken(await world.epoch());
    expect(await feed.told()).toEqual([null]);
    taken(await world.as(officer, closeDeliberationCommand, { deliberationId: world.deliberationId }));
    expect(await feed.told()).toMatchObject([null, { epoch: 2 }]);
    await feed.stop();
  });
});

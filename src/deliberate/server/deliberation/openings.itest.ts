import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANYONE, openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import { announceDeliberationCommand } from './deliberations.commands.ts';
import { startEpochs } from '#deliberate/server/results/epochs.ts';
import { startOpenings } from './openings.ts';
import { delayedOpening } from '#deliberate/server/positions/position-list.store.ts';
import { officer, planWorld, START, taken } from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

it('an announced deliberation opens and closes at its times, late where there was nothing to ask', async () => {
  const world = await planWorld(test, { opensAt: after(10), closesAt: after(60) });
  const { deliberationId } = world;
  const lines: string[] = [];
  const openings = startOpenings(test.app, (line) => lines.push(line));
  const epochs = startEpochs(test.app, (line) => lines.push(line));
  const settle = async () => {
    await openings.settle();
    await epochs.settle();
  };
  const state = async () => (await world.seen(ANYONE)).deliberation.state;
  const delay = () => delayedOpening(test.db, world, test.clock.at);
  try {
    taken(await world.as(officer, announceDeliberationCommand, { deliberationId }));
    await settle();
    expect([await state(), await delay()]).toEqual(['announced', null]);
    test.clock.at = after(11);
    await settle();
    await settle();
    expect([await state(), await delay()]).toEqual(['announced', 'no_positions']);
    expect(lines).toEqual([`[openings] ${deliberationId}: positions-missing`]);
    await world.draft('이제야 물을 문장');
    expect(await delay()).toBeNull();
    await settle();
    expect([await state(), await delay()]).toEqual(['open', null]);
    test.clock.at = after(61);
    await settle();
    expect(await state()).toBe('closed');
  } finally {
    await openings.stop();
    await epochs.stop();
  }
});

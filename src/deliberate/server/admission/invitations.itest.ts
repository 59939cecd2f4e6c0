import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../../../whole-app/test-application.ts';
import {
  acceptInvitationCommand,
  makeInvitationsCommand,
  revokeInvitationsCommand,
} from './invitations.commands.ts';
import { invitationBatches } from './invitations.store.ts';
import { openWorld, officer, refusedAs, taken, visitor } from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(new Date());
});
afterAll(() => test.close());

async function invitedWorld(batch: object = {}) {
  const world = await openWorld(test, { invitedOnly: true });
  const { deliberationId, positionId } = world;
  const made = taken(
    await world.as(officer, makeInvitationsCommand, { deliberationId, label: '회의장', count: 1, ...batch }),
  );
  const serial = made.codes[0]?.serial ?? '';
  return {
    ...world,
    made,
    come: (who = visitor()) => world.as(who, acceptInvitationCommand, { serial }),
    say: (visitorId: string) => world.react({ ...visitor(), visitorId }, { positionId, stance: 1 }),
  };
}

describe('an invitation', () => {
  it('lets somebody react who otherwise may not, and writes nobody down', async () => {
    const world = await invitedWorld();
    const who = visitor();
    expect(await world.react(who, { positionId: world.positionId, stance: 1 })).toMatchObject(
      refusedAs('invitation-needed'),
    );
    const { visitorId } = taken(await world.come(who));
    expect(taken(await world.say(visitorId))).toMatchObject({ stratum: 'public' });
    const acts = (await world.everything()).acts.map(({ kind, payload }) => [kind, JSON.stringify(payload)]);
    expect(acts.filter(([kind]) => kind?.startsWith('invitation'))).toHaveLength(1);
    expect(JSON.stringify(acts)).not.toContain(visitorId);
    expect(JSON.stringify(acts)).not.toContain(world.made.codes[0]?.serial);
  });
  it('of one person is that person on every device; of two lets in two', async () => {
    const one = await invitedWorld();
    const first = taken(await one.come()).visitorId;
    expect(taken(await one.come()).visitorId).toBe(first);
    const two = await invitedWorld({ peopleMax: 2 });
    const [a, b] = [taken(await two.come()).visitorId, taken(await two.come()).visitorId];
    expect(a).not.toBe(b);
    expect(await two.come()).toMatchObject(refusedAs('invitation-used-up'));
  });
  it('that is revoked puts out whom it let in; what they said stays', async () => {
    const world = await invitedWorld();
    const { visitorId } = taken(await world.come());
    taken(await world.say(visitorId));
    taken(await world.as(officer, revokeInvitationsCommand, { batchId: world.made.batchId }));
    expect(
      await world.react({ ...visitor(), visitorId }, { positionId: world.positionId, stance: -1 }),
    ).toMatchObject(refusedAs('invitation-needed'));
    expect(await world.come()).toMatchObject(refusedAs('invitation-revoked'));
    expect((await world.everything()).open.map(({ stance }) => stance)).toEqual([1]);
  });
  it('is made by the secretariat alone, and listed with one statement', async () => {
    const world = await invitedWorld({ count: 3, peopleMax: 5 });
    await world.come();
    const { deliberationId } = world;
    const asked = { deliberationId, label: '몰래', count: 1 };
    expect(await world.as(visitor(), makeInvitationsCommand, asked)).toMatchObject(
      refusedAs('sign-in-needed'),
    );
    const list = () => invitationBatches(test.db, world);
    expect(await test.countQueries(list)).toBe(1);
    expect(await list()).toMatchObject([{ label: '회의장', codes: 3, people: 1, peopleMax: 5 }]);
  });
});

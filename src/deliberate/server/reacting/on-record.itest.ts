import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANYONE,
  newId,
  openTestApplication,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import {
  closeDeliberationCommand,
  planDeliberationCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { confirmOnRecordCommand } from './on-record.commands.ts';
import { reactionsOnRecord } from './on-record.store.ts';
import { writeReactionBatch } from './reaction-batch.store.ts';
import { takeBackReactionCommand } from './reactions.commands.ts';
import {
  officer,
  openWorld,
  refusedAs,
  START,
  taken,
  visitor,
} from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

async function recordWorld(rules: object = { visibility: 'on_record' }) {
  const world = await openWorld(test, rules);
  const { deliberationId, forumId, editionId } = world;
  return {
    ...world,
    confirm: (who: Parameters<typeof world.as>[0]) =>
      world.as(who, confirmOnRecordCommand, { deliberationId }),
    close: async () => taken(await world.as(officer, closeDeliberationCommand, { deliberationId })),
    named: () => reactionsOnRecord(test.db, { forumId, editionId }),
  };
}

describe('a deliberation on record', () => {
  it('takes no reaction of a participant who has not confirmed, by form or from a device', async () => {
    const world = await recordWorld();
    const { positionId, forumId } = world;
    const one = await world.member('academia');
    expect(await world.react(one, { positionId, stance: 1 })).toMatchObject(refusedAs('confirmation-needed'));
    const reactorId = one.participation?.participationId ?? '';
    const sent = () =>
      writeReactionBatch(test.db, {
        forumId,
        stratum: 'accredited',
        at: test.clock.at,
        reactions: [{ entryId: newId(), positionId, reactorId, stance: -1, important: false }],
      });
    expect((await sent()).notOpen.size).toBe(1);
    taken(await world.confirm(one));
    expect(await world.confirm(one)).toEqual({ ok: true, change: null });
    expect((await sent()).notOpen.size).toBe(0);
    taken(await world.react(one, { positionId, stance: 1 }));
  });
  it('publishes names after the close and not before, and only of those who stand by it', async () => {
    const world = await recordWorld();
    const { positionId } = world;
    const [stands, leaves] = [await world.member('academia'), await world.member('government')];
    for (const one of [stands, leaves]) {
      taken(await world.confirm(one));
      taken(await world.react(one, { positionId, stance: -1 }));
    }
    taken(await world.react(visitor(), { positionId, stance: 1 }));
    taken(await world.as(leaves, takeBackReactionCommand, { positionId }));
    expect(await world.named()).toEqual([]);
    await world.close();
    expect(await world.named()).toEqual([
      {
        ...{ positionId, stance: -1, stakeholderGroup: 'academia' },
        ...{ names: [], capacity: { ko: '연사' }, organisation: null },
      },
    ]);
  });
  it('needs no confirmation of the open public, which is never named', async () => {
    const world = await recordWorld();
    taken(await world.react(visitor(), { positionId: world.positionId, stance: 1 }));
    expect(await world.confirm(visitor())).toMatchObject({ ok: false });
    await world.close();
    expect(await world.named()).toEqual([]);
  });
  it('does not show reasons to everyone too', async () => {
    const world = await recordWorld({});
    await world.close();
    const rules = { titles: { ko: '다음' }, visibility: 'on_record', reasonsShown: true };
    expect(await world.as(officer, planDeliberationCommand, rules)).toMatchObject(
      refusedAs('reasons-on-record'),
    );
    expect(
      await world.as(officer, planDeliberationCommand, { ...rules, visibility: 'anonymous' }),
    ).toMatchObject({
      ok: false,
    });
  });
});

it('a confidential deliberation names nobody after the close, whoever asks to be named', async () => {
  const world = await recordWorld({});
  const one = await world.member('academia');
  expect(await world.confirm(one)).toMatchObject(refusedAs('not-on-record'));
  taken(await world.react(one, { positionId: world.positionId, stance: 1 }));
  await world.close();
  expect(await world.named()).toEqual([]);
  expect(JSON.stringify(await world.seen(ANYONE))).not.toContain('연사');
});

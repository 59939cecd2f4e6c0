import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Strand } from '#kernel/domain/thread.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  type TestApplication,
} from '../../whole-app/test-application.ts';
import { closeDeliberationCommand } from '#deliberate/server/deliberation/deliberations.commands.ts';
import {
  draftPositionCommand,
  moderatePositionCommand,
  openPositionCommand,
} from '#deliberate/server/positions/positions.commands.ts';
import { officer, openWorld, rapporteur, refusedAs, START, taken, type World } from './test-deliberation.ts';
import { recordedIntervention } from './test-intervention.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(START);
});
afterAll(() => test.close());

const kinds = (strand: Strand | null): unknown =>
  strand === null ? null : [strand.knot.kind, ...strand.next.map(kinds)];

async function drawn(world: World) {
  const interventionId = await recordedIntervention(test, world);
  const handler = draftPositionCommand(test.app.thread.publicSight);
  const input = { texts: { ko: '경보는 같은 시각에 닿아야 한다.' }, authenticLanguage: 'ko' };
  const { positionId } = taken(await world.as(rapporteur, handler, { ...input, interventionId }));
  return { interventionId, positionId };
}
const read = (world: World, kind: 'position' | 'intervention', id: string, direction: 'back' | 'forward') =>
  test.app.thread.read(ANYONE, world.forumId, { kind, id }, direction);

describe('the thread of a position', () => {
  it('runs back to what was said and forward from it, once it is put to everyone', async () => {
    const world = await openWorld(test);
    const { positionId, interventionId } = await drawn(world);
    expect(await read(world, 'position', positionId, 'back')).toBeNull();
    expect(kinds(await read(world, 'intervention', interventionId, 'forward'))).toEqual(['intervention']);
    taken(await world.as(rapporteur, openPositionCommand, { positionId }));
    expect(kinds(await read(world, 'position', positionId, 'back'))).toEqual([
      'position',
      ['intervention', ['session']],
    ]);
    expect(kinds(await read(world, 'intervention', interventionId, 'forward'))).toEqual([
      'intervention',
      ['position'],
    ]);
    taken(await world.as(officer, moderatePositionCommand, { positionId, reason: { en: 'Off topic' } }));
    expect(await read(world, 'position', positionId, 'back')).toBeNull();
  });
  it('refuses to rest on an intervention that is not on record', async () => {
    const world = await openWorld(test);
    const before = await world.everything();
    const handler = draftPositionCommand(test.app.thread.publicSight);
    const input = { texts: { ko: '하나' }, authenticLanguage: 'ko', interventionId: newId() };
    expect(await world.as(rapporteur, handler, input)).toMatchObject(refusedAs('intervention-unknown'));
    expect(await world.everything()).toEqual(before);
  });
  it('carries the figure of the released epoch, and none that was promised for later', async () => {
    for (const [resultsShown, early] of [
      ['always', true],
      ['after_reaction', false],
      ['at_close', false],
    ] as const) {
      const world = await openWorld(test, { resultsShown });
      await world.crowd(world.positionId, 'academia', [1, 1, 1, -1, 0]);
      await world.crowd(world.positionId, 'government', [1, 1, 1, 1, -1, -1]);
      const figure = async () => (await read(world, 'position', world.positionId, 'back'))?.knot.figure;
      expect(await figure()).toBeNull();
      await world.epoch();
      const told = {
        ko: '동의가 가장 낮은 집단: 학계 60% · 1차 결과',
        en: 'Least agreement: Academia, 60 % · epoch 1',
      };
      expect(await figure()).toEqual(early ? told : null);
      taken(await world.as(officer, closeDeliberationCommand, { deliberationId: world.deliberationId }));
      expect((await figure())?.['en']).toMatch(/^Least agreement: Academia, 60 % · epoch \d$/);
    }
  });
});

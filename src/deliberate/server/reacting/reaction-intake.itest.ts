import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { createHttp } from '#kernel/server/http/http.ts';
import { visitorIn, visitorToken } from '#kernel/server/http/visitor.ts';
import { API_ROUTES, LIVE_AUDIENCES } from '../../../composition/compose.ts';
import {
  ANYONE,
  newId,
  openTestApplication,
  type TestApplication,
} from '../../../whole-app/test-application.ts';
import { newVisitorWait } from './reaction-limits.ts';
import { reactorTag } from '#deliberate/server/admission/reactor-tag.ts';
import { openWorld, type World } from '#deliberate/server/test-deliberation.ts';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication(new Date());
});
afterAll(() => test.close());

let world: World & { readonly positions: readonly string[]; readonly positionId: string };
let server: FastifyInstance;
let viewer: Viewer;
beforeEach(async () => {
  world = await openWorld(test, {}, ['하나', '둘', '셋']);
  viewer = ANYONE;
  const forum = { forumId: world.forumId, slug: 'f', names: {}, about: {} };
  const place = async () => ({ forum, edition: { editionId: world.editionId, slug: 'e' }, viewer });
  server = createHttp({
    app: test.app,
    routes: API_ROUTES,
    audiences: LIVE_AUDIENCES,
    places: { fresh: place, kept: place },
    pages: null,
  });
});

const secret = () => test.app.config.secret;
const one = (input: object = {}) => ({ id: newId(), positionId: world.positionId, stance: 1, ...input });
async function send(reactions: readonly object[], extra: object = {}, remoteAddress = '192.0.2.1') {
  const payload = { reactions, ...extra };
  const reply = await server.inject({ method: 'POST', url: '/api/v1/f/e/reactions', payload, remoteAddress });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() };
}
const held = async () => {
  const { reactions, open, log } = await world.everything();
  return {
    reactions: [...reactions, ...open].map(({ stance }) => stance),
    log: log.map(({ stance }) => stance),
  };
};
const reasons = () =>
  test.db
    .selectFrom('reaction_reasons')
    .select(['words', 'state'])
    .where('forum_id', '=', world.forumId)
    .execute();

describe('reactions sent from a device', () => {
  it('count once, and the answer names the visitor it let in', async () => {
    const waiting = world.positions.map((positionId) => one({ positionId }));
    const first = await send(waiting);
    expect(first.status).toBe(200);
    const visitorId = visitorIn(String(first.headers['set-cookie']), secret());
    expect(visitorId).not.toBeNull();
    viewer = { ...ANYONE, visitorId };
    // The answer was lost on the way: the device sends all of it again.
    expect((await send(waiting)).body).toEqual({
      stratum: 'public',
      taken: Object.fromEntries(waiting.map(({ id }) => [id, 'taken'])),
    });
    expect(await held()).toEqual({ reactions: [1, 1, 1], log: [1, 1, 1] });
  });

  it('sent again because the first answer was lost, its visitor with it, come from the same visitor', async () => {
    const waiting = world.positions.map((positionId) => one({ positionId }));
    const [first] = waiting;
    const lost = await send([first ?? {}]);
    const again = await send(waiting);
    expect(again.headers['set-cookie']).toBe(lost.headers['set-cookie']);
    const { open } = await world.everything();
    expect(new Set(open.map(({ visitor_id }) => visitor_id)).size).toBe(1);
    expect(await held()).toEqual({ reactions: [1, 1, 1], log: [1, 1, 1] });
    const another = await send([one()]);
    expect(another.headers['set-cookie']).not.toBe(lost.headers['set-cookie']);
  });

  it('are taken back by one without a stance, in the order they were made', async () => {
    viewer = await world.member('academia');
    const [agree, back] = [one({ reason: '우리 마을 이야기입니다' }), one({ stance: null })];
    await send([agree]);
    expect(await reasons()).toEqual([{ words: '우리 마을 이야기입니다', state: 'given' }]);
    await send([agree, back]);
    expect(await held()).toEqual({ reactions: [], log: [1, null] });
    expect(await reasons()).toEqual([]);
    await send([one({ stance: -1 })]);
    expect((await held()).reactions).toEqual([-1]);
  });

  it('that waited give way to what was made later elsewhere', async () => {
    viewer = await world.member('academia');
    await send([one({ stance: -1 })]);
    const hour = 3_600_000;
    expect((await send([one({ stance: 1, agoMs: hour })])).body.taken).toMatchObject({});
    expect((await held()).reactions).toEqual([-1]);
    await send([one({ stance: null, agoMs: hour })]);
    expect((await held()).reactions).toEqual([-1]);
    // A slow line is no hour: what was made moments before still is the latest from this device.
    await send([one({ stance: 0, agoMs: 5_000 })]);
    expect((await held()).reactions).toEqual([0]);
  });

  it('are not taken in the name of somebody else', async () => {
    const member = await world.member('academia');
    const tag = reactorTag(
      { stratum: 'accredited', reactorId: member.participation?.participationId ?? '' },
      secret(),
    );
    expect(await send([one()], { as: tag })).toMatchObject({ status: 409, body: { code: 'someone-else' } });
    viewer = member;
    expect(await send([one()], { as: 'public' })).toMatchObject({ status: 409 });
    expect((await held()).reactions).toEqual([]);
    expect((await send([one()], { as: tag })).status).toBe(200);
    expect((await held()).reactions).toEqual([1]);
  });

  it('from a frame without cookies are known by the token they carry', async () => {
    const { body } = await send([one()], { who: '' });
    expect((await send([one({ stance: -1 })], { who: body.who })).body.who).toBe(body.who);
    expect((await held()).reactions).toEqual([-1]);
    // A token nobody handed out is somebody new.
    const made = visitorToken(newId(), 'another secret');
    expect((await send([one()], { who: made })).body.who).not.toBe(made);
  });

  it('say of a closed position that nothing was taken, and leave no reason behind', async () => {
    const unknown = one({ positionId: newId(), reason: 'so' });
    expect((await send([unknown])).body.taken).toEqual({ [unknown.id]: 'not_open' });
    expect(await reasons()).toEqual([]);
    for (const length of [301, 4001]) {
      const { status, body } = await send([one({ reason: '가'.repeat(length) })]);
      expect([status, body.message.en]).toEqual([422, expect.stringContaining('at most 300 characters')]);
    }
  });

  it('of new visitors are slowed by network, where one /64 is one network', async () => {
    let address = 0;
    while (newVisitorWait(test.app, `2001:db8:1:2::${address.toString(16)}`) === 0) address += 1;
    const { status, headers } = await send([one()], {}, '2001:db8:1:2:ffff::1');
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await held()).reactions).toEqual([]);
    expect((await send([one()], {}, '2001:db8:1:3::1')).status).toBe(200);
  });
});

describe('where the rules ask for more', () => {
  it.each([{ invitedOnly: true }, { proofBits: 18 }])('%o takes nobody unasked', async (rules) => {
    const asked = await openWorld(test, rules);
    const visitorId = newId();
    const reaction = one({ positionId: asked.positionId });
    const forum = { forumId: asked.forumId, slug: 'f', names: {}, about: {} };
    const place = async () => ({
      forum,
      edition: { editionId: asked.editionId, slug: 'e' },
      viewer: { ...ANYONE, visitorId },
    });
    const places = { fresh: place, kept: place };
    const gate = createHttp({
      app: test.app,
      routes: API_ROUTES,
      audiences: LIVE_AUDIENCES,
      places,
      pages: null,
    });
    const post = async () =>
      (
        await gate.inject({
          method: 'POST',
          url: '/api/v1/f/e/reactions',
          payload: { reactions: [reaction] },
        })
      ).json().taken[reaction.id];
    expect(await post()).toBe('not_open');
    await test.db
      .insertInto('admitted_visitors')
      .values({
        forum_id: asked.forumId,
        deliberation_id: asked.deliberationId,
        visitor_id: visitorId,
        code_id: null,
        admitted_at: test.clock.at,
      })
      .execute();
    expect(await post()).toBe('taken');
  });
});

import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '#kernel/domain/viewer.ts';
import { createFanOut, type FanOut } from './fan-out.ts';
import { createLive, type Live } from './live.ts';
import { serveTopic, type StreamParts } from './sse.ts';

const forum = { forumId: 'f', slug: 'f', names: {}, about: {} };
const here = (...roles: readonly Role[]) => ({
  forum,
  edition: { editionId: 'e1', slug: 'e' },
  viewer: {
    account: roles.length === 0 ? null : { id: 'a', email: 'a@example.org', name: '' },
    roles: new Set<Role>(['public', ...roles]),
    participation: null,
    visitorId: null,
  },
});

let live: Live;
let fanOut: FanOut;
let server: FastifyInstance;
let place: Awaited<ReturnType<StreamParts['placeOf']>>;
let sockets: Socket[];
beforeEach(async () => {
  live = createLive('p');
  fanOut = createFanOut(live);
  sockets = [];
  place = here();
  const parts = {
    fanOut,
    audiences: { session: ['public'], desk: ['secretariat'] } as const,
    placeOf: async () => place,
  };
  server = Fastify();
  server.get<{ Params: { '*': string } }>('/live/*', (request, reply) =>
    serveTopic(parts, request.params['*'], request, reply),
  );
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  fanOut.close();
  await server.close();
});

/** A reader on a bare socket, so that it can also refuse to read. */
async function reader(path: string, headers = '') {
  const address = server.server.address();
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  let closed = false;
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.on('close', () => (closed = true));
  socket.on('error', () => undefined);
  socket.write(`GET /live/${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`);
  await vi.waitFor(() => expect(heard).toContain('\r\n\r\n'));
  return { socket, status: Number(heard.split(' ')[1]), heard: () => heard, closed: () => closed };
}

describe('the stream of a topic', () => {
  it('carries payloads as messages, and anything else as "reread"', async () => {
    const { heard, status } = await reader('session/s');
    live.publish('session/s', '{"n":1}');
    live.publish('session/s');
    live.publish('session/t', 'of another');
    await vi.waitFor(() => expect(heard()).toContain('id: p-2'));
    expect(status).toBe(200);
    expect(heard()).toContain('id: p-1\ndata: {"n":1}\n\n');
    expect(heard()).toContain('id: p-2\nevent: reread\ndata: \n\n');
    expect(heard()).not.toContain('of another');
  });

  it('replays what a reader missed, by Last-Event-ID or by the page it was made for', async () => {
    const since = live.latest('session/s');
    for (const data of ['one', 'two', 'three']) live.publish('session/s', data);
    const [page, back, stranger] = [
      await reader(`session/s?since=${since}`),
      await reader('session/s', 'Last-Event-ID: p-2\r\n'),
      await reader('session/s', 'Last-Event-ID: other-9\r\n'),
    ];
    await vi.waitFor(() => expect(page.heard()).toMatch(/one[^]+two[^]+three/));
    expect(back.heard()).toContain('three');
    expect(back.heard()).not.toContain('two');
    expect(stranger.heard()).toContain('event: reread');
    expect(stranger.heard()).not.toContain('three');
  });

  it('cuts a reader who does not read, and no other', async () => {
    const [slow, quick] = [await reader('session/s'), await reader('session/s')];
    slow.socket.pause();
    const payload = 'x'.repeat(256 * 1024);
    await vi.waitFor(
      () => {
        live.publish('session/s', payload);
        expect(fanOut.readers()).toBe(1);
      },
      { timeout: 20_000, interval: 20 },
    );
    live.publish('session/s', 'the end');
    await vi.waitFor(() => expect(quick.heard()).toContain('the end'));
    expect(quick.closed()).toBe(false);
  });

  it('forgets a reader who went away', async () => {
    const { socket } = await reader('session/s');
    expect(fanOut.readers()).toBe(1);
    socket.destroy();
    await vi.waitFor(() => expect(fanOut.readers()).toBe(0));
  });

  it('is for its audience: nothing internal, and the desk for those who work there', async () => {
    for (const path of ['changed', 'enter-at-once', 'constructor/x', 'session/../desk', 'desk', 'desk/a'])
      expect((await reader(path)).status, path).toBe(404);
    expect((await reader('desk/f/e')).status).toBe(401);
    place = here('signed_in');
    expect((await reader('desk/f/e')).status).toBe(403);
    place = here('secretariat');
    const { heard, status } = await reader('desk/f/e');
    expect(status).toBe(200);
    live.publish('desk/e1');
    await vi.waitFor(() => expect(heard()).toContain('event: reread'));
  });
});

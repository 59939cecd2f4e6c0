import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '#kernel/domain/viewer.ts';
import { createFanOut, type FanOut } from './fan-out.ts';
import type { AccessParts } from './line-access.ts';
import { lineFrom } from './line.ts';
import { createLive, type Live } from './live.ts';
import { createLines, type Lines } from './sse.ts';

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
let lines: Lines;
let server: FastifyInstance;
let place: Awaited<ReturnType<AccessParts['placeOf']>>;
let sockets: Socket[];
beforeEach(start);
async function start() {
  live = createLive('p');
  fanOut = createFanOut(live);
  sockets = [];
  place = here();
  lines = createLines(fanOut, {
    audiences: { session: ['public'], desk: ['secretariat'] },
    placeOf: async () => place,
  });
  server = Fastify();
  server.get<{ Params: { '*': string } }>('/live/*', (request, reply) =>
    lines.serve(request.params['*'], request, reply),
  );
  await server.listen({ host: '127.0.0.1', port: 0 });
}
afterEach(stop);
async function stop() {
  for (const socket of sockets) socket.destroy();
  lines.close();
  fanOut.close();
  await server.close();
  vi.useRealTimers();
}

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

describe('the line of a page', () => {
  it('carries payloads as messages, and anything else as "reread"', async () => {
    const { heard, status } = await reader('session/s');
    live.publish('session/s', '{"n":1}');
    live.publish('session/s');
    live.publish('session/t', 'of another');
    await vi.waitFor(() => expect(heard()).toContain('id: p-2'));
    expect(status).toBe(200);
    expect(heard()).toContain('id: p-1\ndata: session/s\ndata: {"n":1}\n\n');
    expect(heard()).toContain('id: p-2\nevent: reread\ndata: session/s\n\n');
    expect(heard()).not.toContain('of another');
  });

  it('replays what a reader missed, by Last-Event-ID or by the page it was made for', async () => {
    const made = lineFrom(live, 'session/s');
    for (const data of ['one', 'two', 'three']) live.publish('session/s', data);
    const [page, back, stranger] = [
      await reader(made),
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

  it('carries all topics of a page, and goes on in each of them from where its reader was', async () => {
    const made = lineFrom(live, 'session/s', 'session/t');
    live.publish('session/t', 'one');
    live.publish('session/s', 'two');
    const first = await reader(made);
    live.publish('session/t', 'three');
    await vi.waitFor(() => expect(dataOf(first.heard())).toHaveLength(3));
    expect(dataOf(first.heard())).toEqual(['session/s two', 'session/t one', 'session/t three']);
    // Cut off after any of them, and back with the mark of that one: the rest comes, each once.
    live.publish('session/s', 'four');
    const all = ['session/s two', 'session/t one', 'session/t three', 'session/s four'];
    for (const [n, mark] of marksOf(first.heard()).entries()) {
      const back = await reader(made, `Last-Event-ID: ${mark}\r\n`);
      await vi.waitFor(() => expect(back.heard()).toMatch(/id: p-2\.p-2\n\n/));
      const missing = all.slice(n + 1);
      expect(dataOf(back.heard()).toSorted(), mark).toEqual(missing.toSorted());
    }
  });

  it('tells a reader whose mark is not known to read each topic again, and where it goes on from', async () => {
    live.publish('session/s');
    for (const mark of ['other-1.other-0', 'p-1', 'p-1.p-0.p-0', 'p-9.x', '']) {
      const { heard } = await reader('session/s,session/t', `Last-Event-ID: ${mark}\r\n`);
      await vi.waitFor(() => expect(heard(), mark).toMatch(/id: p-1\.p-0\n\n/));
      expect(heard(), mark).toContain('event: reread\ndata: session/t\n');
    }
  });

  it('closes what is not for its reader, and what is no longer, each with its reason; the rest goes on', async () => {
    await stop();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await start();
    const outside = await reader('desk/f/e,session/s');
    expect(outside.status).toBe(200);
    await vi.waitFor(() =>
      expect(outside.heard()).toContain('event: closed\ndata: desk/f/e\ndata: sign-in-needed'),
    );
    place = here('secretariat');
    const { heard, closed } = await reader('desk/f/e,session/s');
    const alone = await reader('desk/f/e');
    live.publish('desk/e1');
    await vi.waitFor(() => expect(heard()).toContain('id: p-1.p-0\nevent: reread\ndata: desk/f/e\n'));
    expect(outside.heard()).not.toContain('event: reread');
    place = here('signed_in');
    vi.advanceTimersByTime(20_000);
    await vi.waitFor(() => expect(heard()).toContain('event: closed\ndata: desk/f/e\ndata: role-missing'));
    await vi.waitFor(() => expect(alone.closed()).toBe(true));
    live.publish('desk/e1');
    live.publish('session/s', 'for all');
    await vi.waitFor(() => expect(heard()).toContain('id: x.p-1\ndata: session/s\ndata: for all'));
    expect(heard()).not.toContain('p-2');
    expect(closed()).toBe(false);
    expect(fanOut.readers()).toBe(2);
  });

  it('names eight topics at most, each once', async () => {
    const topics = Array.from({ length: 9 }, (_, n) => `session/${n}`);
    expect((await reader(topics.slice(1).join(','))).status).toBe(200);
    for (const path of [topics.join(','), 'session/s,session/s'])
      expect((await reader(path)).status).toBe(400);
  });

  it('is one of twenty-four that a browser may hold, until one of them ends', async () => {
    const mine = 'Cookie: madang_visitor=a\r\n';
    const held = await Promise.all(Array.from({ length: 24 }, () => reader('session/s', mine)));
    const refused = await reader('session/s', mine);
    expect(refused.status).toBe(429);
    expect(refused.heard()).toContain('"code":"lines-of-visitor","max":24');
    expect((await reader('session/s')).status).toBe(200);
    held[0]?.socket.destroy();
    await vi.waitFor(() => expect(fanOut.readers()).toBe(24));
    expect((await reader('session/s', mine)).status).toBe(200);
  });
});

/** What messages carried, behind the topic they are of. */
const dataOf = (heard: string) =>
  [...heard.matchAll(/^data: (\S+)\ndata: (.*)$/gm)].map(([, topic, data]) => `${topic} ${data}`);
/** The mark of each message, as a browser would name the last it heard. */
const marksOf = (heard: string) => [...heard.matchAll(/^id: (\S+)\ndata: /gm)].map(([, mark = '']) => mark);

import { connect } from 'node:net';
import Fastify from 'fastify';
import { createFanOut } from '#kernel/server/live/fan-out.ts';
import { lineOf } from '#kernel/server/live/line.ts';
import { createLive } from '#kernel/server/live/live.ts';
import { openStream } from '#kernel/server/live/sse.ts';
import { pause } from './server.ts';
import { conclude } from './verdict.ts';

// Of a hundred readers ten read nothing: they are cut, memory stays bounded, and nobody else misses an event.
const QUICK = 90;
const SLOW = 10;
const EVENTS = 400;
const PAYLOAD = 'x'.repeat(32 * 1024);
const MEMORY_BYTES_MAX = 96 * 1024 * 1024;

const live = createLive();
const fanOut = createFanOut(live);
const http = Fastify();
http.get('/live', (request, reply) => openStream(fanOut, lineOf('drill'), request, reply));
await http.listen({ host: '127.0.0.1', port: 0 });
const address = http.server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const heard = Array.from({ length: QUICK }, () => 0);
const sockets = Array.from({ length: QUICK + SLOW }, (_, reader) => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET /live HTTP/1.1\r\nHost: drill\r\n\r\n');
  if (reader < QUICK)
    socket.on('data', (chunk) => {
      heard[reader] = (heard[reader] ?? 0) + (chunk.toString('latin1').match(/id: /g)?.length ?? 0);
    });
  return socket;
});
while (fanOut.readers() < QUICK + SLOW) await pause(10);
globalThis.gc?.();
const before = process.memoryUsage().rss;
let most = 0;
for (let event = 0; event < EVENTS; event += 1) {
  live.publish('drill', PAYLOAD);
  await pause(5);
  most = Math.max(most, process.memoryUsage().rss - before);
}
await pause(1_000);
const left = fanOut.readers();
const complete = heard.filter((count) => count === EVENTS).length;
for (const socket of sockets) socket.destroy();
fanOut.close();
await http.close();
conclude('slow-reader', [
  { what: `slow readers cut: ${QUICK + SLOW - left} of ${SLOW}`, holds: left === QUICK },
  {
    what: `quick readers that heard all ${EVENTS} events: ${complete} of ${QUICK}`,
    holds: complete === QUICK,
  },
  {
    what: `memory grew by at most ${Math.round(most / 1024 / 1024)} MiB, limit ${MEMORY_BYTES_MAX / 1024 / 1024}`,
    holds: most <= MEMORY_BYTES_MAX,
  },
]);

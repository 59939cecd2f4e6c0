import Fastify from 'fastify';
import { createFanOut } from '#kernel/server/live/fan-out.ts';
import { createLive } from '#kernel/server/live/live.ts';
import { createLines } from '#kernel/server/live/sse.ts';

// The fan-out alone in a process, told when to publish, answering with what it cost.
export type PublishOrder = { readonly rounds: number; readonly payload: string; readonly pauseMs: number };

process.once('message', async ({ port }: { port: number }) => {
  const live = createLive();
  const fanOut = createFanOut(live);
  const server = Fastify();
  const lines = createLines(fanOut, { audiences: { bench: ['public'] }, placeOf: async () => null });
  server.get<{ Params: { '*': string } }>('/live/*', (request, reply) =>
    lines.serve(request.params['*'], request, reply),
  );
  await server.listen({ host: '127.0.0.1', port });
  const rest = () => {
    globalThis.gc?.();
    return process.memoryUsage();
  };
  const empty = rest();
  process.on('message', async (order: PublishOrder | { memory: true }) => {
    if ('memory' in order) {
      const now = rest();
      const readers = fanOut.readers();
      return process.send?.({
        readers,
        bytesPerReader: (now.heapUsed + now.external - empty.heapUsed - empty.external) / readers,
      });
    }
    const before = process.cpuUsage();
    for (let round = 0; round < order.rounds; round += 1) {
      live.publish('bench', order.payload);
      await new Promise((resolve) => setTimeout(resolve, order.pauseMs));
    }
    const used = process.cpuUsage(before);
    return process.send?.({
      microsecondsPerWrite: (used.user + used.system) / order.rounds / fanOut.readers(),
    });
  });
  process.send?.({ ready: true });
});

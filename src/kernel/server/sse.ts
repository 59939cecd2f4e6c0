import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Live } from './live.ts';

const HEARTBEAT_MS = 20_000;
const TOPIC_FORM = /^[a-z0-9/-]{1,120}$/;
/** A reader that lets this much pile up is cut off; its browser reconnects by itself. */
const BACKLOG_BYTES_MAX = 64 * 1024;

/** Server-sent events: one line per change of a topic, a comment as heartbeat. */
export function serveTopic(live: Live, topic: string, request: FastifyRequest, reply: FastifyReply): void {
  if (!TOPIC_FORM.test(topic)) {
    void reply.code(404).send({ code: 'not-found' });
    return;
  }
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 3000\n\n');
  const send = (text: string) => {
    if (raw.writableLength > BACKLOG_BYTES_MAX) raw.destroy();
    else raw.write(text);
  };
  const stop = live.subscribe(topic, (version) => send(`id: ${version}\ndata: ${version}\n\n`));
  const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS);
  request.raw.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

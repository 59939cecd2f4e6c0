import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FanOut } from './fan-out.ts';

const TOPIC_FORM = /^[a-z0-9/-]{1,120}$/;

/** Hands the socket of an event-stream request to the fan-out, and lets go of everything else that belonged to it. */
export function serveTopic(
  fanOut: FanOut,
  topic: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (!TOPIC_FORM.test(topic)) {
    void reply.code(404).send({ code: 'not-found' });
    return;
  }
  const lastEventId = Number.parseInt(String(request.headers['last-event-id'] ?? ''), 10);
  reply.hijack();
  const socket = release(request.raw, reply.raw);
  fanOut.join(topic, socket, Number.isNaN(lastEventId) ? null : lastEventId);
}

/** The response is taken off its socket, so that neither it nor the request is kept while the stream is open. */
function release(request: IncomingMessage, response: ServerResponse) {
  const { socket } = request;
  response.detachSocket(socket);
  socket.removeAllListeners('timeout');
  // A reader of events sends nothing more; what it sends is dropped unread.
  socket.removeAllListeners('data');
  socket.on('error', () => socket.destroy());
  socket.resume();
  return socket;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAny, type Role } from '#kernel/domain/viewer.ts';
import type { FanOut } from './fan-out.ts';
import type { RequestPlace } from '../http/places.ts';

/**
 * The first part of a topic names its audience: `session/<id>` is heard by whoever `session` is for. What everyone may
 * hear is asked for by its topic, without a look at who asks; anything else as `/live/<kind>/<forum>/<edition>`, since
 * roles belong to a forum.
 */
export type Audiences = Readonly<Record<string, readonly Role[]>>;

export type StreamParts = {
  readonly fanOut: FanOut;
  readonly audiences: Audiences;
  readonly placeOf: (
    request: FastifyRequest,
    forumSlug: string,
    editionSlug: string,
  ) => Promise<RequestPlace | null>;
};

const TOPIC_FORM = /^[a-z0-9/-]{1,120}$/;

export async function serveTopic(
  parts: StreamParts,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const found = await topicFor(parts, path, request);
  if (typeof found === 'number') {
    void reply.code(found).send({ code: found === 404 ? 'not-found' : 'role-missing' });
    return;
  }
  openStream(parts.fanOut, found, request, reply);
}

async function topicFor(
  { audiences, placeOf }: StreamParts,
  path: string,
  request: FastifyRequest,
): Promise<string | 401 | 403 | 404> {
  const [kind = '', forumSlug, editionSlug, ...rest] = path.split('/');
  const roles = Object.hasOwn(audiences, kind) ? audiences[kind] : undefined;
  if (roles === undefined || !TOPIC_FORM.test(path)) return 404;
  if (roles.includes('public')) return path;
  if (forumSlug === undefined || editionSlug === undefined || rest.length > 0) return 404;
  const place = await placeOf(request, forumSlug, editionSlug);
  if (place === null || place.edition === null) return 404;
  if (mayAny(place.viewer, roles)) return `${kind}/${place.edition.editionId}`;
  return place.viewer.account === null ? 401 : 403;
}

/** Hands the socket of an event-stream request to the fan-out, and lets go of everything else that belonged to it. */
export function openStream(
  fanOut: FanOut,
  topic: string,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const heard = request.headers['last-event-id'] ?? sinceOf(request.url);
  reply.hijack();
  fanOut.join(topic, release(request.raw, reply.raw), typeof heard === 'string' ? heard : null);
}

/** A page says up to which event it was made, so that nothing falls between its making and its listening. */
function sinceOf(url: string): string | null {
  const question = url.indexOf('?');
  return question < 0 ? null : new URLSearchParams(url.slice(question)).get('since');
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

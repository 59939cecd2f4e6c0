import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../http/network.ts';
import type { FanOut, Reader } from './fan-out.ts';
import { isForSome, lineFor, type AccessParts, type Asking } from './line-access.ts';
import { createLineLimits, type Comer, type LinesRefused } from './line-limits.ts';
import { TOPICS_PER_LINE_MAX, type Line, type WhyClosed } from './line.ts';

/** Whoever lost a role hears what it was for no longer than this. */
const LOOK_AGAIN_MS = 20_000;
/** When a line that was one too many is worth another try. */
const RETRY_AFTER_SECONDS = 30;
const STATUS: Readonly<Record<WhyClosed, number>> = {
  'not-found': 404,
  'sign-in-needed': 401,
  'role-missing': 403,
};

export type Lines = {
  /** `/live/<topic>,<topic>`: one line for all that a page wants to hear. */
  serve(asked: string, request: FastifyRequest, reply: FastifyReply): Promise<void>;
  close(): void;
};

type Watched = { readonly reader: Reader; readonly asking: Asking; line: Line };

export function createLines(fanOut: FanOut, access: AccessParts, limits = createLineLimits()): Lines {
  const watched = new Set<Watched>();
  /** One after the other: a desk's pages must not all ask the database in one moment. */
  async function lookAgain(): Promise<void> {
    for (const one of watched) {
      const now = await lineFor(access, namesOf(one.line), one.asking).catch(() => null);
      // Not to be known just now: it stays as it is until it is.
      if (now === null) continue;
      const next = one.line.map((before, place) =>
        before.closed === null ? (now[place] ?? before) : before,
      );
      if (next.every((wanted, place) => wanted.topic === one.line[place]?.topic)) continue;
      one.line = next;
      one.reader.narrow(next);
    }
  }
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void lookAgain().finally(() => (looking = false));
  }, LOOK_AGAIN_MS);
  timer.unref();

  return {
    async serve(path, request, reply) {
      const asked = path.split(',');
      if (asked.length > TOPICS_PER_LINE_MAX || new Set(asked).size < asked.length)
        return void reply.code(400).send({ code: 'topics-of-line', max: TOPICS_PER_LINE_MAX });
      const line = await lineFor(access, asked, request);
      const [first] = line;
      if (first?.closed && line.every(({ closed }) => closed !== null))
        return void reply.code(STATUS[first.closed]).send({ code: first.closed });
      const { socket } = request.raw;
      // Gone while it was asked who may hear: its end would never be told.
      if (socket.destroyed) return void reply.hijack();
      const comer = comerOf(request, line);
      const refused = limits.enter(comer);
      if (refused !== null) return refuse(reply, refused);
      socket.once('close', () => limits.leave(comer));
      const reader = openStream(fanOut, line, request, reply);
      if (!isForSome(access, line)) return;
      const one = { reader, asking: { headers: request.headers }, line };
      watched.add(one);
      socket.once('close', () => watched.delete(one));
    },
    close: () => clearInterval(timer),
  };
}

const namesOf = (line: Line): string[] => line.map(({ asked }) => asked);

function comerOf({ headers: { cookie }, ip }: FastifyRequest, line: Line): Comer {
  const isOurs = cookie?.includes('madang') ?? false;
  const visitor = isOurs
    ? createHash('sha256')
        .update(cookie ?? '')
        .digest('base64url')
    : null;
  return { network: networkOf(ip), visitor, topics: line.length };
}

function refuse(reply: FastifyReply, refused: LinesRefused): void {
  const status = refused.code === 'lines-everywhere' ? 503 : 429;
  void reply.code(status).header('retry-after', RETRY_AFTER_SECONDS).send(refused);
}

/** Hands the socket of an event-stream request to the fan-out, and lets go of everything else that belonged to it. */
export function openStream(fanOut: FanOut, line: Line, request: FastifyRequest, reply: FastifyReply): Reader {
  const heard = request.headers['last-event-id'] ?? sinceOf(request.url);
  reply.hijack();
  return fanOut.join(line, release(request.raw, reply.raw), typeof heard === 'string' ? heard : null);
}

/** A page says up to which event it was made, so that nothing falls between its making and its listening. */
function sinceOf(url: string): string | null {
  const question = url.indexOf('?');
  return question < 0 ? null : new URLSearchParams(url.slice(question)).get('since');
}

/** The response is taken off its socket, so that neither it nor the request is kept while the stream is open. */
function release(request: IncomingMessage, response: ServerResponse): Socket {
  const { socket } = request;
  response.detachSocket(socket);
  socket.removeAllListeners('timeout');
  // A reader of events sends nothing more; what it sends is dropped unread.
  socket.removeAllListeners('data');
  socket.on('error', () => socket.destroy());
  socket.resume();
  return socket;
}

import type { Socket } from 'node:net';
import type { Live, LiveEvent } from './live.ts';
import { writeNow } from './write-now.ts';

const HEARTBEAT_MS = 20_000;
/** A reader that lets this much pile up is cut off; its browser reconnects and reads again. */
const BACKLOG_BYTES_MAX = 64 * 1024;
/** Told as an event and not as a comment, which a page would never hear: a line can die without either side noticing. */
const BEAT = 'event: beat\ndata: \n\n';
const HEAD = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/event-stream; charset=utf-8',
  'Cache-Control: no-store',
  'X-Accel-Buffering: no',
  'X-Content-Type-Options: nosniff',
  'Transfer-Encoding: chunked',
  '',
  '',
].join('\r\n');

export type FanOut = {
  /** Takes over a socket whose request has been read; from here on it only hears its topic. */
  join(topic: string, socket: Socket, lastEventId: string | null): void;
  readonly readers: () => number;
  close(): void;
};

/**
 * Server-sent events to many readers. Everyone on a topic gets the same bytes, so each event is built once, chunk
 * framing included, and handed to the sockets themselves: no request, response or timer is kept per reader.
 */
export function createFanOut(live: Live): FanOut {
  const rooms = new Map<string, Set<Socket>>();
  let readers = 0;
  const heartbeat = setInterval(() => {
    const beat = chunk(BEAT);
    for (const room of rooms.values()) tell(room, beat);
  }, HEARTBEAT_MS);
  heartbeat.unref();

  const stops: (() => void)[] = [];
  const roomOf = (topic: string): Set<Socket> => {
    const held = rooms.get(topic);
    if (held !== undefined) return held;
    const room = new Set<Socket>();
    rooms.set(topic, room);
    stops.push(live.subscribe(topic, (event) => tell(room, chunk(lines(event)))));
    return room;
  };

  return {
    join(topic, socket, lastEventId) {
      const room = roomOf(topic);
      const missed = lastEventId === null ? [] : live.since(topic, lastEventId);
      // What was missed is not known any more: the page reads again.
      const catchUp = missed === null ? REREAD : missed.map(lines).join('');
      socket.setTimeout(0);
      socket.setNoDelay(true);
      socket.write(HEAD + chunkText(`retry: 3000\n\n${catchUp}`));
      room.add(socket);
      readers += 1;
      socket.once('close', () => {
        readers -= room.delete(socket) ? 1 : 0;
      });
    },
    readers: () => readers,
    close() {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
      for (const room of rooms.values()) for (const socket of room) socket.destroy();
    },
  };
}

function tell(room: ReadonlySet<Socket>, bytes: Buffer): void {
  for (const socket of room) {
    if (socket.writableLength > BACKLOG_BYTES_MAX) socket.destroy();
    else writeNow(socket, bytes);
  }
}

/** A page that hears this asks for its view again. */
const REREAD = 'event: reread\ndata: \n\n';

function lines({ id, data }: LiveEvent): string {
  if (data === null) return `id: ${id}\n${REREAD}`;
  return `id: ${id}\n${data
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
}

function chunkText(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

function chunk(text: string): Buffer {
  return Buffer.from(chunkText(text));
}

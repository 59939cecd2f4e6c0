import type { Socket } from 'node:net';
import { closedOf, eventOf, markOf, missedSince, nameOf, type Line } from './line.ts';
import type { Live } from './live.ts';
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

const LAST_CHUNK = '0\r\n\r\n';

export type Reader = {
  /** Goes on with less: what was closed is told with its reason, and a line with nothing left ends. */
  narrow(line: Line): void;
};

export type FanOut = {
  /** Takes over a socket whose request has been read; from here on it only hears its topics. */
  join(line: Line, socket: Socket, mark: string | null): Reader;
  readonly readers: () => number;
  close(): void;
};

type Room = { readonly sockets: Set<Socket>; readonly leave: (socket: Socket) => void };

/**
 * Server-sent events to many readers. Everyone who hears the same topics gets the same bytes, so each event is built
 * once per set of topics, chunk framing included, and handed to the sockets themselves: no request, response or timer is
 * kept per reader.
 */
export function createFanOut(live: Live): FanOut {
  const rooms = new Map<string, Room>();
  let readers = 0;
  const heartbeat = setInterval(() => {
    const beat = chunk(BEAT);
    for (const { sockets } of rooms.values()) tell(sockets, beat);
  }, HEARTBEAT_MS);
  heartbeat.unref();

  /** A room lasts as long as somebody is in it. */
  const roomOf = (line: Line): Room => {
    const name = nameOf(line);
    const held = rooms.get(name);
    if (held !== undefined) return held;
    const sockets = new Set<Socket>();
    const stops = line.map(({ asked, topic }) =>
      topic === null
        ? () => undefined
        : live.subscribe(topic, ({ data }) => tell(sockets, chunk(eventOf(asked, data, markOf(live, line))))),
    );
    const leave = (socket: Socket) => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const stop of stops) stop();
      if (rooms.get(name) === room) rooms.delete(name);
    };
    const room = { sockets, leave };
    rooms.set(name, room);
    return room;
  };

  return {
    join(line, socket, mark) {
      let room = roomOf(line);
      let heard = line;
      socket.setTimeout(0);
      socket.setNoDelay(true);
      socket.write(HEAD + chunkText(`retry: 3000\n\n${closedOf(line)}${missedSince(live, line, mark)}`));
      room.sockets.add(socket);
      readers += 1;
      socket.once('close', () => {
        readers -= 1;
        room.leave(socket);
      });
      return {
        narrow(next) {
          // Closed by now: it has left its room for good.
          if (socket.destroyed) return;
          writeNow(socket, chunk(closedOf(next, heard)));
          heard = next;
          room.leave(socket);
          room = roomOf(next);
          room.sockets.add(socket);
          if (next.every(({ closed }) => closed !== null)) socket.end(LAST_CHUNK);
        },
      };
    },
    readers: () => readers,
    close() {
      clearInterval(heartbeat);
      for (const { sockets } of rooms.values()) for (const socket of sockets) socket.destroy();
    },
  };
}

function tell(sockets: ReadonlySet<Socket>, bytes: Buffer): void {
  for (const socket of sockets) {
    if (socket.writableLength > BACKLOG_BYTES_MAX) socket.destroy();
    else writeNow(socket, bytes);
  }
}

function chunkText(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

function chunk(text: string): Buffer {
  return Buffer.from(chunkText(text));
}

import { connect, type Socket } from 'node:net';
import { pause } from './server.ts';

export type Count = { readonly open: number; readonly reread: number };
export type Readers = {
  count(): Count;
  /** Waits for it, or for `withinMs`; whoever asks looks at the count. */
  until(reached: (count: Count) => boolean, withinMs?: number): Promise<void>;
  close(): void;
};

const WAIT_MS = 60_000;
const AGAIN_MS = 200;

/** Open pages as bare sockets: each comes back when it is cut, naming the last event it may have heard. */
export function openReaders(port: number, readers: number, path: string): Readers {
  const sockets = new Set<Socket>();
  const open = new Set<number>();
  const reread = new Set<number>();
  let closed = false;

  function join(reader: number, back: boolean): void {
    if (closed) return;
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    const heard = back ? 'Last-Event-ID: of-an-earlier-process\r\n' : '';
    socket.on('connect', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: drill\r\nAccept: text/event-stream\r\n${heard}\r\n`),
    );
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (text.startsWith('HTTP/1.1 200')) open.add(reader);
      if (text.includes('event: reread')) reread.add(reader);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      open.delete(reader);
      setTimeout(() => join(reader, true), AGAIN_MS);
    });
  }
  for (let reader = 0; reader < readers; reader += 1) join(reader, false);
  const count = () => ({ open: open.size, reread: reread.size });
  return {
    count,
    async until(reached, withinMs = WAIT_MS) {
      for (const end = Date.now() + withinMs; Date.now() < end && !reached(count());) await pause(20);
    },
    close() {
      closed = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

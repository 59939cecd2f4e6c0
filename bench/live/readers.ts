import { connect } from 'node:net';

// Many readers of one event stream, in a process of their own. Reports when each has its head, then how late events come.
export type ReadersOrder = { readonly port: number; readonly readers: number; readonly path: string };

const ABREAST = 100;

process.once('message', async ({ port, readers, path }: ReadersOrder) => {
  let bytes = 0;
  let arrivals: number[] = [];
  for (let from = 0; from < readers; from += ABREAST) {
    await Promise.all(
      Array.from({ length: Math.min(ABREAST, readers - from) }, () =>
        read(port, path, (n) => {
          bytes += n;
          arrivals.push(performance.now());
        }),
      ),
    );
  }
  process.on('message', () => {
    process.send?.({ bytes, p99Ms: p99Of(arrivals) });
    bytes = 0;
    arrivals = [];
  });
  process.send?.({ ready: true });
});

/** Events come in rounds with pauses between; how late the last hundredth hears of one, after the first. */
const PAUSE_MS_MIN = 100;

function p99Of(arrivals: readonly number[]): number {
  const late: number[] = [];
  let first = Number.NEGATIVE_INFINITY;
  let before = first;
  for (const at of arrivals) {
    if (at - before > PAUSE_MS_MIN) first = at;
    before = at;
    late.push(at - first);
  }
  late.sort((a, b) => a - b);
  return late[Math.floor(late.length * 0.99)] ?? Number.NaN;
}

function read(port: number, path: string, count: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\n\r\n`),
    );
    socket.once('data', () => resolve());
    socket.on('data', (chunk) => count(chunk.length));
    socket.once('error', reject);
  });
}

import { connect } from 'node:net';

// Many readers of one event stream, in a process of their own. Reports when each has its head, then how late events come.
export type ReadersOrder = { readonly port: number; readonly readers: number; readonly path: string };

const ABREAST = 100;

process.once('message', async ({ port, readers, path }: ReadersOrder) => {
  let bytes = 0;
  for (let from = 0; from < readers; from += ABREAST) {
    await Promise.all(
      Array.from({ length: Math.min(ABREAST, readers - from) }, () => read(port, path, (n) => (bytes += n))),
    );
  }
  process.on('message', () => {
    process.send?.({ bytes });
    bytes = 0;
  });
  process.send?.({ ready: true });
});

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

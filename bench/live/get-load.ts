import { connect } from 'node:net';

// Readers of one address from a process of its own: keep-alive connections, each asking again when it is answered.
export type GetOrder = {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly requests: number;
};

process.on('message', async ({ port, path, connections, requests }: GetOrder) => {
  let left = requests;
  let answered = 0;
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1');
          const ask = () => {
            if (left <= 0) return socket.end(() => resolve());
            left -= 1;
            socket.write(`GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: br\r\n\r\n`);
          };
          let seen = Buffer.alloc(0);
          socket.on('data', (chunk) => {
            seen = seen.length === 0 ? chunk : Buffer.concat([seen, chunk]);
            const head = seen.indexOf('\r\n\r\n');
            if (head < 0) return;
            const words = seen.subarray(0, head).toString('latin1');
            const length = /content-length: (\d+)/i.exec(words)?.[1];
            const whole =
              length === undefined
                ? seen.includes('\r\n0\r\n\r\n')
                : seen.length >= head + 4 + Number(length);
            if (!whole) return;
            if (words.startsWith('HTTP/1.1 200')) answered += 1;
            seen = Buffer.alloc(0);
            ask();
          });
          socket.on('error', reject);
          socket.on('connect', ask);
        }),
    ),
  );
  process.send?.({ answered });
});

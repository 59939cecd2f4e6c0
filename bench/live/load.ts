import { connect } from 'node:net';

// Load from a process of its own: raw keep-alive connections, each sending its next request when the last is answered.
export type LoadOrder = {
  readonly port: number;
  readonly cookies: readonly string[];
  readonly positionIds: readonly string[];
  readonly perRequest: number;
  readonly seconds: number;
};

let made = 0;

/** Ids in the form and the order that devices give them, counted instead of drawn: who measures must cost little. */
function nextId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  made += 1;
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

process.on('message', async ({ port, cookies, positionIds, perRequest, seconds }: LoadOrder) => {
  let answered = 0;
  let refused = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    cookies.map(
      (cookie, who) =>
        new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1');
          let turn = who;
          const send = () => {
            if (performance.now() > until) return socket.end(() => resolve());
            const reactions = Array.from({ length: perRequest }, () => ({
              id: nextId(),
              positionId: positionIds[(turn += 1) % positionIds.length],
              stance: (turn % 3) - 1,
            }));
            const body = JSON.stringify({ reactions });
            socket.write(
              `POST /api/v1/bench/1/reactions HTTP/1.1\r\nHost: bench\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
            );
          };
          let seen = '';
          socket.on('data', (chunk) => {
            seen += chunk.toString('latin1');
            const head = seen.indexOf('\r\n\r\n');
            if (head < 0) return;
            const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0);
            if (seen.length < head + 4 + length) return;
            if (seen.startsWith('HTTP/1.1 200')) answered += 1;
            else refused += 1;
            seen = '';
            send();
          });
          socket.on('error', () => resolve());
          socket.on('connect', send);
        }),
    ),
  );
  process.send?.({ answered, refused });
});

import { openReaders } from './readers.ts';
import { openServer, pause } from './server.ts';
import { positionsOf, startStorm } from './storm.ts';
import { checkBook, conclude } from './verdict.ts';

// 5,000 readers lose their stream at one moment and come back at one moment, while people react.
const READERS = Number(process.env['DRILL_READERS'] ?? 5_000);
const BACK_MS_MAX = 30_000;
const server = await openServer();
try {
  await server.start();
  const readers = openReaders(server.port, READERS, '/live/session/plenary');
  await readers.until(({ open }) => open === READERS);
  const storm = startStorm(server.port, 20, await positionsOf(server.port));
  await pause(1_000);
  await server.end('SIGKILL');
  await server.start();
  const since = performance.now();
  await readers.until(({ reread }) => reread === READERS, BACK_MS_MAX);
  const took = Math.round(performance.now() - since);
  const page = await fetch(`http://127.0.0.1:${server.port}/en/wesf/sample/results`);
  await storm.settle();
  const { reread, open } = readers.count();
  readers.close();
  conclude('reconnect', [
    {
      what: `readers back and told to read again: ${reread} of ${READERS}, within ${took} ms of the start`,
      holds: reread === READERS && open === READERS,
    },
    { what: `a page asked for meanwhile: ${page.status}`, holds: page.status === 200 },
    ...(await checkBook(server.folder, storm.sent)),
  ]);
} finally {
  await server.remove();
}

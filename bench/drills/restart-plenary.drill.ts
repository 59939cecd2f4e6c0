import { openReaders } from './readers.ts';
import { openServer, pause } from './server.ts';
import { positionsOf, startStorm } from './storm.ts';
import { answersOf, checkBook, conclude } from './verdict.ts';

// A new version is put in place during a plenary: an orderly stop and start while people react and screens listen.
const READERS = 200;
const server = await openServer();
try {
  await server.start();
  const storm = startStorm(server.port, 60, await positionsOf(server.port));
  const readers = openReaders(server.port, READERS, '/live/session/plenary');
  await readers.until(({ open }) => open === READERS);
  await pause(1_500);
  const since = performance.now();
  await server.end('SIGTERM');
  await server.start();
  const away = Math.round(performance.now() - since);
  await readers.until(({ reread }) => reread === READERS);
  await pause(1_000);
  await storm.settle();
  const { reread } = readers.count();
  readers.close();
  console.log(`answers: ${answersOf(storm.answers)}; away for ${away} ms`);
  conclude('restart-plenary', [
    {
      what: `screens that came back and were told to read again: ${reread} of ${READERS}`,
      holds: reread === READERS,
    },
    ...(await checkBook(server.folder, storm.sent)),
  ]);
} finally {
  await server.remove();
}

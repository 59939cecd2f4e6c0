import { openServer, pause } from './server.ts';
import { positionsOf, startStorm } from './storm.ts';
import { answersOf, checkBook, conclude } from './verdict.ts';

// kill -9 of the application in a storm of reactions, three times over.
const KILLS = 3;
const server = await openServer();
try {
  await server.start();
  const storm = startStorm(server.port, 60, await positionsOf(server.port));
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(1_500);
    await server.end('SIGKILL');
    await server.start();
  }
  await pause(1_000);
  await storm.settle();
  console.log(`answers: ${answersOf(storm.answers)}`);
  const cut = storm.answers.get(0) ?? 0;
  conclude('kill-app', [
    { what: `connections cut by ${KILLS} kills: ${cut}`, holds: cut > 0 },
    ...(await checkBook(server.folder, storm.sent)),
  ]);
} finally {
  await server.remove();
}

import { fileURLToPath } from 'node:url';
import { openServer, pause } from './server.ts';
import { positionsOf, startStorm } from './storm.ts';
import { answersOf, checkBook, conclude } from './verdict.ts';

// The wall clock of the machine jumps a day ahead and then two back while people react.
const clock = fileURLToPath(new URL('jumping-clock.ts', import.meta.url));
const server = await openServer(undefined, ['--import', clock]);
try {
  await server.start();
  const storm = startStorm(server.port, 40, await positionsOf(server.port));
  const through: number[] = [];
  for (let jump = 0; jump < 2; jump += 1) {
    await pause(1_500);
    server.signal('SIGUSR2');
    const before = storm.answers.get(200) ?? 0;
    await pause(1_500);
    through.push((storm.answers.get(200) ?? 0) - before);
  }
  await storm.settle();
  const page = await fetch(`http://127.0.0.1:${server.port}/ko/wesf/sample/results`);
  console.log(`answers: ${answersOf(storm.answers)}; acknowledged after each jump: ${through.join(', ')}`);
  conclude('clock-jump', [
    { what: 'reactions went on after each jump', holds: Math.min(...through) > 0 },
    { what: `the results page: ${page.status}`, holds: page.status === 200 },
    ...(await checkBook(server.folder, storm.sent)),
  ]);
} finally {
  await server.remove();
}

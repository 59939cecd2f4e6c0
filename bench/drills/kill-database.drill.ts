import { openServer, pause } from './server.ts';
import { positionsOf, startStorm } from './storm.ts';
import { answersOf, checkBook, conclude } from './verdict.ts';

// kill -9 of PostgreSQL in a storm of reactions, three times over; the application stays up and says what is going on.
const KILLS = 3;
const BACK_MS_MAX = 60_000;
const server = await openServer();
try {
  await server.start();
  const page = `http://127.0.0.1:${server.port}/en/wesf/sample/positions`;
  const headers = { cookie: 'madang_visitor=x', 'user-agent': 'drill' };
  const storm = startStorm(server.port, 60, await positionsOf(server.port));
  let outage: { status: number; retry: string | null; words: string } | null = null;
  const back: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await pause(1_500);
    const before = storm.answers.get(200) ?? 0;
    const since = performance.now();
    process.kill(server.databasePid(), 'SIGKILL');
    while (performance.now() - since < BACK_MS_MAX) {
      const answer = await fetch(page, { headers });
      const words = await answer.text();
      if (answer.status !== 200)
        outage ??= { status: answer.status, retry: answer.headers.get('retry-after'), words };
      if (answer.status === 200 && (storm.answers.get(200) ?? 0) > before + 60) break;
      await pause(50);
    }
    back.push(Math.round(performance.now() - since));
  }
  await storm.settle();
  console.log(`answers: ${answersOf(storm.answers)}; back after ms: ${back.join(', ')}`);
  const said = outage?.words ?? '';
  conclude('kill-database', [
    {
      what: `the page said 503 with Retry-After ${outage?.retry}`,
      holds: outage?.status === 503 && outage.retry !== null,
    },
    {
      what: 'in both languages',
      holds: /database cannot be reached/.test(said) && /닿을 수 없습니다/.test(said),
    },
    { what: 'reactions came through again each time, by itself', holds: Math.max(...back) < BACK_MS_MAX },
    {
      what: 'only 200, 503 or nothing was answered',
      holds: [...storm.answers.keys()].every((one) => [0, 200, 503].includes(one)),
    },
    ...(await checkBook(server.folder, storm.sent)),
  ]);
} finally {
  await server.remove();
}

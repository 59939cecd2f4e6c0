import { packShades, type EpochNews } from '#deliberate/domain/results/epoch-news.ts';
import { densityGrid, drawMap, encodePoints } from '#deliberate/domain/opinion/opinion-map.ts';
import type { Row } from './row.ts';
import { freePort } from '../drills/server.ts';
import { ask, median, startChild } from './children.ts';

const CONNECTIONS = 50;
const REQUESTS = 20_000;
const PAIRS = 5;
const PEOPLE = 100_000;

/** L10 and L11: what a map weighs, and what a public page costs beside a bare Node hello. */
export async function pageRows(): Promise<Row[]> {
  const load = startChild('get-load.ts');
  const cost = async (kind: 'page' | 'hello') => {
    const server = startChild('page-server.ts');
    const port = await freePort();
    await ask(server, { kind, port });
    const order = { port, path: '/ko/bench', connections: CONNECTIONS };
    await ask(load, { ...order, requests: REQUESTS / 4 });
    await ask(server, { mark: true });
    const { answered } = await ask<{ answered: number }>(load, { ...order, requests: REQUESTS });
    if (answered < REQUESTS) throw new Error(`${REQUESTS - answered} of ${kind} were not answered with 200`);
    const { cpuMs } = await ask<{ cpuMs: number }>(server, { mark: true });
    server.kill();
    return (cpuMs * 1000) / answered;
  };
  const ratios: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [page, hello] = [await cost('page'), await cost('hello')];
    if (process.env['BENCH_TALK'] !== undefined) console.log({ page, hello });
    ratios.push(page / hello);
  }
  load.kill();
  return [...mapRows(), atMost('L11 CPU of a public page against a bare hello', median(ratios), 2)];
}

function mapRows(): Row[] {
  // Opinions in four clouds, as a conversation has them; the same on every run.
  const noise = (n: number) => Math.sin(n * 12.9898) * 0.6 + Math.sin(n * 78.233) * 0.3;
  const people = Array.from({ length: PEOPLE }, (_, n) => n);
  const { points } = drawMap(
    {
      x: Float64Array.from(people, (n) => Math.cos(n % 4) * 2 + noise(n)),
      y: Float64Array.from(people, (n) => Math.sin(n % 4) * 2 + noise(n + 0.5)),
      group: Int32Array.from(people, (n) => n % 4),
    },
    5,
  );
  const map = { file: 'map/accredited-1-0123456789ab.bin', shades: packShades(densityGrid(points)) };
  const news = {
    epoch: 1,
    takenAt: new Date(0),
    outputsSha256: '0'.repeat(64),
    maps: { accredited: map, public: map },
  } satisfies EpochNews;
  return [
    atMost('L10 map of 100,000 participants pulled, KiB', encodePoints(points).length / 1024, 330),
    atMost('L10 density grids of both maps pushed, KiB', JSON.stringify(news).length / 1024, 4),
  ];
}

function atMost(name: string, value: number, limit: number): Row {
  return { name, figure: value.toFixed(2), limit: `at most ${limit}`, met: value <= limit };
}

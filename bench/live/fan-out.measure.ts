import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';
import { freePort } from '../drills/server.ts';
import { ask, median, startChild } from './children.ts';

const READERS = Number(process.env['BENCH_READERS'] ?? 10_000);
const ROUNDS = 10;
const PAUSE_MS = 250;
const PAYLOAD = 'x'.repeat(200);
/** The event's own lines and chunk framing around the payload. */
const FRAME_BYTES = 42;
const PAIRS = 5;

/** L5 to L7: what a fan-out costs beside a C loop of write(), and what a reader costs in memory. */
export async function fanOutRows(): Promise<Row[]> {
  const server = startChild('fan-out-server.ts');
  const port = await freePort();
  await ask(server, { port });
  const readers = startChild('readers.ts');
  await ask(readers, { port, readers: READERS, path: '/live/bench' });
  const { bytesPerReader } = await ask<{ bytesPerReader: number }>(server, { memory: true });
  const compiled = compile();
  const ratios: number[] = [];
  const lateness: number[] = [];
  await ask(readers, { report: true });
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const order = { rounds: ROUNDS, payload: PAYLOAD, pauseMs: PAUSE_MS };
    const { microsecondsPerWrite } = await ask<{ microsecondsPerWrite: number }>(server, order);
    const { p99Ms } = await ask<{ p99Ms: number }>(readers, { report: true });
    if (compiled === null) continue;
    const loop = await writeLoop(compiled.file, await freePort());
    ratios.push(microsecondsPerWrite / loop.microsecondsPerWrite);
    lateness.push(p99Ms / loop.p99Ms);
  }
  server.kill();
  readers.kill();
  compiled?.remove();
  const memory = bytesPerReader / 1024;
  return [
    ...(ratios.length === 0
      ? [
          {
            name: 'L5, L6 fan-out: no C compiler here, not measured',
            figure: '-',
            limit: 'at most 1.5',
            met: false,
          },
        ]
      : [
          {
            name: `L5 CPU per write to ${READERS} readers against a C loop`,
            figure: median(ratios).toFixed(2),
            limit: 'at most 1.5',
            met: median(ratios) <= 1.5,
          },
          {
            name: 'L6 p99 of hearing an event against the C loop’s p99',
            figure: median(lateness).toFixed(2),
            limit: 'at most 1.5',
            met: median(lateness) <= 1.5,
          },
        ]),
    {
      name: 'L7 memory per reader, kB (JavaScript heap and buffers)',
      figure: memory.toFixed(1),
      limit: 'at most 12',
      met: memory <= 12,
    },
  ];
}

function compile(): { file: string; remove: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'madang-loop-'));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const file = join(folder, 'write-loop');
    execFileSync('cc', ['-O2', '-o', file, fileURLToPath(new URL('write-loop.c', import.meta.url))]);
    return { file, remove };
  } catch {
    remove();
    return null;
  }
}

async function writeLoop(
  file: string,
  port: number,
): Promise<{ microsecondsPerWrite: number; p99Ms: number }> {
  const bytes = String(PAYLOAD.length + FRAME_BYTES);
  const loop = spawn(file, [String(port), String(READERS), String(ROUNDS), bytes, String(PAUSE_MS)]);
  let printed = '';
  const done = new Promise<void>((resolve) => loop.once('exit', () => resolve()));
  await new Promise<void>((resolve) =>
    loop.stdout.on('data', (chunk) => ((printed += String(chunk)), resolve())),
  );
  const readers = startChild('readers.ts');
  await ask(readers, { port, readers: READERS, path: '/' });
  await ask(readers, { report: true });
  await done;
  const { p99Ms } = await ask<{ p99Ms: number }>(readers, { report: true });
  readers.kill();
  return { microsecondsPerWrite: Number(printed.trim().split('\n').at(-1)), p99Ms };
}

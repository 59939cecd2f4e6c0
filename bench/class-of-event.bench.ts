import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openRuntime } from '#kernel/server/runtime.ts';
import { openServer, pause, SECRET } from './drills/server.ts';
import { positionsOf, send, type Sent } from './drills/storm.ts';
import { checkBook } from './drills/verdict.ts';
import { ask, startChild } from './live/children.ts';

// A hall of 1,000 phones and 10,000 open pages against one server on this machine, for a minute, over loopback only.
const PHONES = Number(process.env['BENCH_PHONES'] ?? 1_000);
const READERS = Number(process.env['BENCH_READERS'] ?? 10_000);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
/** Twenty positions in two minutes: what a person does who reads. */
const REACTION_EVERY_MS = 6_000;
/** Nobody should wait longer than this for the next card. */
const P99_MS_MAX = 1_000;
const MEMORY_MIB_MAX = 1_024;

const server = await openServer();
const readers = startChild('readers.ts');
try {
  await server.start();
  const positionIds = await positionsOf(server.port);
  await ask(readers, { port: server.port, readers: READERS, path: '/live/session/plenary' });
  const before = await spent();
  const since = performance.now();
  const sent: Sent[] = [];
  const took: number[] = [];
  const refused: number[] = [];
  await Promise.all(Array.from({ length: PHONES }, (_, phone) => react(phone, since)));
  const seconds = (performance.now() - since) / 1000;
  const after = await spent();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  console.log(
    `${took.length} reactions of ${PHONES} phones in ${seconds.toFixed(0)} s, beside ${READERS} open pages`,
  );
  row('p50 of a reaction, ms', at(0.5), P99_MS_MAX);
  row('p95 of a reaction, ms', at(0.95), P99_MS_MAX);
  row('p99 of a reaction, ms', at(0.99), P99_MS_MAX);
  row('reactions refused or unanswered', refused.length, 0);
  row('server CPU, share of one core', (after.cpuSeconds - before.cpuSeconds) / seconds, 1);
  row('server memory, MiB', memoryMiB(server.pid()), MEMORY_MIB_MAX);
  // At this pace most batches hold one reaction, and each person is looked up once: L4 is about a storm.
  const transactions = (after.transactions - before.transactions) / took.length;
  console.log(`       database transactions per reaction ${transactions.toFixed(2)}`);
  for (const { what, holds } of await checkBook(server.folder, sent))
    console.log(`${holds ? 'holds ' : 'FAILS '} ${what}`);

  async function react(phone: number, from: number): Promise<void> {
    const visitorId = randomUUID();
    await pause((phone / PHONES) * REACTION_EVERY_MS);
    for (const positionId of positionIds) {
      if (performance.now() - from > SECONDS * 1000) return;
      const one: Sent = { id: randomUUID(), visitorId, positionId, stance: 1, acknowledged: false };
      sent.push(one);
      const asked = performance.now();
      const status = await send(server.port, one);
      took.push(performance.now() - asked);
      if (!one.acknowledged) refused.push(status);
      await pause(Math.max(0, REACTION_EVERY_MS - (performance.now() - asked)));
    }
  }
} finally {
  readers.kill();
  await server.remove();
}

function row(name: string, value: number, limit: number): void {
  const met = value <= limit ? 'met   ' : 'MISSED';
  console.log(`${met} ${name.padEnd(44)} ${value.toFixed(2).padStart(10)}   limit ${limit}`);
}

async function spent(): Promise<{ cpuSeconds: number; transactions: number }> {
  const runtime = await openRuntime({ MADANG_DATA: server.folder, MADANG_SECRET: SECRET }, () => undefined);
  const { rows } = await runtime.pool.query<{ done: number }>(
    'SELECT xact_commit AS done FROM pg_stat_database WHERE datname = current_database()',
  );
  await runtime.stop();
  return { cpuSeconds: cpuSecondsOf(server.pid()), transactions: rows[0]?.done ?? 0 };
}

/** From the kernel's own account of the process (proc(5): utime and stime in hundredths). */
function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function memoryMiB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

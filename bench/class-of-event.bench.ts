import { openRuntime } from '#kernel/server/running/runtime.ts';
import { compose } from '../src/composition/compose.ts';
import { openServer, pause, SECRET, type Server } from './drills/server.ts';
import { positionsOf, type Sent } from './drills/storm.ts';
import { checkBook } from './drills/verdict.ts';
import { ask, startChild } from './live/children.ts';
import { fillEvent } from './live/fill-event.ts';
import { hallOfPhones, looksAt, shareOf, type Looks } from './live/phones.ts';
import { cookieOf } from './live/sign-in.ts';
import { cpuMsOf, databaseCpuMs, databaseMemoryMiB, memoryMiB } from './live/spent.ts';

/**
 * A hall of 1,000 phones and 10,000 open pages against one server on this machine, for a minute, over loopback only.
 * With `whole`, the class of event that one server has to hold: 10,000 registered, 300 sessions, 34,000 people with a
 * million reactions in one deliberation, and 6,000 online at once, of whom 1,000 react, 5,000 hear what happens, and
 * some of all look at pages, while an epoch is made.
 */
const WHOLE = process.argv[2] === 'whole';
const EVENT = { registered: 10_000, sessions: 300, positions: 400, people: 34_000, reactions: 1_000_000 };
const PHONES = Number(process.env['BENCH_PHONES'] ?? 1_000);
const READERS = Number(process.env['BENCH_READERS'] ?? (WHOLE ? 5_000 : 10_000));
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? (WHOLE ? 120 : 60));
/** Twenty positions in two minutes: what a person does who reads. */
const REACTION_EVERY_MS = 6_000;
/** Nobody should wait longer than this for the next card, or for a page. */
const P99_MS_MAX = 1_000;
const MEMORY_MIB_MAX = 1_024;
const PAGES_PER_SECOND = 20;
const CARDS_PER_SECOND = 5;
const SESSIONS_PER_SECOND = 1;
/** The hall has warmed up by then. */
const EPOCH_AFTER_MS = 15_000;
const EPOCH_MS_MAX = 60_000;

const server = await openServer();
const readers = startChild('readers.ts');
try {
  await server.start();
  if (WHOLE) await fill(server);
  await measure(server);
} finally {
  readers.kill();
  await server.remove();
}

async function fill(running: Server): Promise<void> {
  const since = performance.now();
  const runtime = await runtimeOf(running);
  await fillEvent(runtime.pool, EVENT);
  await runtime.stop();
  // What is kept for readers knows nothing of an event that was written past it.
  await running.end('SIGTERM');
  await running.start();
  console.log(`the event was made in ${((performance.now() - since) / 1000).toFixed(0)} s`);
}

async function measure({ port, pid, databasePid, folder }: Server): Promise<void> {
  const positionIds = await positionsOf(port);
  await ask(readers, { port, readers: READERS, path: '/live/session/plenary' });
  const [application, database] = [cpuMsOf(pid()), databaseCpuMs(databasePid())];
  const since = performance.now();
  const page = (path: string, perSecond: number) =>
    looksAt({ url: `http://127.0.0.1:${port}${path}`, perSecond, seconds: SECONDS });
  const [hall, results, cards, programme, epoch] = await Promise.all([
    hallOfPhones({ port, positionIds, phones: PHONES, everyMs: REACTION_EVERY_MS, seconds: SECONDS }),
    page('/ko/wesf/sample/results', PAGES_PER_SECOND),
    page('/ko/wesf/sample/positions', CARDS_PER_SECOND),
    page('/en/wesf/sample/programme', SESSIONS_PER_SECOND),
    WHOLE ? releaseEpoch({ port, folder }) : null,
  ]);
  const ms = performance.now() - since;
  const { took, refused, sent } = hall;
  console.log(
    `${took.length} reactions of ${PHONES} phones in ${(ms / 1000).toFixed(0)} s, ${((took.length / ms) * 1000).toFixed(0)}/s, beside ${READERS} open pages`,
  );
  quantiles('a reaction', took);
  row('reactions refused or unanswered', refused.length, 0);
  pageRows({ 'the results page': results, 'a card page': cards, 'the programme': programme });
  if (epoch !== null) {
    row('an epoch with all of them, ms', epoch.ms, EPOCH_MS_MAX);
    row('the epoch’s answer other than 200', epoch.status === 200 ? 0 : epoch.status, 0);
  }
  row('server CPU, share of one core', (cpuMsOf(pid()) - application) / ms, 1);
  row('database CPU, share of one core', (databaseCpuMs(databasePid()) - database) / ms, 1);
  row('server memory, MiB', memoryMiB(pid()), MEMORY_MIB_MAX);
  row('database memory, MiB', databaseMemoryMiB(databasePid()), MEMORY_MIB_MAX);
  console.log(`${(await transactionsPer(sent, folder)).toFixed(2)} transactions for each reaction`);
  for (const { what, holds } of await checkBook(folder, sent))
    console.log(`${holds ? 'holds ' : 'FAILS '} ${what}`);
}

/** Asked for by the secretariat, as from the desk, while everybody reacts. */
async function releaseEpoch({ port, folder }: Pick<Server, 'port' | 'folder'>) {
  const runtime = await runtimeOf({ folder });
  const app = compose({ ...runtime, log: () => undefined });
  const cookie = await cookieOf(app, runtime.config.secretariatEmail);
  const { rows } = await runtime.pool.query<{ deliberation_id: string }>(
    `SELECT deliberation_id FROM deliberations JOIN editions USING (forum_id, edition_id)
     WHERE editions.slug = 'sample' AND state = 'open'`,
  );
  await runtime.stop();
  await pause(EPOCH_AFTER_MS);
  const asked = performance.now();
  const path = `deliberations/${rows[0]?.deliberation_id}/snapshots`;
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/wesf/sample/${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ cause: 'asked' }),
  });
  if (!answer.ok) console.log(await answer.text());
  else await answer.arrayBuffer();
  return { ms: performance.now() - asked, status: answer.status };
}

/** Each row carries the number of the transaction that wrote it, and a batch is one. */
async function transactionsPer(sent: readonly Sent[], folder: string): Promise<number> {
  const runtime = await runtimeOf({ folder });
  const { rows } = await runtime.pool.query<{ transactions: number }>(
    'SELECT count(DISTINCT xmin::text) AS transactions FROM reaction_log WHERE entry_id = ANY($1::uuid[])',
    [sent.map(({ id }) => id)],
  );
  await runtime.stop();
  return (rows[0]?.transactions ?? Number.NaN) / sent.length;
}

function runtimeOf({ folder }: Pick<Server, 'folder'>) {
  return openRuntime({ MADANG_DATA: folder, MADANG_SECRET: SECRET }, () => undefined);
}

function pageRows(looks: Readonly<Record<string, Looks>>): void {
  for (const [what, { took, failed }] of Object.entries(looks)) {
    quantiles(what, took);
    row(`${what}: not answered with 200`, failed, 0);
  }
}

function quantiles(what: string, took: readonly number[]): void {
  for (const share of [0.5, 0.95, 0.99])
    row(`p${share * 100} of ${what}, ms`, shareOf(took, share), P99_MS_MAX);
}

function row(name: string, value: number, limit: number): void {
  const met = value <= limit ? 'met   ' : 'MISSED';
  console.log(`${met} ${name.padEnd(44)} ${value.toFixed(2).padStart(10)}   limit ${limit}`);
}

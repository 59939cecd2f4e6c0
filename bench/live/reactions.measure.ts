import type { ChildProcess } from 'node:child_process';
import type { PoolClient } from 'pg';
import type { Row } from './row.ts';
import { freePort } from '../drills/server.ts';
import { ask, median, startChild } from './children.ts';
import { databaseCpuMs } from './spent.ts';
import { addPeople, newId, type Stage } from './stage.ts';

const CONNECTIONS = 500;
const PAIRS = 5;
const SECONDS = 2;
const MODES = ['batches', 'no-database', 'one-insert', 'same-work'] as const;
type Mode = (typeof MODES)[number];
type Run = {
  readonly perSecond: number;
  readonly cpuMsPerRequest: number;
  /** Of PostgreSQL, all its processes. */
  readonly databaseMsPerRequest: number;
  readonly statementsPerReaction: number;
};

/** L1 to L4 and L8 of the live layer. */
export async function reactionRows(stage: Stage): Promise<Row[]> {
  const people = await addPeople(stage, CONNECTIONS);
  const load = startChild('load.ts');
  const servers = new Map<Mode, ChildProcess>();
  const ports = new Map<Mode, number>();
  for (const mode of MODES) {
    const child = startChild('reaction-server.ts');
    const { connection, deliberationId } = stage;
    const port = await freePort();
    await ask(child, { connection, mode, port, deliberationId });
    ports.set(mode, port);
    servers.set(mode, child);
  }
  const first = servers.get('batches');
  if (first === undefined) throw new Error('no server');
  const emails = people.map(({ email }) => email);
  const { cookies } = await ask<{ cookies: string[] }>(first, { cookies: emails });

  async function run(mode: Mode, perRequest: number): Promise<Run> {
    const server = servers.get(mode);
    if (server === undefined) throw new Error(`no server for ${mode}`);
    await ask(server, { mark: true });
    const before = databaseCpuMs(stage.postmaster);
    const order = {
      port: ports.get(mode),
      cookies,
      positionIds: stage.positionIds,
      perRequest,
      seconds: SECONDS,
    };
    const { answered, refused } = await ask<{ answered: number; refused: number }>(load, order);
    if (refused > 0) throw new Error(`${refused} requests were refused in mode ${mode}`);
    const { cpuMs, statements } = await ask<{ cpuMs: number; statements: number }>(server, { mark: true });
    return {
      perSecond: answered / SECONDS,
      cpuMsPerRequest: cpuMs / answered,
      databaseMsPerRequest: (databaseCpuMs(stage.postmaster) - before) / answered,
      statementsPerReaction: statements / (answered * perRequest),
    };
  }

  for (const mode of MODES) await run(mode, 1);
  const storms: Record<Mode, Run>[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const storm = {
      batches: await run('batches', 1),
      'no-database': await run('no-database', 1),
      'one-insert': await run('one-insert', 1),
      'same-work': await run('same-work', 1),
    };
    if (process.env['BENCH_TALK'] !== undefined) console.log(storm);
    storms.push(storm);
  }
  const l2: number[] = [];
  const l8: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const posted = await run('batches', 10);
    const raw = await upsertsPerSecond(stage);
    l2.push((posted.perSecond * 10) / raw);
    l8.push(await noticeRatio(stage));
  }
  for (const server of servers.values()) server.kill();
  load.kill();
  return [
    ...stormRows(storms),
    row('L2 ten per POST against raw unnest upsert, reactions/s', median(l2), [0.55, 'at least']),
    row('L8 batch with NOTIFY against batch alone', median(l8), [0.9, 'at least']),
  ];
}

/**
 * L3 is against one INSERT per request, and that is the rival by which it is met or missed. The other rival does what
 * the batches do for a reaction, in one prepared statement of its own: it tells what the batches are worth. CPU is that of the application and of PostgreSQL together, as an operator
 * pays it; the application's alone stands beside it, of which most is HTTP that every rival has too.
 */
function stormRows(storms: readonly Record<Mode, Run>[]): Row[] {
  const figure = (of: (storm: Record<Mode, Run>) => number) => median(storms.map(of));
  const faster = (rival: Mode) => figure((storm) => storm.batches.perSecond / storm[rival].perSecond);
  const application = ({ cpuMsPerRequest }: Run) => cpuMsPerRequest;
  const both = (run: Run) => run.cpuMsPerRequest + run.databaseMsPerRequest;
  const cost = (rival: Mode, of: (run: Run) => number) =>
    figure((storm) => of(storm.batches) / of(storm[rival]));
  return [
    row('L1 one reaction per POST, throughput against no database', faster('no-database'), [0.6, 'at least']),
    row('L3 throughput against one INSERT per request', faster('one-insert'), [4, 'at least']),
    row('L3 CPU against one INSERT per request', cost('one-insert', both), [0.2, 'at most']),
    row('   of it the application alone', cost('one-insert', application), [0.2, 'at most']),
    row('   throughput against the same work per request', faster('same-work'), [4, 'at least']),
    row('   CPU against the same work per request', cost('same-work', both), [0.2, 'at most']),
    row('   of it the application alone', cost('same-work', application), [0.2, 'at most']),
    row(
      'L4 SQL statements per reaction',
      figure(({ batches }) => batches.statementsPerReaction),
      [0.05, 'at most'],
    ),
  ];
}

function row(name: string, value: number, [limit, side]: [number, 'at least' | 'at most']): Row {
  const met = side === 'at least' ? value >= limit : value <= limit;
  return { name, figure: value.toFixed(3), limit: `${side} ${limit}`, met };
}

const RAW_BATCH = 1000;

/** The statement alone, one connection, batches of the size that the writer reaches under load. */
async function upsertsPerSecond(stage: Stage): Promise<number> {
  const client = await stage.pool.connect();
  const until = performance.now() + SECONDS * 1000;
  let batches = 0;
  try {
    for (; performance.now() < until; batches += 1) await writeRaw(client, stage, false);
  } finally {
    client.release();
  }
  return (batches * RAW_BATCH) / SECONDS;
}

/** Batches with and without a notice by turns, so that whatever else the machine does meets both alike. */
async function noticeRatio(stage: Stage): Promise<number> {
  const client = await stage.pool.connect();
  const took = { with: [] as number[], without: [] as number[] };
  const until = performance.now() + 2 * SECONDS * 1000;
  try {
    for (let turn = 0; performance.now() < until; turn += 1)
      // The first of two may have to wait for what was written before: each is first as often as the other.
      for (const notify of turn % 2 === 0 ? [true, false] : [false, true]) {
        const since = performance.now();
        await writeRaw(client, stage, notify);
        took[notify ? 'with' : 'without'].push(performance.now() - since);
      }
  } finally {
    client.release();
  }
  return median(took.without) / median(took.with);
}

async function writeRaw(client: PoolClient, stage: Stage, notify: boolean): Promise<void> {
  const { forumId, deliberationId, positionIds } = stage;
  const positions = Array.from({ length: RAW_BATCH }, (_, n) => positionIds[n % positionIds.length]);
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO reactions (forum_id, position_id, participation_id, deliberation_id, stance, important, simulated, reacted_at)
     SELECT $1, u.position_id, u.participation_id, $2, 1, false, true, $3
     FROM unnest($4::uuid[], $5::uuid[]) AS u (position_id, participation_id)
     ON CONFLICT (forum_id, position_id, participation_id) DO UPDATE SET stance = excluded.stance, reacted_at = excluded.reacted_at`,
    [forumId, deliberationId, new Date(), positions, Array.from({ length: RAW_BATCH }, newId)],
  );
  if (notify)
    await client.query('SELECT pg_notify($1, $2)', ['madang_live', `deliberation/${deliberationId}`]);
  await client.query('COMMIT');
}

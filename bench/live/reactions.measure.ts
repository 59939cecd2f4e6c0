import type { ChildProcess } from 'node:child_process';
import type { Row } from '../live.bench.ts';
import { freePort } from '../drills/server.ts';
import { ask, median, startChild } from './children.ts';
import { addPeople, newId, type Stage } from './stage.ts';

const CONNECTIONS = 500;
const PAIRS = 5;
const SECONDS = 2;
const MODES = ['batches', 'no-database', 'one-insert'] as const;
type Mode = (typeof MODES)[number];
type Run = {
  readonly perSecond: number;
  readonly cpuMsPerRequest: number;
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
      statementsPerReaction: statements / (answered * perRequest),
    };
  }

  for (const mode of MODES) await run(mode, 1);
  const l1: number[] = [];
  const throughput: number[] = [];
  const cpu: number[] = [];
  const statements: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const batches = await run('batches', 1);
    const limit = await run('no-database', 1);
    const each = await run('one-insert', 1);
    if (process.env['BENCH_TALK'] !== undefined) console.log({ batches, limit, each });
    l1.push(batches.perSecond / limit.perSecond);
    throughput.push(batches.perSecond / each.perSecond);
    cpu.push(batches.cpuMsPerRequest / each.cpuMsPerRequest);
    statements.push(batches.statementsPerReaction);
  }
  const l2: number[] = [];
  const l8: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const posted = await run('batches', 10);
    const raw = await upsertsPerSecond(stage, false);
    l2.push((posted.perSecond * 10) / raw);
    l8.push((await upsertsPerSecond(stage, true)) / (await upsertsPerSecond(stage, false)));
  }
  for (const server of servers.values()) server.kill();
  load.kill();
  return [
    row('L1 one reaction per POST, throughput against no database', median(l1), [0.6, 'at least']),
    row('L2 ten per POST against raw unnest upsert, reactions/s', median(l2), [0.55, 'at least']),
    row('L3 throughput against one INSERT per request', median(throughput), [4, 'at least']),
    row('L3 server CPU per request against one INSERT per request', median(cpu), [0.2, 'at most']),
    row('L4 SQL statements per reaction', median(statements), [0.05, 'at most']),
    row('L8 batch with NOTIFY against batch alone', median(l8), [0.9, 'at least']),
  ];
}

function row(name: string, value: number, [limit, side]: [number, 'at least' | 'at most']): Row {
  const met = side === 'at least' ? value >= limit : value <= limit;
  return { name, figure: value.toFixed(3), limit: `${side} ${limit}`, met };
}

const RAW_BATCH = 1000;

/** The statement alone, one connection, batches of the size that the writer reaches under load. */
async function upsertsPerSecond(stage: Stage, notify: boolean): Promise<number> {
  const { pool, forumId, deliberationId, positionIds } = stage;
  const client = await pool.connect();
  const until = performance.now() + SECONDS * 1000;
  let written = 0;
  try {
    while (performance.now() < until) {
      const at = written;
      const rows = Array.from({ length: RAW_BATCH }, (_, n) => positionIds[(at + n) % positionIds.length]);
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO reactions (forum_id, position_id, participation_id, deliberation_id, stance, important, simulated, reacted_at)
         SELECT $1, u.position_id, u.participation_id, $2, 1, false, true, $3
         FROM unnest($4::uuid[], $5::uuid[]) AS u (position_id, participation_id)
         ON CONFLICT (forum_id, position_id, participation_id) DO UPDATE SET stance = excluded.stance, reacted_at = excluded.reacted_at`,
        [forumId, deliberationId, new Date(), rows, Array.from({ length: RAW_BATCH }, newId)],
      );
      if (notify)
        await client.query('SELECT pg_notify($1, $2)', ['madang_live', `deliberation/${deliberationId}`]);
      await client.query('COMMIT');
      written += RAW_BATCH;
    }
  } finally {
    client.release();
  }
  return written / SECONDS;
}

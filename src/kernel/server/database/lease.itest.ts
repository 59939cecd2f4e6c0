import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from './db.ts';
import { createLease, guardByLease, LeaseLost, type Fence, type Lease } from './lease.ts';
import { openTestDatabase, type TestDatabase } from '../postgres/test-database.ts';

const forumId = '0192f0c0-0000-7000-8000-000000000001';
/** Long against the pauses of a busy machine, short for whoever waits for the tests. */
const DURATION_MS = 600;

let test: TestDatabase;
let leases: Lease[];
let children: ChildProcess[];
let name = 0;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());
beforeEach(() => {
  name += 1;
  leases = [];
  children = [];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const child of children) child.kill('SIGKILL');
  for (const lease of leases) await lease.release();
});

function leaseOf(holder: string, monotonic?: () => number): Lease {
  const parts = { db: test.db, forumId, name: `work-${name}`, holder, durationMs: DURATION_MS };
  const lease = createLease(monotonic === undefined ? parts : { ...parts, monotonic });
  leases.push(lease);
  return lease;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const taken = (fence: Fence | null) => {
  if (fence === null) throw new Error('the lease was not given');
  return fence;
};
const write = (fence: Fence) => test.db.transaction().execute((tx) => guardByLease(tx, fence));

/** A process of its own that holds the lease, prints its token and, woken by SIGUSR2, tries to write under it. */
async function holderElsewhere(): Promise<{ child: ChildProcess; token: number; said: () => string }> {
  const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const program = `
    const { openPool, openDatabase } = await import(${here('./db.ts')});
    const { createLease, guardByLease } = await import(${here('./lease.ts')});
    const connection = JSON.parse(process.argv[1]);
    const db = openDatabase(openPool({ connection, onError: () => undefined }));
    const lease = createLease({ db, forumId: '${forumId}', name: 'work-${name}', holder: 'elsewhere', durationMs: ${DURATION_MS} });
    const fence = await lease.take();
    process.on('SIGUSR2', () => db.transaction().execute((tx) => guardByLease(tx, fence)).then(
      () => console.log('written'), (error) => console.log(error.constructor.name)));
    console.log(fence.token);
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program, JSON.stringify(test.connection)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await vi.waitFor(() => expect(said).toMatch(/^\d+\n/), { timeout: 20_000 });
  return { child, token: Number.parseInt(said, 10), said: () => said.split('\n').slice(1).join('') };
}

async function takeWhenFree(lease: Lease): Promise<Fence> {
  return vi.waitFor(async () => taken(await lease.take()), { timeout: 20_000, interval: 50 });
}

describe('a lease', () => {
  it('is held by one of two, however long it lives, and by the other at once when it is let go', async () => {
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    const fence = taken(await first.take());
    for (let look = 0; look < 8; look += 1) {
      expect(await second.take()).toBeNull();
      await pause(DURATION_MS / 4);
    }
    expect(fence.lost.aborted).toBe(false);
    expect(await first.take()).toBe(fence);
    await first.release();
    expect(fence.lost.aborted).toBe(true);
    expect(taken(await second.take()).token).toBe(fence.token + 1);
  });

  it('is given to one of many who ask at the same moment', async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, (_, at) => leaseOf(`process ${at}`).take()));
    expect(asked.filter((fence) => fence !== null)).toHaveLength(1);
  });

  it('passes on when its holder was killed, and not before its duration has gone by', async () => {
    const { child, token } = await holderElsewhere();
    const waiting = leaseOf('waiting');
    expect(await waiting.take()).toBeNull();
    child.kill('SIGKILL');
    const since = performance.now();
    const fence = await takeWhenFree(waiting);
    expect(fence.token).toBe(token + 1);
    // A renewal of the holder may just have been written when it died.
    expect(performance.now() - since).toBeGreaterThan(DURATION_MS / 2);
  });

  it('refuses what a holder writes that slept while it passed on', async () => {
    const { child, said } = await holderElsewhere();
    child.kill('SIGSTOP');
    const fence = await takeWhenFree(leaseOf('waiting'));
    child.kill('SIGCONT');
    child.kill('SIGUSR2');
    await vi.waitFor(() => expect(said()).toBe('LeaseLost'), { timeout: 20_000 });
    await write(fence);
  });

  it('does not pass on while what is written under it is being committed', async () => {
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    const fence = taken(await first.take());
    const order: string[] = [];
    const writing = test.db.transaction().execute(async (tx) => {
      await guardByLease(tx, fence);
      void first.release();
      await pause(200);
      order.push('written');
    });
    await pause(50);
    const passing = takeWhenFree(second).then(() => order.push('passed on'));
    await Promise.all([writing, passing]);
    expect(order).toEqual(['written', 'passed on']);
    await expect(write(fence)).rejects.toBeInstanceOf(LeaseLost);
  });

  it('ends for a holder that cannot reach the database for as long as it lasts', async () => {
    let clock = 0;
    const lease = leaseOf('cut off', () => clock);
    const fence = taken(await lease.take());
    clock = DURATION_MS - 1;
    await pause(DURATION_MS / 2);
    expect(fence.lost.aborted).toBe(false);
    clock += DURATION_MS;
    await vi.waitFor(() => expect(fence.lost.aborted).toBe(true));
  });

  it('minds no wall clock that jumps, at the holder or at whoever waits', async () => {
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    const fence = taken(await first.take());
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const jump of [86_400_000, -86_400_000]) {
      vi.setSystemTime(Date.now() + jump);
      expect(await second.take()).toBeNull();
      await pause(DURATION_MS / 2);
      expect(await second.take()).toBeNull();
      expect(fence.lost.aborted).toBe(false);
    }
  });

  it('keeps its token rising when the row says nobody holds it', async () => {
    const tokens: number[] = [];
    for (const holder of ['a', 'b', 'a']) {
      const lease = leaseOf(holder);
      tokens.push(taken(await lease.take()).token);
      await lease.release();
    }
    expect(tokens).toEqual([1, 2, 3]);
    const { rows } = await sql`SELECT holder FROM leases WHERE name = ${`work-${name}`}`.execute(test.db);
    expect(rows).toEqual([{ holder: null }]);
  });
});

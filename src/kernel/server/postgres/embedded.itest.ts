import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedPostgresFailure, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded.ts';
import { isAlive, livePostmaster, stopPostmaster } from './postmaster.ts';

// Making a cluster takes far longer than copying one, so most tests start from a copy of this one.
let made: string;
beforeAll(async () => {
  made = join(await mkdtemp(join(tmpdir(), 'madang-embedded-')), 'postgres');
  await (await startEmbeddedPostgres({ dataFolder: made, log: () => undefined })).stop();
});
afterAll(() => rm(join(made, '..'), { recursive: true, force: true }));

let folder: string;
let running: EmbeddedPostgres[];
let children: ChildProcess[];
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'madang-embedded-')), 'postgres');
  running = [];
  children = [];
  await promisify(execFile)('cp', ['-a', made, folder]);
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of running) await server.stop();
  // A server may still hold the session of a child killed a moment ago, and then nobody was the last one out.
  const cluster = join(folder, 'cluster');
  const left = await livePostmaster(cluster);
  if (left !== null) await stopPostmaster(left, cluster);
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function start(dataFolder = folder, log: (line: string) => void = () => undefined) {
  const server = await startEmbeddedPostgres({ dataFolder, log });
  running.push(server);
  return server;
}

/** As before the first start. */
const emptied = () => rm(folder, { recursive: true });

/** The supervisor in a process of its own, so that it can be killed; resolves with the server's number. */
async function startElsewhere(): Promise<{ child: ChildProcess; pid: number; stop: () => Promise<void> }> {
  const module = new URL('./embedded.ts', import.meta.url).href;
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const server = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(folder)}, log: () => {} });
    process.on('SIGTERM', async () => { await server.stop(); process.exit(0); });
    console.log(server.pid());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const pid = await new Promise<number>((done, fail) => {
    child.stdout.once('data', (chunk: Buffer) => done(Number(chunk.toString())));
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
  });
  return { child, pid, stop: () => end(child, 'SIGTERM') };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

async function ask(server: EmbeddedPostgres, statement: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection as pg.ClientConfig);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const failureOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

async function untilTrue(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((done) => setTimeout(done, 20));
}

const KEEP = 'CREATE TABLE kept AS SELECT 1 AS value';
const READ = 'SELECT value FROM kept';

describe('a server of one process', () => {
  test('keeps what was committed over a stop and a start, and leaves no process behind', async () => {
    const first = await start();
    const pid = Number(first.pid());
    await ask(first, KEEP);
    await first.stop();
    // A process that has ended keeps its number until its parent has taken note of it.
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(await ask(await start(), READ)).toEqual([{ value: 1 }]);
  });

  test('flushes commits to disk, opens no network port and does not run as root', async () => {
    const server = await start();
    const settings = `SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit', 'data_checksums') ORDER BY name`;
    expect(await ask(server, settings)).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    const { mode, uid } = await stat(join(folder, 'run'));
    expect(mode & 0o777).toBe(0o700);
    expect(uid).not.toBe(0);
  });

  test('is reached through a short name when the folder’s own is too long for a socket', async () => {
    const server = await start(join(folder, 'long'.repeat(20), 'longer'.repeat(20)));
    expect(Buffer.byteLength(String(server.connection.host))).toBeLessThan(90);
    expect(await ask(server, 'SELECT 1 AS value')).toEqual([{ value: 1 }]);
  });

  test('makes a database once, however often it is asked', async () => {
    const server = await start();
    await Promise.all([
      server.ensureDatabase('Other "one"'),
      start().then((same) => same.ensureDatabase('second')),
    ]);
    await server.ensureDatabase('Other "one"');
    const names = `SELECT datname AS name FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1`;
    expect(await ask(server, names)).toEqual([
      { name: 'Other "one"' },
      { name: 'madang' },
      { name: 'second' },
    ]);
  });
});

describe('after a kill', () => {
  test('a start adopts the server whose supervisor was killed, with its data', async () => {
    const killed = await startElsewhere();
    await end(killed.child, 'SIGKILL');
    expect(isAlive(killed.pid)).toBe(true);
    const server = await start();
    expect(server.pid()).toBe(killed.pid);
    await ask(server, KEEP);
    await server.stop();
    expect(await livePostmaster(join(folder, 'cluster'))).toBeNull();
  });

  test('a start recovers when supervisor and server were killed together', async () => {
    const killed = await startElsewhere();
    const visitor = await start();
    await ask(visitor, KEEP);
    await visitor.stop();
    await end(killed.child, 'SIGKILL');
    process.kill(killed.pid, 'SIGKILL');
    expect(await ask(await start(), READ)).toEqual([{ value: 1 }]);
  });

  test('a killed server comes up again under its supervisor', async () => {
    const lines: string[] = [];
    const server = await start(folder, (line) => lines.push(line));
    await ask(server, KEEP);
    const pid = server.pid();
    process.kill(Number(pid), 'SIGKILL');
    await untilTrue(() => lines.includes('[database] up again'));
    expect(server.pid()).not.toBe(pid);
    expect(await ask(server, READ)).toEqual([{ value: 1 }]);
  });

  test('a pid file whose number now belongs to another program blocks nothing and hurts nobody', async () => {
    const first = await start();
    await ask(first, KEEP);
    const text = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8');
    await first.stop();
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    children.push(bystander);
    await writeFile(join(folder, 'cluster', 'postmaster.pid'), text.replace(/^\d+/, String(bystander.pid)));
    expect(await ask(await start(), READ)).toEqual([{ value: 1 }]);
    expect(bystander.exitCode).toBeNull();
    expect(isAlive(Number(bystander.pid))).toBe(true);
  });

  test('a half made cluster of a start cut short is cleared away', async () => {
    await emptied();
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((done) => dead.once('exit', done));
    await mkdir(join(folder, `cluster.new-${dead.pid}-0a0b0c0d`, 'base'), { recursive: true });
    await start();
    expect((await readdir(folder)).sort()).toEqual(['cluster', 'run', 'server.log']);
  });
});

describe('several processes', () => {
  test('share one server, and only the last to leave stops it', async () => {
    const other = await startElsewhere();
    const server = await start();
    expect(server.pid()).toBe(other.pid);
    await server.stop();
    expect(isAlive(other.pid)).toBe(true);
    await other.stop();
    expect(await livePostmaster(join(folder, 'cluster'))).toBeNull();
  });

  test('that make the same new folder at the same moment end up with one server', async () => {
    await emptied();
    const [here, there] = await Promise.all([start(), startElsewhere()]);
    expect(here.pid()).toBe(there.pid);
    expect((await readdir(folder)).sort()).toEqual(['cluster', 'run', 'server.log']);
  });

  test('one that arrives while the last one leaves gets a server all the same', async () => {
    const first = await start();
    await ask(first, KEEP);
    const [, second] = await Promise.all([first.stop(), start()]);
    expect(await ask(second, READ)).toEqual([{ value: 1 }]);
  });

  test('a server of other settings is replaced when nobody uses it', async () => {
    const killed = await startElsewhere();
    await end(killed.child, 'SIGKILL');
    const server = await startEmbeddedPostgres({
      dataFolder: folder,
      log: () => undefined,
      settings: { max_connections: '50' },
    });
    running.push(server);
    expect(server.pid()).not.toBe(killed.pid);
    expect(await ask(server, 'SHOW max_connections')).toEqual([{ max_connections: '50' }]);
  });
});

describe('what stops it from starting is said in a sentence, and nothing is changed', () => {
  test.each([
    ['99', 'data-newer'],
    ['12', 'data-older'],
  ])('data of version %s: %s', async (version, code) => {
    await writeFile(join(folder, 'cluster', 'PG_VERSION'), `${version}\n`);
    const failure = await failureOf(start());
    expect(failure).toBeInstanceOf(EmbeddedPostgresFailure);
    expect(failure).toMatchObject({ code, sentence: { ko: expect.stringContaining(version) } });
    expect(await readFile(join(folder, 'cluster', 'PG_VERSION'), 'utf8')).toBe(`${version}\n`);
  });

  test('a folder that holds somebody else’s files: foreign-files', async () => {
    await emptied();
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    const before = await stat(folder);
    expect(await failureOf(start())).toMatchObject({ code: 'foreign-files' });
    expect(await readdir(folder)).toEqual(['thesis.txt']);
    expect((await stat(folder)).uid).toBe(before.uid);
  });

  test('a cluster folder without a version: foreign-files', async () => {
    await emptied();
    await mkdir(join(folder, 'cluster', 'photographs'), { recursive: true });
    expect(await failureOf(start())).toMatchObject({ code: 'foreign-files' });
  });

  test('a file where the folder should be: folder-unusable', async () => {
    await emptied();
    await writeFile(folder, '');
    expect(await failureOf(start())).toMatchObject({ code: 'folder-unusable' });
  });

  test.skipIf(process.getuid?.() === 0)('a folder without permission: folder-unusable', async () => {
    await emptied();
    await mkdir(folder, { mode: 0o000 });
    expect(await failureOf(start())).toMatchObject({ code: 'folder-unusable' });
    await chmod(folder, 0o700);
  });
});

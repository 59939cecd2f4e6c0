import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS_MAX = 180_000;
export const SECRET = 'a secret of the drills, long enough to sign with';

export type Server = {
  readonly port: number;
  readonly folder: string;
  /** Starts the application, or starts it again on the same data; resolves when it answers. */
  start(): Promise<void>;
  /** Ends the application and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  pid(): number;
  databasePid(): number;
  remove(): Promise<void>;
};

/** The whole application with the sample forum, on data of its own, as its users start it. */
export async function openServer(
  folder = mkdtempSync(join(tmpdir(), 'madang-drill-')),
  flags: readonly string[] = [],
): Promise<Server> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const env = {
    ...process.env,
    MADANG_PORT: String(port),
    MADANG_DATA: folder,
    MADANG_SECRET: SECRET,
  };
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await gone;
  }
  return {
    port,
    folder,
    async start() {
      child = spawn(process.execPath, [...flags, 'src/main.ts'], { cwd: ROOT, env, stdio: 'ignore' });
      await untilAnswers(port, child);
    },
    end,
    signal: (signal) => void child?.kill(signal),
    pid: () => child?.pid ?? 0,
    databasePid: () => postmasterIn(folder),
    async remove() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(port: number, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + START_MS_MAX; Date.now() < until; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`the application ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/wesf/sample/results`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
  }
  throw new Error('the application did not start in time');
}

function postmasterIn(folder: string): number {
  const root = join(folder, 'postgres');
  const file = readdirSync(root, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith('postmaster.pid'),
  );
  if (file === undefined || !existsSync(join(root, file))) throw new Error('no database runs');
  return Number(readFileSync(join(root, file), 'utf8').split('\n')[0]);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

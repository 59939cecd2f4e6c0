import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLetterbox, type Letterbox } from './letterbox.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const START_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 20_000;

export type RunningApp = {
  readonly url: string;
  /** The secretariat's one-time link, as printed at start. */
  readonly secretariatLink: string;
  readonly secretariatEmail: string;
  readonly letters: Letterbox;
  readonly child: ChildProcess;
  stop(): Promise<void>;
};

export type StartOptions = { readonly empty?: boolean; readonly dataFolder?: string };

/** The whole application as its users start it: own data folder, own mail server, real database. */
export async function startApp({ empty = false, dataFolder }: StartOptions = {}): Promise<RunningApp> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'madang-e2e-'));
  const letters = await openLetterbox();
  const port = await freePort();
  const env = {
    ...process.env,
    MADANG_PORT: String(port),
    MADANG_DATA: folder,
    MADANG_SECRETARIAT: 'desk@example.org',
    SMTP_URL: `smtp://127.0.0.1:${letters.port}`,
  };
  const child = spawn(process.execPath, ['src/main.ts', ...(empty ? ['--empty'] : [])], { cwd: ROOT, env });
  const secretariatLink = await linkPrinted(child);
  return {
    url: `http://127.0.0.1:${port}`,
    secretariatLink,
    secretariatEmail: 'desk@example.org',
    letters,
    child,
    async stop() {
      await stopped(child);
      await letters.close();
      if (dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function linkPrinted(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(
      () => reject(new Error(`Madang did not start in time:\n${printed}`)),
      START_TIMEOUT_MS,
    );
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const link = /https?:\/\/\S+\/sign-in\/link\?token=\S+/.exec(printed)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Madang ended with code ${code} before it was up:\n${printed}`));
    });
  });
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGINT');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

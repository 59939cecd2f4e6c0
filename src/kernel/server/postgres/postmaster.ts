import { execFile } from 'node:child_process';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const POLL_MS = 50;
const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
const KILLED_MS = 10_000;

/** The word on the server's command line by which its process is known for ours, whatever its number. */
export const clusterMark = (clusterFolder: string): string => `madang.cluster=${clusterFolder}`;

const pidFile = (clusterFolder: string): string => join(clusterFolder, 'postmaster.pid');

/**
 * The number of the running server of this folder, or null. The pid file alone proves nothing: after a power cut
 * the number may belong to any program, so the process itself is asked for its command line.
 */
export async function livePostmaster(clusterFolder: string): Promise<number | null> {
  const text = await readFile(pidFile(clusterFolder), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  return (await isPostmaster(pid, clusterFolder)) ? pid : null;
}

async function isPostmaster(pid: number, clusterFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const line = await commandLine(pid);
  return line.includes(clusterMark(clusterFolder));
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Removes lock files whose number now belongs to another program, or to a killed server that nobody has reaped yet:
 * PostgreSQL would take it for a running server and refuse to start. Should a server of this folder still run after
 * all, its shared memory, found by the folder's inode, makes the newcomer give up before it touches anything.
 */
export async function clearStaleLocks(clusterFolder: string, runFolder: string): Promise<void> {
  const locks = (await readdir(runFolder)).filter((name) => name.endsWith('.lock'));
  if ((await livePostmaster(clusterFolder)) !== null) return;
  for (const file of [pidFile(clusterFolder), ...locks.map((name) => join(runFolder, name))]) {
    await rm(file, { force: true });
  }
}

/** Asks for a fast shutdown and waits; a server that hangs is ended the hard way, which its log survives. */
export async function stopPostmaster(pid: number, clusterFolder: string): Promise<void> {
  const steps = [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
    ['SIGKILL', KILLED_MS],
  ] as const;
  for (const [signal, patience] of steps) {
    if (!(await isPostmaster(pid, clusterFolder))) return;
    send(pid, signal);
    if (await ends(pid, clusterFolder, patience)) return;
  }
}

/** Ends a server that does not answer, skipping the polite request. */
export async function breakPostmaster(pid: number, clusterFolder: string): Promise<void> {
  for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
    if (!(await isPostmaster(pid, clusterFolder))) return;
    send(pid, signal);
    // A server that was halted hears the signal only when it goes on.
    send(pid, 'SIGCONT');
    if (await ends(pid, clusterFolder, signal === 'SIGQUIT' ? IMMEDIATE_SHUTDOWN_MS : KILLED_MS)) return;
  }
}

/** A process that ended a moment ago needs no signal. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function ends(pid: number, clusterFolder: string, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += POLL_MS) {
    if (!(await isPostmaster(pid, clusterFolder))) return true;
    await sleep(POLL_MS);
  }
  return false;
}

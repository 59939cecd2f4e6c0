import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import type { Binaries } from './binaries.ts';
import { ownEnvironment, pathFor, type Place } from './cluster.ts';
import type { Endpoint } from './endpoint.ts';
import { EmbeddedPostgresFailure } from './failure.ts';
import { clusterMark } from './postmaster.ts';

export type Settings = Readonly<Record<string, string>>;

export type Launched = {
  readonly pid: number | undefined;
  /** The exit code once the server has ended, null before. */
  readonly ended: () => number | null;
  /** What this start has written to the log. */
  readonly said: () => Promise<string>;
};

const LOG_BYTES_MAX = 4 * 1024 * 1024;

// Stated on the command line, so that an edited postgresql.conf cannot open the server or make it lose data.
const SETTINGS: Settings = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_checkpoints: 'off',
  // Rejected statements carry people's words and reactions. The caller hears of them; a log on disk should not.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};

function settingsFor(endpoint: Endpoint, extra: Settings): Settings {
  const windows = process.platform === 'win32';
  const where: Settings = windows
    ? { listen_addresses: '127.0.0.1' }
    : { listen_addresses: '', unix_socket_directories: '../run', unix_socket_permissions: '0700' };
  return { ...SETTINGS, ...extra, ...where, port: String(endpoint.port) };
}

/** Changes whenever a running server would differ from one started now. */
export const fingerprintOf = (endpoint: Endpoint, binaries: Binaries, extra: Settings): string =>
  createHash('sha256')
    .update(JSON.stringify([binaries.postgres, binaries.version, settingsFor(endpoint, extra)]))
    .digest('hex')
    .slice(0, 16);

export type Launch = { place: Place; endpoint: Endpoint; binaries: Binaries; settings: Settings };

/** Starts the server as a process of its own that outlives us if we are killed; the next start finds it again. */
export async function launch({ place, endpoint, binaries, settings }: Launch): Promise<Launched> {
  await rotate(place.log);
  const log = await open(place.log, 'a', 0o600);
  const from = (await log.stat()).size;
  if (place.account !== null) await log.chown(place.account.uid, place.account.gid);
  const named = {
    ...settingsFor(endpoint, settings),
    'madang.fingerprint': fingerprintOf(endpoint, binaries, settings),
  };
  const options = Object.entries(named).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  options.push('-c', clusterMark(place.cluster));
  const child = spawn(...command(place, binaries, options), {
    ...ownEnvironment(place.folder),
    ...(place.account ?? {}),
    cwd: place.cluster,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  let ended: number | null = null;
  let failed: Error | null = null;
  child.on('error', (error) => (failed = error));
  child.on('exit', (code) => (ended = code ?? 1));
  child.unref();
  await new Promise((done) => child.once('spawn', done).once('error', done));
  await log.close();
  if (failed !== null) throw notSpawned(place, failed);
  const said = async () => (await readFile(place.log)).subarray(from).toString();
  return { pid: child.pid, ended: () => ended, said };
}

/** On Windows only `pg_ctl` can lay down an administrator's rights, which the server insists on. */
function command(place: Place, binaries: Binaries, options: string[]): [string, string[]] {
  const data = pathFor(place.cluster, place.account);
  if (process.platform !== 'win32') return [binaries.postgres, ['-D', data, ...options]];
  const quoted = options.map((option) => `"${option}"`).join(' ');
  return [binaries.pgCtl, ['start', '--no-wait', '-D', data, '-l', `${place.log}.pg`, '-o', quoted]];
}

async function rotate(log: string): Promise<void> {
  const found = await stat(log).catch(() => null);
  if (found !== null && found.size > LOG_BYTES_MAX) await rename(log, `${log}.old`);
}

function notSpawned(place: Place, error: Error): EmbeddedPostgresFailure {
  const why = 'code' in error ? String(error.code) : error.message;
  return place.account === null
    ? new EmbeddedPostgresFailure('not-started', { what: place.log, why })
    : new EmbeddedPostgresFailure('account-unusable', { what: String(place.account.uid), why });
}

import type pg from 'pg';
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { prepareBinaries, type Binaries } from './binaries.ts';
import { claimFolder, ensureCluster, type Place } from './cluster.ts';
import { openEndpoint, type Endpoint } from './endpoint.ts';
import { EmbeddedPostgresFailure, failureFromLog, folderFailure } from './failure.ts';
import { openKeeper, type Keeper } from './keeper.ts';
import { fingerprintOf, launch, type Launched, type Settings } from './launch.ts';
import { breakPostmaster, clearStaleLocks, livePostmaster, stopPostmaster } from './postmaster.ts';

export { EmbeddedPostgresFailure } from './failure.ts';

export type EmbeddedPostgres = {
  /** For a pool on the database `madang`, which exists. */
  readonly connection: pg.PoolConfig;
  /** The server's process now; it changes when the server had to be started again. */
  readonly pid: () => number | null;
  readonly ensureDatabase: (name: string) => Promise<void>;
  /** Stops the server, unless another process still uses it. Close pools first. */
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** Settings over the house's own, for tests. */
  readonly settings?: Settings;
};

const DATABASE = 'madang';
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 25;
const SILENCES_MAX = 2;
const REVIVE_PAUSE_MS = 200;
const REVIVE_PAUSE_MAX_MS = 5_000;
const IN_USE_PATIENCE_MS = 20_000;

type Setup = {
  readonly place: Place;
  readonly endpoint: Endpoint;
  readonly binaries: Binaries;
  readonly settings: Settings;
  readonly log: (line: string) => void;
};

/**
 * Brings up the PostgreSQL of a data folder: makes it if new, adopts it if it already runs (after a kill, or for
 * another process), and keeps it up until `stop`. Throws `EmbeddedPostgresFailure` with a sentence for people.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, log, settings = {} } = options;
  const place = await claimFolder(dataFolder);
  const binaries = await prepareBinaries(place.account, place.folder);
  if ((await ensureCluster(place, binaries)) === 'made') log('[database] made a new embedded database');
  const endpoint = await openEndpoint(place);
  const setup = { place, endpoint, binaries, settings, log };
  try {
    return await supervise(setup, await bringUp(setup));
  } catch (error) {
    await endpoint.close();
    throw folderFailure(place.folder, error);
  }
}

async function supervise(setup: Setup, first: Keeper): Promise<EmbeddedPostgres> {
  const { place, endpoint, log } = setup;
  let keeper = first;
  let pid = await livePostmaster(place.cluster);
  let stopping = false;
  const revive = async () => {
    log('[database] the connection was lost; bringing the database up again');
    for (let pause = REVIVE_PAUSE_MS; !stopping; pause = Math.min(pause * 2, REVIVE_PAUSE_MAX_MS)) {
      try {
        keeper = await bringUp(setup);
        pid = await livePostmaster(place.cluster);
        keeper.onLost(onLost);
        log('[database] up again');
        return;
      } catch (error) {
        log(`[database] ${error instanceof Error ? error.message : String(error)}`);
        await sleep(pause);
      }
    }
  };
  let reviving: Promise<void> = Promise.resolve();
  const onLost = () => {
    if (!stopping) reviving = revive();
  };
  keeper.onLost(onLost);
  await keeper.ensureDatabase(DATABASE);
  const { close, ...address } = endpoint;
  return {
    connection: { ...address, database: DATABASE, ssl: false },
    pid: () => pid,
    ensureDatabase: (name) => keeper.ensureDatabase(name),
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await reviving;
      await leave(setup, keeper);
      await close();
    },
  };
}

/** The last one out stops the server; while that lasts, newcomers wait for the lock and then start it afresh. */
async function leave(setup: Setup, keeper: Keeper): Promise<void> {
  const alone = await keeper.alone().catch(() => true);
  if (alone) await stopServer(setup);
  await keeper.close();
}

async function stopServer({ place, binaries }: Setup): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-m', 'fast', '-D', place.cluster]).catch(
      () => undefined,
    );
    return;
  }
  const pid = await livePostmaster(place.cluster);
  if (pid !== null) await stopPostmaster(pid, place.cluster);
}

/** Adopts or starts, whatever it finds, and returns once a session is open. */
async function bringUp(setup: Setup): Promise<Keeper> {
  const { place, endpoint } = setup;
  const since = Date.now();
  const attempt: Attempt = { launched: null, inUseSince: null };
  let silences = 0;
  for (;;) {
    const probe = await openKeeper(endpoint);
    if (probe.state === 'up') {
      if (await isCurrent(setup, probe.keeper)) return probe.keeper;
      continue;
    }
    if (probe.state === 'closed-off') {
      throw new EmbeddedPostgresFailure('socket-unusable', { what: endpoint.host, why: probe.why });
    }
    if (Date.now() - since > START_TIMEOUT_MS) throw await timedOut(setup, attempt);
    if (probe.state === 'silent' && (silences += 1) >= SILENCES_MAX) {
      const pid = await livePostmaster(place.cluster);
      if (pid !== null) await breakPostmaster(pid, place.cluster);
    }
    if (probe.state === 'down') await launchUnlessLive(setup, attempt);
    await sleep(POLL_MS);
  }
}

/** A server of other settings or another release is replaced, unless somebody else is using it just now. */
async function isCurrent(setup: Setup, keeper: Keeper): Promise<boolean> {
  const { endpoint, binaries, settings, log } = setup;
  if (keeper.fingerprint === fingerprintOf(endpoint, binaries, settings)) return true;
  if (!(await keeper.alone())) return true;
  log('[database] replacing a running server of other settings');
  await stopServer(setup);
  await keeper.close();
  return false;
}

type Attempt = { launched: Launched | null; inUseSince: number | null };

async function launchUnlessLive(setup: Setup, attempt: Attempt): Promise<void> {
  const { place } = setup;
  const { launched } = attempt;
  if (launched !== null) {
    const code = launched.ended();
    // On Windows it is `pg_ctl` that has ended, with 0 when the server was started.
    if (code === null || (process.platform === 'win32' && code === 0)) return;
    const failure = failureFromLog(place.folder, place.log, await launched.said());
    if (failure.code !== 'folder-in-use') throw failure;
    // Another start was a moment ahead, children of a killed server are on their way out, or its locks outlived it.
    attempt.inUseSince ??= Date.now();
    if (Date.now() - attempt.inUseSince > IN_USE_PATIENCE_MS) throw failure;
    await clearStaleLocks(place.cluster, place.run);
  }
  const live = await livePostmaster(place.cluster);
  attempt.launched = live === null ? await launch(setup) : null;
}

async function timedOut({ place }: Setup, { launched }: Attempt): Promise<EmbeddedPostgresFailure> {
  if (launched !== null) return failureFromLog(place.folder, place.log, await launched.said());
  return new EmbeddedPostgresFailure('not-started', { what: place.log, why: `${START_TIMEOUT_MS / 1000} s` });
}

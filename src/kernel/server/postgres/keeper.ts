import pg from 'pg';
import type { Endpoint } from './endpoint.ts';

/**
 * One session per process that uses the server. It holds a shared lock for as long as the process lives, so the last
 * one out can tell that it is the last, and a process that was killed is gone from the count at once.
 */
export type Keeper = {
  /** Settings the running server was started with, as a hash; empty for a server that was not ours. */
  readonly fingerprint: string;
  /** True when no other process uses the server; newcomers then wait until this session ends. */
  readonly alone: () => Promise<boolean>;
  readonly ensureDatabase: (name: string) => Promise<void>;
  /** Calls back once when the session is lost without having been closed. */
  readonly onLost: (then: () => void) => void;
  readonly close: () => Promise<void>;
};

export type Probe =
  | { readonly state: 'up'; readonly keeper: Keeper }
  /** Starting, recovering, stopping or full: it will say something else soon. */
  | { readonly state: 'busy' }
  /** Accepts a connection, then says nothing. */
  | { readonly state: 'silent' }
  /** Nobody listens. */
  | { readonly state: 'down' }
  | { readonly state: 'closed-off'; readonly why: string };

const USERS_LOCK = 4_810_002;
const ANSWER_TIMEOUT_MS = 5_000;
const BUSY = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE']);
const DOWN = new Set(['ENOENT', 'ECONNREFUSED']);
const DUPLICATE_DATABASE = new Set(['42P04', '23505']);

export async function openKeeper({ host, port, user, password }: Endpoint): Promise<Probe> {
  const client = new pg.Client({
    host,
    port,
    user,
    ...(password === undefined ? {} : { password }),
    database: 'postgres',
    ssl: false,
    application_name: 'madang keeper',
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
  });
  const lost = watch(client);
  try {
    await client.connect();
    await client.query('SET idle_session_timeout = 0');
    await client.query(`SET lock_timeout = ${ANSWER_TIMEOUT_MS}`);
    await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
    const { rows } = await client.query<{ fingerprint: string | null }>(
      "SELECT current_setting('madang.fingerprint', true) AS fingerprint",
    );
    return { state: 'up', keeper: keeperOf(client, rows[0]?.fingerprint ?? '', lost) };
  } catch (error) {
    lost.closing = true;
    await client.end().catch(() => undefined);
    return stateFrom(error);
  }
}

type Lost = { closing: boolean; happened: boolean; then: () => void };

/** An 'error' nobody listens to would end the process; here it only means that the session is gone. */
function watch(client: pg.Client): Lost {
  const lost: Lost = { closing: false, happened: false, then: () => undefined };
  const onGone = () => {
    if (lost.closing || lost.happened) return;
    lost.happened = true;
    lost.then();
  };
  client.on('error', onGone);
  client.on('end', onGone);
  return lost;
}

function keeperOf(client: pg.Client, fingerprint: string, lost: Lost): Keeper {
  return {
    fingerprint,
    alone: async () => {
      await client.query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK]);
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
        USERS_LOCK,
      ]);
      if (rows[0]?.got === true) return true;
      await client.query('SELECT pg_advisory_lock_shared($1)', [USERS_LOCK]);
      return false;
    },
    ensureDatabase: async (name) => {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (rowCount !== 0) return;
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && DUPLICATE_DATABASE.has(String(error.code))))
          throw error;
      });
    },
    onLost: (then) => {
      lost.then = then;
      if (lost.happened) then();
    },
    close: async () => {
      lost.closing = true;
      await client.end().catch(() => undefined);
    },
  };
}

function stateFrom(error: unknown): Probe {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (DOWN.has(code)) return { state: 'down' };
  if (/timeout/i.test(message) && code !== '55P03') return { state: 'silent' };
  // A lock that is not granted belongs to a process that is just about to stop the server.
  if (BUSY.has(code) || code === '55P03' || /terminated|ended/i.test(message)) return { state: 'busy' };
  return { state: 'closed-off', why: code === '' ? message : code };
}

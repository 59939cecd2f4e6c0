import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** Reading works alike in and out of a transaction. */
export type Reader = Kysely<Tables>;
export type Pool = pg.Pool;
export { sql };

const POOL_CONNECTIONS_MAX = 16;
const CONNECT_TIMEOUT_MS = 10_000;

// Dates stay the text they are ("2021-11-16"): a JavaScript Date would move them across time zones.
const DATE_OID = 1082;
const BIGINT_OID = 20;
const NUMERIC_OID = 1700;
pg.types.setTypeParser(DATE_OID, (text) => text);
pg.types.setTypeParser(BIGINT_OID, Number);
pg.types.setTypeParser(NUMERIC_OID, Number);

export type ConnectOptions = { readonly connection: pg.PoolConfig; readonly onError: (error: Error) => void };

/**
 * A pool whose lost connections are reported, not fatal: node-postgres raises 'error' on idle clients through
 * the pool and on checked-out ones on the client itself, and an unhandled one ends the process.
 */
export function openPool({ connection, onError }: ConnectOptions): pg.Pool {
  const pool = new pg.Pool({
    max: POOL_CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'madang',
    ...connection,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

const pools = new WeakMap<Database, pg.Pool>();

export function openDatabase(pool: pg.Pool): Database {
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/** A text with its own name: PostgreSQL knows it by that, and a name never stands for two texts. */
export type Statement = { readonly name: string; readonly text: string };

/**
 * A statement, and so a transaction, that each connection parses and plans once: for what is asked so often that the
 * planning would be most of the work. Its plan is made for values of any size, so it must be good for all of them.
 */
export async function runPrepared<Row extends object>(
  db: Database,
  { name, text }: Statement,
  values: readonly (string | Date)[],
): Promise<Row[]> {
  const pool = pools.get(db);
  if (pool === undefined) throw new Error('A prepared statement cannot be part of a transaction.');
  const { rows } = await pool.query<Row>({ name, text, values: [...values] });
  return rows;
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase, openPool, type Database } from '../database/db.ts';

/** A migrated, otherwise empty database that nobody else uses. */
export type TestDatabase = {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  /** As DATABASE_URL would give it, for a test that starts the whole application. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export const TEMPLATE_DATABASE = 'madang_template';
/** Set by the global setup of the test projects that need a database. */
export const TEST_SERVER_VARIABLE = 'MADANG_TEST_SERVER';

/**
 * A database for one test file, copied from the migrated template in some ten milliseconds:
 * `const { db, close } = await openTestDatabase(); afterAll(close);`
 * It needs the run's server, so it works in tests of the projects `database` and `browser` only.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);
  const connection = { ...server, database: name };
  const pool = openPool({ connection, onError: () => undefined });
  return {
    db: openDatabase(pool),
    pool,
    connection,
    url: `postgres://${server.user}@localhost/${name}?host=${encodeURIComponent(server.host)}`,
    close: async () => {
      await pool.end();
      await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

type Server = { readonly host: string; readonly port: number; readonly user: string };

function testServer(): Server {
  const told = process.env[TEST_SERVER_VARIABLE];
  if (told === undefined) {
    throw new Error('No test server: name this file .itest.ts, so that it runs in the project "database".');
  }
  return JSON.parse(told) as Server; // written by the global setup, in this form
}

async function administer(server: Server, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

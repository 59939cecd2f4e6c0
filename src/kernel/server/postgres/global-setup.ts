import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '../database/db.ts';
import { migrate } from '../database/migrate.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { TEMPLATE_DATABASE, TEST_SERVER_VARIABLE } from './test-database.ts';

/**
 * One server for a whole test run, with one migrated database that each test file copies. It may lose everything at
 * a power cut, which no test minds; tests of durability start a server of their own.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'madang-test-'));
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const teardown = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.ensureDatabase(TEMPLATE_DATABASE);
    const connection = { ...server.connection, database: TEMPLATE_DATABASE };
    const pool = openPool({ connection, onError: () => undefined });
    await migrate(pool);
    await pool.end();
  } catch (error) {
    await teardown();
    throw error;
  }
  process.env[TEST_SERVER_VARIABLE] = JSON.stringify(server.connection);
  return teardown;
}

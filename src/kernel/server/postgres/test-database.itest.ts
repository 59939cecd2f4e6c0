import { expect, test } from 'vitest';
import pg from 'pg';
import { openTestDatabase } from './test-database.ts';

test('each test database holds every table and none of its neighbour’s rows', async () => {
  const [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  try {
    const rows = 'SELECT count(*) AS rows FROM schema_migrations';
    const before = await other.pool.query(rows);
    await one.pool.query('DELETE FROM schema_migrations');
    expect(Number(before.rows[0].rows)).toBeGreaterThan(0);
    expect((await one.pool.query(rows)).rows).toEqual([{ rows: 0 }]);
    expect((await other.pool.query(rows)).rows).toEqual(before.rows);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});

test('the address leads a program that only knows an address to the same database', async () => {
  const database = await openTestDatabase();
  const client = new pg.Client(database.url);
  try {
    await client.connect();
    const { rows } = await client.query('SELECT current_database() AS name');
    expect(rows).toEqual([{ name: database.connection.database }]);
  } finally {
    await client.end();
    await database.close();
  }
});

test('text sorts by code point and is stored as UTF-8, whatever the machine’s locale', async () => {
  const { pool, close } = await openTestDatabase();
  try {
    const { rows } = await pool.query(
      `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
              upper('école') AS upper, array(SELECT w FROM unnest(array['나', 'b', '가', 'B', 'é']) w ORDER BY w) AS sorted
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(rows).toEqual([
      {
        provider: 'b',
        locale: 'C.UTF-8',
        encoding: 'UTF8',
        upper: 'ÉCOLE',
        sorted: ['B', 'b', 'é', '가', '나'],
      },
    ]);
  } finally {
    await close();
  }
});

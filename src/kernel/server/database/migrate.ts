import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../../db/migrations/', import.meta.url));

/** One process migrates at a time; the number is arbitrary and only has to be ours. */
const MIGRATION_LOCK = 4_810_001;

/** The database holds a migration this program does not know, or one that has changed since it ran. */
export class MigrationRefused extends Error {
  readonly code: 'database-newer' | 'migration-changed';
  readonly migration: string;
  constructor(code: 'database-newer' | 'migration-changed', migration: string) {
    super(`${code}: ${migration}`);
    this.code = code;
    this.migration = migration;
  }
}

type Migration = { readonly name: string; readonly body: string; readonly sha256: string };

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const body = await readFile(join(folder, name), 'utf8');
      return { name, body, sha256: createHash('sha256').update(body).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing, forward only, each file in a transaction of its own.
 * Returns the names applied now. Throws `MigrationRefused` when the database is ahead of this program.
 */
export async function migrate(pool: pg.Pool, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL)',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'SELECT name, sha256 FROM schema_migrations',
    );
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    refuseUnknown(applied, migrations);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

function refuseUnknown(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const hashes = new Map(known.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of applied) {
    const ours = hashes.get(name);
    if (ours === undefined) throw new MigrationRefused('database-newer', name);
    if (ours !== sha256) throw new MigrationRefused('migration-changed', name);
  }
}

async function apply(client: pg.PoolClient, { name, body, sha256 }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(body);
    const row = [name, sha256, new Date()];
    await client.query('INSERT INTO schema_migrations (name, sha256, applied_at) VALUES ($1, $2, $3)', row);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

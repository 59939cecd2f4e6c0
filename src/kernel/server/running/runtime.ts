import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type pg from 'pg';
import { readEnvironment, type Config, type Environment } from './config.ts';
import { openPool } from '../database/db.ts';
import { migrate, MigrationRefused } from '../database/migrate.ts';
import { readWitnesses } from '../record/witness-policy.ts';
import { isUnreachable } from '../database/outage.ts';
import { StartFailure } from './start-failure.ts';

/** Settings read, database up and migrated: what the server and the command line both stand on. */
export type Runtime = {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly stop: () => Promise<void>;
};

const SECRET_BYTES = 48;

export async function openRuntime(
  env: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): Promise<Runtime> {
  const environment = environmentFrom(env);
  const config = await configFrom(environment);
  const database = await openServer(environment, config.dataFolder, log);
  const pool = openPool({
    connection: database.connection,
    onError: (error) => log(`[database] ${error.message}`),
  });
  try {
    await migrateOrSay(pool, log);
  } catch (error) {
    await pool.end();
    await database.stop();
    throw error;
  }
  return {
    config,
    pool,
    stop: async () => {
      await pool.end();
      await database.stop();
    },
  };
}

function environmentFrom(env: Readonly<Record<string, string | undefined>>): Environment {
  const read = readEnvironment(env);
  if (read.ok) return read.environment;
  const list = read.problems.map(({ setting, what }) => `${setting}: ${what}`).join('; ');
  throw new StartFailure(
    { ko: `설정을 읽을 수 없습니다. ${list}`, en: `The settings cannot be used. ${list}` },
    2,
  );
}

async function configFrom(environment: Environment): Promise<Config> {
  const dataFolder = resolve(environment.MADANG_DATA);
  const origin =
    environment.MADANG_PUBLIC_URL ?? `http://${environment.MADANG_HOST}:${environment.MADANG_PORT}`;
  return {
    host: environment.MADANG_HOST,
    port: environment.MADANG_PORT,
    publicUrl: new URL(origin),
    trustProxy: environment.MADANG_TRUST_PROXY === 'yes',
    dataFolder,
    secret: environment.MADANG_SECRET ?? (await keptSecret(dataFolder)),
    smtpUrl: environment.SMTP_URL ?? null,
    mailFrom: environment.MADANG_MAIL_FROM,
    witnesses: await witnessesFrom(environment.MADANG_WITNESSES),
    secretariatEmail: environment.MADANG_SECRETARIAT.toLowerCase(),
  };
}

async function witnessesFrom(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  const read = await readFile(file, 'utf8').then(readWitnesses, (error: unknown) => ({
    ok: false as const,
    detail: error instanceof Error ? error.message : String(error),
  }));
  if (read.ok) return read.value;
  throw new StartFailure(
    {
      ko: `MADANG_WITNESSES의 증인 목록 ${file}을 쓸 수 없습니다 (${read.detail}).`,
      en: `The list of witnesses ${file} in MADANG_WITNESSES cannot be used (${read.detail}).`,
    },
    2,
  );
}

/** Made on the first start and kept, so that people stay signed in over a restart. */
async function keptSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'secret');
  try {
    await mkdir(dataFolder, { recursive: true });
    const kept = await readFile(file, 'utf8').catch(() => '');
    if (kept.trim() !== '') return kept.trim();
    const made = randomBytes(SECRET_BYTES).toString('base64url');
    await writeFile(file, made, { mode: 0o600 });
    return made;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure({
      ko: `데이터 폴더 ${dataFolder}를 쓸 수 없습니다 (${why}). 권한을 고치거나 MADANG_DATA로 다른 폴더를 지정해 주십시오.`,
      en: `The data folder ${dataFolder} cannot be used (${why}). Mend its permissions, or name another with MADANG_DATA.`,
    });
  }
}

type Server = { readonly connection: pg.PoolConfig; readonly stop: () => Promise<void> };

async function openServer(
  environment: Environment,
  dataFolder: string,
  log: (line: string) => void,
): Promise<Server> {
  if (environment.DATABASE_URL !== undefined) {
    return { connection: { connectionString: environment.DATABASE_URL }, stop: async () => undefined };
  }
  // Loaded only where it is used: a server of one's own needs none of it.
  const { EmbeddedPostgresFailure, startEmbeddedPostgres } = await import('../postgres/embedded.ts');
  try {
    return await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), log });
  } catch (error) {
    if (error instanceof EmbeddedPostgresFailure) throw new StartFailure(error.sentence);
    throw error;
  }
}

async function migrateOrSay(pool: pg.Pool, log: (line: string) => void): Promise<void> {
  try {
    const applied = await migrate(pool);
    if (applied.length > 0) log(`[database] migrated: ${applied.join(', ')}`);
  } catch (error) {
    if (error instanceof MigrationRefused) throw new StartFailure(newerDatabase(error));
    if (isUnreachable(error)) throw new StartFailure(unreachable(error));
    throw error;
  }
}

function newerDatabase({ code, migration }: MigrationRefused) {
  return code === 'database-newer'
    ? {
        ko: `데이터베이스가 이 프로그램보다 새것입니다 (${migration}). 새 판의 마당으로 시작해 주십시오. 바뀐 것은 없습니다.`,
        en: `The database is newer than this program (${migration}). Start it with the newer Madang. Nothing was changed.`,
      }
    : {
        ko: `이미 적용된 이전 파일 ${migration}의 내용이 달라졌습니다. 원래 파일로 되돌린 뒤 다시 시작해 주십시오. 바뀐 것은 없습니다.`,
        en: `Migration ${migration} differs from the one already applied. Restore the original file and start again. Nothing was changed.`,
      };
}

function unreachable(error: Error & { code: string }) {
  return {
    ko: `데이터베이스에 닿을 수 없습니다 (${error.code}: ${error.message}). DATABASE_URL의 주소와 비밀번호를 확인해 주십시오.`,
    en: `The database cannot be reached (${error.code}: ${error.message}). Check the address and password in DATABASE_URL.`,
  };
}

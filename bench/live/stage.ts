import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createIdMaker } from '#kernel/server/ids.ts';
import { openDatabase, openPool, sql, type Database } from '#kernel/server/database/db.ts';
import { migrate } from '#kernel/server/database/migrate.ts';
import { startEmbeddedPostgres } from '#kernel/server/postgres/embedded.ts';
import '#convene/server/tables.ts';
import '#deliberate/server/tables.ts';

/** A durable database of its own, with one open deliberation of many positions. */
export type Stage = {
  readonly folder: string;
  readonly connection: pg.PoolConfig;
  readonly pool: pg.Pool;
  /** PostgreSQL's first process. */
  readonly postmaster: number;
  readonly db: Database;
  readonly forumId: string;
  readonly editionId: string;
  readonly deliberationId: string;
  readonly positionIds: readonly string[];
  close(): Promise<void>;
};

export const newId = createIdMaker(Date.now);
const POSITIONS = 200;

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'madang-bench-'));
  const server = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log: () => undefined });
  const pool = openPool({ connection: server.connection, onError: () => undefined });
  await migrate(pool);
  const db = openDatabase(pool);
  const ids = { forumId: newId(), editionId: newId(), deliberationId: newId() };
  const positionIds = Array.from({ length: POSITIONS }, newId);
  await fill(db, ids, positionIds);
  return {
    ...ids,
    folder,
    pool,
    db,
    positionIds,
    connection: server.connection,
    postmaster: server.pid() ?? 0,
    async close() {
      await pool.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Ids = Pick<Stage, 'forumId' | 'editionId' | 'deliberationId'>;

async function fill(
  db: Database,
  { forumId, editionId, deliberationId }: Ids,
  positionIds: readonly string[],
): Promise<void> {
  const at = new Date();
  const words = JSON.stringify({ en: 'Bench' });
  await db
    .insertInto('forums')
    .values({ forum_id: forumId, slug: 'bench', names: words, about: words, created_at: at })
    .execute();
  await sql`INSERT INTO editions (forum_id, edition_id, slug, names, time_zone, sample, created_at)
    VALUES (${forumId}, ${editionId}, '1', ${words}, 'UTC', true, ${at})`.execute(db);
  const shared = {
    forum_id: forumId,
    edition_id: editionId,
    deliberation_id: deliberationId,
    created_at: at,
  };
  await db
    .insertInto('deliberations')
    .values({
      ...shared,
      titles: words,
      state: 'open',
      opens_at: null,
      closes_at: null,
      public_stratum: true,
      visibility: 'confidential',
      results_shown: 'always',
      row_export: false,
      group_size_min: 5,
      public_size_min: 10,
    })
    .execute();
  const position = {
    ...shared,
    authentic_language: 'en',
    texts: words,
    state: 'open' as const,
    intervention_id: null,
  };
  const rows = positionIds.map((position_id, at) => ({
    ...position,
    position_id,
    number: at + 1,
    drafted_by: 'bench',
    simulated: true,
  }));
  await db.insertInto('positions').values(rows).execute();
}

export type Person = { readonly email: string; readonly participationId: string };

/** Accredited participants, each with an address that a session can belong to. */
export async function addPeople(stage: Stage, count: number): Promise<Person[]> {
  const { db, forumId, editionId } = stage;
  const people = Array.from({ length: count }, (_, at) => ({
    email: `p${at}@bench.test`,
    personId: newId(),
    participationId: newId(),
  }));
  const created_at = new Date();
  const rows = people.map(({ personId, email }, at) => ({
    forum_id: forumId,
    person_id: personId,
    slug: `p${at}`,
    names: '[]',
    email,
    created_at,
  }));
  await db.insertInto('people').values(rows).execute();
  const shared = {
    forum_id: forumId,
    edition_id: editionId,
    capacity: '{}',
    organisation_id: null,
    region: null,
    created_at,
  };
  const seats = people.map(({ personId, participationId }) => ({
    ...shared,
    person_id: personId,
    participation_id: participationId,
    stakeholder_group: 'academia' as const,
    attendance: 'remote' as const,
    accreditation: 'accredited' as const,
    simulated: true,
  }));
  await db.insertInto('participations').values(seats).execute();
  return people;
}

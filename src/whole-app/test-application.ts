import { createIdMaker } from '#kernel/server/ids.ts';
import type { App } from '#kernel/server/app.ts';
import { openPool, type Database, type Pool } from '#kernel/server/database/db.ts';
import { openTestDatabase, type TestDatabase } from '#kernel/server/postgres/test-database.ts';
import type { Account, Role, Viewer } from '#kernel/domain/viewer.ts';
import { compose } from '../composition/compose.ts';
import { fieldInWords, untold } from '#publish/domain/entry-words.ts';

/** More kinds of entries than any test makes. */
const ENTRIES_READ_MAX = 5_000;

/** The whole application over a database of its own, with a clock that the test sets: for database tests only. */
export type TestApplication = {
  readonly app: App;
  readonly db: Database;
  readonly pool: Pool;
  readonly clock: { at: Date };
  readonly close: () => Promise<void>;
  /** As another process over the same database: with connections, memory and live topics of its own. */
  readonly beside: () => { readonly app: App; readonly pool: Pool };
  /** How many statements the application sent while `work` ran. */
  readonly countQueries: (work: () => Promise<unknown>) => Promise<number>;
};

export async function openTestApplication(at: Date): Promise<TestApplication> {
  const test = await openTestDatabase();
  const clock = { at };
  const config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: new URL('http://127.0.0.1'),
    trustProxy: false,
    dataFolder: '',
    secret: 'a secret of a test, long enough to sign',
    smtpUrl: null,
    mailFrom: 'test@example.org',
    witnesses: null,
    secretariatEmail: 'desk@example.org',
  };
  const over = (pool: Pool): App => ({
    ...compose({ pool, config, log: () => undefined }),
    now: () => clock.at,
  });
  const app = over(test.pool);
  const others: Pool[] = [];
  return {
    app,
    db: app.db,
    pool: test.pool,
    clock,
    beside: () => {
      const pool = openPool({ connection: test.connection, onError: () => undefined });
      others.push(pool);
      return { app: over(pool), pool };
    },
    close: async () => {
      const wordless = await entriesWithoutWords(app.db).finally(() =>
        Promise.all(others.map((pool) => pool.end())),
      );
      await test.close();
      if (wordless.length > 0) throw new Error(`The record has no words for ${wordless.join(', ')}.`);
    },
    countQueries: (work) => counted(test.pool, work),
  };
}

/** Whatever a test let enter the record must be readable there: `src/publish/domain/entry-words.ts` has the words. */
async function entriesWithoutWords(db: Database): Promise<string[]> {
  const told = await db
    .selectFrom('log_outbox')
    .select(['kind', 'data'])
    .distinct()
    .limit(ENTRIES_READ_MAX)
    .execute();
  const fields = await db.selectFrom('log_fields').select('field').distinct().execute();
  return [
    ...new Set([
      ...told.flatMap(({ kind, data }) => untold(kind, data)),
      ...fields.map(({ field }) => field).filter((field) => fieldInWords(field) === null),
    ]),
  ];
}

/** Counts at the driver, where a statement cannot hide. */
async function counted(pool: TestDatabase['pool'], work: () => Promise<unknown>): Promise<number> {
  let queries = 0;
  const undo: (() => void)[] = [];
  const watched = new Set<object>();
  const watch = (client: { query: (...args: never[]) => unknown }) => {
    // The same connection may be handed out again: its statements count once.
    if (watched.has(client)) return;
    watched.add(client);
    const { query } = client;
    undo.push(() => Object.assign(client, { query }));
    const counting = (...args: unknown[]): unknown => {
      queries += 1;
      return Reflect.apply(query, client, args);
    };
    Object.assign(client, { query: counting });
  };
  pool.on('acquire', watch);
  try {
    await work();
  } finally {
    pool.off('acquire', watch);
    for (const restore of undo.reverse()) restore();
  }
  return queries;
}

/** Someone with an account and these roles. */
export function someone(name: string, ...roles: readonly Role[]): Viewer & { readonly account: Account } {
  return {
    account: { id: `account-${name}`, email: `${name}@example.org`, name: '' },
    roles: new Set<Role>(['public', 'signed_in', ...roles]),
    participation: null,
    visitorId: null,
  };
}

export const ANYONE: Viewer = {
  account: null,
  roles: new Set(['public']),
  participation: null,
  visitorId: null,
};

export type SeededForum = {
  readonly forumId: string;
  readonly editionId: string;
  readonly slug: string;
};

type EditionSeed = { readonly slug: string; readonly startsOn: string; readonly callClosesOn: string };

export const newId = createIdMaker(Date.now);

/** A forum with one edition whose call is open until the day given. */
export async function seedForum(db: Database, slug: string, edition: EditionSeed): Promise<SeededForum> {
  const forumId = newId();
  const names = JSON.stringify({ ko: '포럼', en: 'Forum' });
  await db
    .insertInto('forums')
    .values({ forum_id: forumId, slug, names, about: names, created_at: new Date(0) })
    .execute();
  return { forumId, slug, editionId: await seedEdition(db, forumId, edition) };
}

export async function seedEdition(
  db: Database,
  forumId: string,
  { slug, startsOn, callClosesOn }: EditionSeed,
): Promise<string> {
  const editionId = newId();
  const shared = { forum_id: forumId, edition_id: editionId };
  await db
    .insertInto('editions')
    .values({
      ...shared,
      slug,
      ordinal: null,
      label: null,
      names: JSON.stringify({ ko: `회차 ${slug}`, en: `Edition ${slug}` }),
      theme: null,
      place: null,
      starts_on: startsOn,
      ends_on: null,
      time_zone: 'Asia/Seoul',
      sample: true,
      source: null,
      created_at: new Date(0),
    })
    .execute();
  await db
    .insertInto('edition_phases')
    .values({ ...shared, phase: 'call', opens_on: '2026-10-01', closes_on: callClosesOn })
    .execute();
  return editionId;
}

import { createHttp } from '#kernel/server/http/http.ts';
import { createPlaces } from '#kernel/server/http/places.ts';
import { openPool, type Pool } from '#kernel/server/database/db.ts';
import { placeOf } from '#convene/server/sessions/place.ts';
import { createReactionIntake } from '#deliberate/server/reacting/reaction-intake.routes.ts';
import type { ReactionWriter } from '#deliberate/server/reacting/reaction-writer.ts';
import { compose } from '../../src/composition/compose.ts';
import { cookieOf } from './sign-in.ts';

// A server process under measurement. It takes its orders from its parent: the database, and which writer to use.
export type ServerOrder = {
  readonly connection: object;
  readonly mode: 'batches' | 'no-database' | 'one-insert' | 'same-work';
  readonly port: number;
};

/** The same handler with nothing behind it: the limit. */
const nothing: ReactionWriter = {
  cast: async (_forum, _stratum, reactions) => ({
    ok: true,
    verdicts: reactions.map(() => 'taken' as const),
  }),
  drain: async () => undefined,
};

/**
 * GOALS' own rival: one INSERT and its commit per request, and nothing else. It does less than the handler promises: no
 * log, so that nothing is known of what was sent twice; no look at whether the position is open; nobody is told.
 */
function insertEach(app: ReturnType<typeof compose>, deliberationId: string): ReactionWriter {
  return {
    async cast(forum_id, _stratum, reactions) {
      for (const { positionId, reactorId, stance, important } of reactions) {
        if (stance === null) continue;
        const latest = { stance, important, reacted_at: app.now() };
        const key = {
          forum_id,
          position_id: positionId,
          participation_id: reactorId,
          deliberation_id: deliberationId,
        };
        await app.db
          .insertInto('reactions')
          .values({ ...key, ...latest, simulated: false })
          .onConflict((on) => on.columns(['forum_id', 'position_id', 'participation_id']).doUpdateSet(latest))
          .execute();
      }
      return { ok: true, verdicts: reactions.map(() => 'taken' as const) };
    },
    drain: async () => undefined,
  };
}

/**
 * What the handler would be without batches and with all it promises, as one would write it for a single reaction: one
 * prepared statement that looks at the rules, enters the log, writes the latest and tells, and its commit.
 */
function sameWork(pool: Pool, now: () => Date): ReactionWriter {
  return {
    async cast(forumId, _stratum, reactions) {
      for (const { entryId, positionId, reactorId, stance, important } of reactions) {
        const values = [forumId, entryId, positionId, reactorId, stance, important, now()];
        await pool.query({ name: 'same-work', text: SAME_WORK, values });
      }
      return { ok: true, verdicts: reactions.map(() => 'taken' as const) };
    },
    drain: async () => undefined,
  };
}

const SAME_WORK = `
  WITH opened AS (
    SELECT deliberations.deliberation_id, positions.version FROM positions
    JOIN deliberations ON deliberations.forum_id = $1 AND deliberations.deliberation_id = positions.deliberation_id
      AND deliberations.state = 'open' AND (deliberations.closes_at IS NULL OR deliberations.closes_at >= $7)
    WHERE positions.forum_id = $1 AND positions.position_id = $3 AND positions.state = 'open'
  ), logged AS (
    INSERT INTO reaction_log
      (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at, version)
    SELECT $1::uuid, $2::uuid, deliberation_id, $3::uuid, 'accredited', $4::uuid, $5::smallint, $6::boolean,
      $7::timestamptz, version FROM opened
    ON CONFLICT (forum_id, entry_id) DO NOTHING RETURNING deliberation_id, version
  ), latest AS (
    INSERT INTO reactions (forum_id, position_id, participation_id, deliberation_id, stance, important, simulated,
      reacted_at, version)
    SELECT $1::uuid, $3::uuid, $4::uuid, deliberation_id, $5::smallint, $6::boolean, false, $7::timestamptz, version
    FROM logged
    ON CONFLICT (forum_id, position_id, participation_id) DO UPDATE SET stance = excluded.stance,
      important = excluded.important, reacted_at = excluded.reacted_at, version = excluded.version
  )
  SELECT pg_notify('madang_live', 'reactions/' || deliberation_id) FROM logged`;

process.once(
  'message',
  async ({ connection, mode, port, deliberationId }: ServerOrder & { deliberationId: string }) => {
    let statements = 0;
    const pool = openPool({ connection, onError: () => undefined });
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      Object.assign(client, {
        query: (...args: unknown[]) => {
          statements += 1;
          return query(...args);
        },
      });
    });
    const origin = new URL(`http://127.0.0.1:${port}`);
    const config = {
      host: '127.0.0.1',
      port,
      publicUrl: origin,
      trustProxy: false,
      dataFolder: '/nowhere',
      secret: 'a secret of the benchmark, long enough',
      smtpUrl: null,
      mailFrom: '',
      witnesses: null,
      secretariatEmail: '',
    };
    const app = compose({ pool, config, log: () => undefined });
    const writers = {
      'no-database': nothing,
      'one-insert': insertEach(app, deliberationId),
      'same-work': sameWork(pool, app.now),
    };
    const routes = mode === 'batches' ? createReactionIntake() : createReactionIntake(() => writers[mode]);
    const server = createHttp({
      app,
      routes,
      places: createPlaces(app, (request) => placeOf(app, request)),
      audiences: {},
      pages: null,
    });
    await server.listen({ host: '127.0.0.1', port });
    let cpu = process.cpuUsage();
    process.on('message', async (order: { cookies?: string[]; mark?: true }) => {
      if (order.cookies !== undefined) {
        const cookies = await Promise.all(order.cookies.map((email) => cookieOf(app, email)));
        process.send?.({ cookies });
        return;
      }
      const used = process.cpuUsage(cpu);
      const done = statements;
      cpu = process.cpuUsage();
      statements = 0;
      process.send?.({ cpuMs: (used.user + used.system) / 1000, statements: done });
    });
    process.send?.({ ready: true });
  },
);

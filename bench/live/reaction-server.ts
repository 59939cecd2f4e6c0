import { createHttp } from '#kernel/server/http.ts';
import { createPlaces } from '#kernel/server/places.ts';
import { openPool } from '#kernel/server/db.ts';
import { placeOf } from '#convene/server/place.ts';
import { createReactionIntake } from '#deliberate/server/reaction-intake.routes.ts';
import type { ReactionWriter } from '#deliberate/server/reaction-writer.ts';
import { compose } from '../../src/compose.ts';

// A server process under measurement. It takes its orders from its parent: the database, and which writer to use.
export type ServerOrder = {
  readonly connection: object;
  readonly mode: 'batches' | 'no-database' | 'one-insert';
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

/** What the handler would be without batches: a statement and a commit per request. */
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
    const routes =
      mode === 'batches'
        ? createReactionIntake()
        : createReactionIntake(() => (mode === 'one-insert' ? insertEach(app, deliberationId) : nothing));
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

/** Signs in as a person would, without the letter. */
async function cookieOf(app: ReturnType<typeof compose>, email: string): Promise<string> {
  const link = new URL(await app.accounts.makeLink(email, 'en'));
  const cookies = await app.accounts.redeem(link.searchParams.get('token') ?? '', new Headers());
  return (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

import { sql, type Pool, type Tx } from '../database/db.ts';
import type { Live } from './live.ts';

/** Several application processes may stand before one database; what one publishes, the pages of all hear. */
const CHANNEL = 'madang_live';
const RECONNECT_MS_MIN = 250;
const RECONNECT_MS_MAX = 5_000;
/** A connection that looks open and is not, as after a firewall forgot it, is found out within this time. */
const PROBE_MS = 20_000;
// The driver's types leave the time limit of a single query out.
const PROBE = { text: 'SELECT 1', query_timeout: PROBE_MS };

/** Tells the other processes, with the commit and only if it happens. */
export async function tellOthers(tx: Tx, topics: readonly string[]): Promise<void> {
  await sql`SELECT pg_notify(${CHANNEL}, topic) FROM unnest(${topics}::text[]) AS topic`.execute(tx);
}

/** The same as a value inside a statement that is a transaction by itself. */
export function toldToOthers(topics: readonly string[]) {
  return sql<number>`(SELECT count(pg_notify(${CHANNEL}, topic))
    FROM unnest(${topics}::text[]) AS topic)`;
}

export type Relay = { stop(): Promise<void> };

/**
 * Hears what other processes publish and publishes it here. Our own notices come back too and are known by the
 * connection they were sent on. While the listening connection is away notices are lost: once it is back, every topic
 * is told to read again.
 */
export function startRelay(pool: Pool, live: Live, log: (line: string) => void): Relay {
  const own = ownConnections(pool);
  let stopped = false;
  let drop: (() => void) | null = null;
  let told = false;

  async function listen(): Promise<void> {
    const client = await pool.connect();
    const gone = new Promise<void>((resolve) => {
      drop = resolve;
      client.once('error', () => resolve());
      client.once('end', () => resolve());
    });
    const probe = setInterval(() => {
      client.query(PROBE).catch(() => drop?.());
    }, PROBE_MS);
    probe.unref();
    client.on('notification', ({ processId, payload }) => {
      if (payload !== undefined && !own.has(processId)) live.publish(payload);
    });
    try {
      await client.query(`LISTEN ${CHANNEL}`);
      if (told) log('[live] hears the other processes again');
      told = false;
      live.missed();
      await gone;
    } finally {
      clearInterval(probe);
      client.release(true);
    }
  }

  /** Once per outage, however long it lasts. */
  function tellOnce(error: unknown): void {
    if (!told)
      log(
        `[live] cannot hear the other processes: ${error instanceof Error ? error.message : String(error)}`,
      );
    told = true;
  }

  async function keepListening(): Promise<void> {
    for (let wait = RECONNECT_MS_MIN; !stopped; wait = Math.min(wait * 2, RECONNECT_MS_MAX)) {
      const since = performance.now();
      await listen().catch(tellOnce);
      if (performance.now() - since > RECONNECT_MS_MAX) wait = RECONNECT_MS_MIN;
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, wait).unref());
    }
  }

  const running = keepListening();
  return {
    async stop() {
      stopped = true;
      drop?.();
      await running;
      own.forget();
    },
  };
}

/** The numbers of this process's own connections, as PostgreSQL knows them. */
function ownConnections(pool: Pool) {
  const numbers = new Set<number>();
  // node-postgres sets processID when the connection is ready; its types leave it out.
  const numberOf = (client: object) => (client as { readonly processID?: number }).processID ?? 0;
  const come = (client: object) => void numbers.add(numberOf(client));
  const go = (client: object) => void numbers.delete(numberOf(client));
  pool.on('acquire', come);
  pool.on('remove', go);
  return {
    has: (number: number) => numbers.has(number),
    forget: () => void pool.off('acquire', come).off('remove', go),
  };
}

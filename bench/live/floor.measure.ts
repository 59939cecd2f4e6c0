import { createLive } from '#kernel/server/live/live.ts';
import { openPool, type Pool } from '#kernel/server/database/db.ts';
import type { Room } from '#convene/server/floor/floor-message.ts';
import { createFloorRooms } from '#convene/server/floor/floor-rooms.ts';
import type { Row } from './row.ts';
import { median } from './children.ts';
import { addPlenary, askAndWithdraw, floorOrder, FLOOR_WRITERS, type FloorWriter } from './floor-stage.ts';
import { newId, type Stage } from './stage.ts';

const PAIRS = 7;
const SECONDS = 2;
const LIMIT = 20;

/** L9: orders to one floor by 50 writers, each waiting for its answer, against a row lock per order. */
export async function floorRows(stage: Stage): Promise<Row[]> {
  const { db, connection, forumId, editionId } = stage;
  const rooms = createFloorRooms({ db, live: createLive(), now: () => new Date(), newId });
  const pool = openPool({ connection: { ...connection, max: FLOOR_WRITERS }, onError: () => undefined });
  await pool.query(`CREATE TABLE bench_floors (
    forum_id uuid, session_id uuid, version integer NOT NULL, PRIMARY KEY (forum_id, session_id))`);
  try {
    const ratios: number[] = [];
    for (let pair = 0; pair <= PAIRS; pair += 1) {
      const room = { forumId, editionId, sessionId: newId() };
      await addPlenary(stage, room);
      await rooms.run(room, floorOrder({ do: 'open', times: { speechSeconds: 180, replySeconds: 90 } }));
      const grouped = await perSecond(askAndWithdraw(rooms, room));
      const locked = await perSecond(await rowLock(pool, { ...room, sessionId: newId() }));
      if (process.env['BENCH_TALK'] !== undefined) console.log({ grouped, locked });
      // The first pair warms both up.
      if (pair > 0) ratios.push(grouped / locked);
    }
    const value = median(ratios);
    return [
      {
        name: `L9 floor commands by ${FLOOR_WRITERS} writers against a row lock per command`,
        figure: `${value.toFixed(1)}x`,
        limit: `at least ${LIMIT}x`,
        met: value >= LIMIT,
      },
    ];
  } finally {
    await rooms.stop();
    await pool.end();
  }
}

/** How many orders are answered in a second, each writer sending its next one when its last is answered. */
async function perSecond(writer: FloorWriter): Promise<number> {
  const from = performance.now();
  const until = from + SECONDS * 1000;
  let answered = 0;
  await Promise.all(
    Array.from({ length: FLOOR_WRITERS }, async (_, who) => {
      while (performance.now() < until) {
        await writer(who);
        answered += 1;
      }
    }),
  );
  return (answered * 1000) / (performance.now() - from);
}

/** The plain way: the room's row is locked, counted up, and an event inserted; as durable, and deciding nothing. */
async function rowLock(pool: Pool, { forumId, sessionId }: Room): Promise<FloorWriter> {
  await pool.query('INSERT INTO bench_floors VALUES ($1, $2, 0)', [forumId, sessionId]);
  const event = JSON.stringify({ event: { kind: 'withdrawn', requestId: newId() }, ms: Date.now() });
  return async () => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ version: number }>(
        'SELECT version FROM bench_floors WHERE forum_id = $1 AND session_id = $2 FOR UPDATE',
        [forumId, sessionId],
      );
      const version = (rows[0]?.version ?? 0) + 1;
      await client.query('UPDATE bench_floors SET version = $3 WHERE forum_id = $1 AND session_id = $2', [
        forumId,
        sessionId,
        version,
      ]);
      await client.query(
        `INSERT INTO floor_events (forum_id, session_id, version, command_id, event, actor_id, acted_at)
         VALUES ($1, $2, $3, $4, $5, NULL, $6)`,
        [forumId, sessionId, version, newId(), event, new Date()],
      );
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  };
}

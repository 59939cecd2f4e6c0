import { createLive } from '#kernel/server/live.ts';
import { openPool, type Pool } from '#kernel/server/db.ts';
import type { FloorOrder } from '#convene/domain/floor/floor-command.ts';
import type { FloorMessage, Room } from '#convene/server/floor/floor-message.ts';
import { createFloorRooms, type FloorRooms } from '#convene/server/floor/floor-rooms.ts';
import type { Row } from '../live.bench.ts';
import { median } from './children.ts';
import { newId, type Stage } from './stage.ts';

const WRITERS = 50;
const PAIRS = 7;
const SECONDS = 2;
const LIMIT = 20;

/** L9: orders to one floor by 50 writers, each waiting for its answer, against a row lock per order. */
export async function floorRows(stage: Stage): Promise<Row[]> {
  const { db, connection, forumId, editionId } = stage;
  const rooms = createFloorRooms({ db, live: createLive(), now: () => new Date(), newId });
  const pool = openPool({ connection: { ...connection, max: WRITERS }, onError: () => undefined });
  await pool.query(`CREATE TABLE bench_floors (
    forum_id uuid, session_id uuid, version integer NOT NULL, PRIMARY KEY (forum_id, session_id))`);
  try {
    const ratios: number[] = [];
    for (let pair = 0; pair <= PAIRS; pair += 1) {
      const room = { forumId, editionId, sessionId: newId() };
      await addSession(stage, room);
      await rooms.run(room, order({ do: 'open', times: { speechSeconds: 180, replySeconds: 90 } }));
      const grouped = await perSecond(askAndWithdraw(rooms, room));
      const locked = await perSecond(await rowLock(pool, { ...room, sessionId: newId() }));
      if (process.env['BENCH_TALK'] !== undefined) console.log({ grouped, locked });
      // The first pair warms both up.
      if (pair > 0) ratios.push(grouped / locked);
    }
    const value = median(ratios);
    return [
      {
        name: `L9 floor commands by ${WRITERS} writers against a row lock per command`,
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

async function addSession({ db }: Stage, { forumId, editionId, sessionId }: Room): Promise<void> {
  const session = { slug: sessionId, kind: 'plenary', titles: '{}', record_mode: 'attributed' } as const;
  await db
    .insertInto('sessions')
    .values({
      ...{ forum_id: forumId, session_id: sessionId, edition_id: editionId, parent_id: null },
      ...{ summary: null, held_on: null, starts_at: null, ends_at: null, room: null, stream_url: null },
      ...session,
      ...{ place_in_order: 1, created_at: new Date() },
    })
    .execute();
}

type Writer = (who: number) => Promise<void>;

/** How many orders are answered in a second, each writer sending its next one when its last is answered. */
async function perSecond(writer: Writer): Promise<number> {
  const from = performance.now();
  const until = from + SECONDS * 1000;
  let answered = 0;
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, who) => {
      while (performance.now() < until) {
        await writer(who);
        answered += 1;
      }
    }),
  );
  return (answered * 1000) / (performance.now() - from);
}

function order(wanted: FloorOrder): FloorMessage {
  const by = { chair: true, participationId: null };
  return { commandId: newId(), by, seen: null, offRecord: false, order: wanted, actorId: null, text: null };
}

/** Each writer asks for the floor, withdraws, and asks again. */
function askAndWithdraw(rooms: FloorRooms, room: Room): Writer {
  const waiting = new Map<number, string>();
  const people = Array.from({ length: WRITERS }, newId);
  return async (who) => {
    const asked = waiting.get(who);
    const participationId = people[who] ?? '';
    const seat = { group: 'academia', region: null, attendance: 'remote', party: participationId } as const;
    const sent = order(
      asked === undefined
        ? { do: 'ask', kind: 'speech', speaker: { ...seat, participationId } }
        : { do: 'withdraw', requestId: asked },
    );
    const answer = await rooms.run(room, sent);
    if (!answer.ok) throw new Error(`an order under measurement was refused: ${answer.refusal.code}`);
    if (asked === undefined) waiting.set(who, sent.commandId);
    else waiting.delete(who);
  };
}

/** The plain way: the room's row is locked, counted up, and an event inserted; as durable, and deciding nothing. */
async function rowLock(pool: Pool, { forumId, sessionId }: Room): Promise<Writer> {
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

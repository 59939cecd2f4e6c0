import { sql, type Database, type Reader, type Tx } from '#kernel/server/database/db.ts';
import { LeaseLost, type Fence } from '#kernel/server/database/lease.ts';
import { toldToOthers } from '#kernel/server/live/live-relay.ts';
import { replayFloor } from '../../domain/floor/apply-floor.ts';
import type { FloorEventAt } from '../../domain/floor/floor-event.ts';
import { FLOOR_AHEAD, type FloorState } from '../../domain/floor/floor-state.ts';
import type { Room } from './floor-message.ts';
import '../tables.ts';

export type EventRow = {
  readonly version: number;
  readonly commandId: string;
  readonly event: FloorEventAt;
  readonly actorId: string | null;
};

/**
 * The floor as the events add up to, starting from what the caller already knows. A snapshot past that stands in for
 * events that are gone: those of a room that keeps no names are forgotten when its meeting ends.
 */
export async function readFloorFrom(
  db: Reader,
  { forumId, sessionId }: Pick<Room, 'forumId' | 'sessionId'>,
  known: FloorState = FLOOR_AHEAD,
): Promise<FloorState> {
  const { rows } = await sql<{ version: number; state: FloorState | null; event: FloorEventAt | null }>`
    WITH kept AS (
      SELECT version, state FROM floor_snapshots
      WHERE forum_id = ${forumId} AND session_id = ${sessionId} AND version > ${known.version})
    SELECT version, state, NULL::jsonb AS event FROM kept
    UNION ALL
    SELECT version, NULL, event FROM floor_events
    WHERE forum_id = ${forumId} AND session_id = ${sessionId}
      AND version > GREATEST(${known.version}, (SELECT version FROM kept))
    ORDER BY version`.execute(db);
  const base = rows.find(({ state }) => state !== null)?.state ?? known;
  return replayFloor(
    base,
    rows.flatMap(({ event }) => (event === null ? [] : [event])),
  );
}

/** By command, the version it made: so that a command that comes again is known. */
export async function commandsOf(db: Reader, { forumId, sessionId }: Room): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('floor_events')
    .select(['command_id as commandId', 'version'])
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .execute();
  return new Map(rows.map(({ commandId, version }) => [commandId, version]));
}

export type Appending = { readonly room: Room; readonly at: Date; readonly rows: readonly EventRow[] };

function insertEvents({ room: { forumId, sessionId }, at, rows }: Appending) {
  return sql`INSERT INTO floor_events (forum_id, session_id, version, command_id, event, actor_id, acted_at)
    SELECT ${forumId}, ${sessionId}, version, command_id, event::jsonb, actor_id, ${at}
    FROM unnest(
      ${rows.map(({ version }) => version)}::int[], ${rows.map(({ commandId }) => commandId)}::uuid[],
      ${rows.map(({ event }) => JSON.stringify(event))}::text[], ${rows.map(({ actorId }) => actorId)}::text[]
    ) AS u (version, command_id, event, actor_id)`;
}

/**
 * A batch of events in one statement, which is a transaction of its own: the fence is held while it is written, and the
 * other processes hear of it once. Throws `LeaseLost` when the room has another writer; then nothing was written.
 */
export async function appendEvents(
  db: Database,
  fence: Fence,
  appending: Appending,
  topics: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ written: number }>`
    WITH fence AS (
      SELECT 1 FROM leases
      WHERE forum_id = ${fence.forumId} AND name = ${fence.name} AND token = ${fence.token} FOR SHARE),
    written AS (${insertEvents(appending)} WHERE EXISTS (SELECT 1 FROM fence) RETURNING 1)
    SELECT (SELECT count(*)::int FROM written) AS written, ${toldToOthers(topics)} AS told`.execute(db);
  if (rows[0]?.written !== appending.rows.length) throw new LeaseLost(fence);
}

/** For events that change more than the floor: the caller holds the fence in the same transaction. */
export async function appendEventsIn(tx: Tx, appending: Appending): Promise<void> {
  await insertEvents(appending).execute(tx);
}

export async function keepSnapshot(
  db: Reader,
  { forumId, sessionId }: Room,
  state: FloorState,
  at: Date,
): Promise<void> {
  await sql`INSERT INTO floor_snapshots (forum_id, session_id, version, state, taken_at)
    VALUES (${forumId}, ${sessionId}, ${state.version}, ${JSON.stringify(state)}, ${at})
    ON CONFLICT (forum_id, session_id)
    DO UPDATE SET version = excluded.version, state = excluded.state, taken_at = excluded.taken_at
    WHERE floor_snapshots.version < excluded.version`.execute(db);
}

/** What the room was promised not to keep: who asked, who spoke, and which account pressed what. */
export async function forgetEvents(tx: Tx, { forumId, sessionId }: Room): Promise<void> {
  await tx
    .deleteFrom('floor_events')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .execute();
}

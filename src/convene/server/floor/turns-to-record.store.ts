import { sql } from '#kernel/server/database/db.ts';
import type { App } from '#kernel/server/app.ts';
import { heardTurns, type HeardTurn } from '../../domain/floor/heard-turns.ts';
import { speakersIn } from '../../domain/floor/floor-view.ts';
import { floorRooms } from './floor-rooms.ts';
import { floorVoices } from './floor-voices.store.ts';
import '../tables.ts';

/** Sessions looked through for turns without words, the newest first; earlier ones have had their time. */
const SESSIONS_LOOKED_THROUGH_MAX = 12;

export type TurnToRecord = HeardTurn & { readonly sessionId: string; readonly personId: string };

/**
 * Turns that are over and have no intervention yet, for those who record: with names, as the chair sees them. Sessions that
 * keep no names tell them to the chair alone.
 */
export async function turnsToRecord(
  app: App,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
): Promise<TurnToRecord[]> {
  const { rows } = await sql<{ sessionId: string; recorded: string[] }>`
    SELECT s.session_id AS "sessionId", coalesce((
      SELECT array_agg(i.source->>'requestId') FROM interventions AS i
      WHERE i.forum_id = s.forum_id AND i.session_id = s.session_id AND i.source->>'kind' = 'floor'), '{}') AS recorded
    FROM sessions AS s
    JOIN LATERAL (
      SELECT max(acted_at) AS at FROM floor_events AS e
      WHERE e.forum_id = s.forum_id AND e.session_id = s.session_id) AS last ON last.at IS NOT NULL
    WHERE s.forum_id = ${forumId} AND s.edition_id = ${editionId} AND s.record_mode NOT IN ('chatham', 'off_record')
    ORDER BY last.at DESC
    LIMIT ${SESSIONS_LOOKED_THROUGH_MAX}`.execute(app.db);
  const each = rows.map(async ({ sessionId, recorded }) => {
    const room = { forumId, editionId, sessionId };
    const { state } = await floorRooms(app).read(room);
    const voices = await floorVoices(app.db, { room, participationIds: speakersIn(state), mode: null });
    return heardTurns(state, voices).flatMap((turn) =>
      turn.voice.kind === 'person' && turn.textId === null && !recorded.includes(turn.requestId)
        ? [{ ...turn, sessionId, personId: turn.voice.personId }]
        : [],
    );
  });
  return (await Promise.all(each)).flat();
}

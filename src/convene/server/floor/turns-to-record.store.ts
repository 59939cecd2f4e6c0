import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { App } from '#kernel/server/app.ts';
import { heardTurns, speakerOfTurn, type HeardTurn } from '../../domain/floor/heard-turns.ts';
import { speakersIn } from '../../domain/floor/floor-view.ts';
import { floorRooms } from './floor-rooms.ts';
import { floorVoices } from './floor-voices.store.ts';
import '../tables.ts';

/** Sessions looked through for turns without words, the newest first; earlier ones have had their time. */
const SESSIONS_LOOKED_THROUGH_MAX = 12;

export type TurnToRecord = HeardTurn & { readonly sessionId: string; readonly personId: string };

type OfEdition = { readonly forumId: string; readonly editionId: string };
type Heard = { readonly sessionId: string; readonly recorded: readonly string[]; readonly lastAt: Date };

/**
 * Sessions that have had a floor, those that moved last first, each with the turns that are recorded. Sessions that keep
 * no names tell their turns to the chair alone.
 */
async function sessionsHeard(db: Reader, { forumId, editionId }: OfEdition): Promise<Heard[]> {
  const { rows } = await sql<Heard>`
    SELECT s.session_id AS "sessionId", last.at AS "lastAt", coalesce((
      SELECT array_agg(i.source->>'requestId') FROM interventions AS i
      WHERE i.forum_id = s.forum_id AND i.session_id = s.session_id AND i.source->>'kind' = 'floor'), '{}') AS recorded
    FROM sessions AS s
    JOIN LATERAL (
      SELECT max(acted_at) AS at FROM floor_events AS e
      WHERE e.forum_id = s.forum_id AND e.session_id = s.session_id) AS last ON last.at IS NOT NULL
    WHERE s.forum_id = ${forumId} AND s.edition_id = ${editionId} AND s.record_mode NOT IN ('chatham', 'off_record')
    ORDER BY last.at DESC
    LIMIT ${SESSIONS_LOOKED_THROUGH_MAX}`.execute(db);
  return rows;
}

/** Turns that are over and have no intervention yet, for those who record: with names, as the chair sees them. */
export async function turnsToRecord(app: App, edition: OfEdition): Promise<TurnToRecord[]> {
  const sessions = await sessionsHeard(app.db, edition);
  const each = sessions.map(async ({ sessionId, recorded }) => {
    const room = { ...edition, sessionId };
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

/** How many those are, and when the floor of the first of their sessions last moved; nobody is named, so nobody is read. */
export async function countTurnsToRecord(
  app: App,
  edition: OfEdition,
): Promise<{ count: number; since: Date | null }> {
  const sessions = await sessionsHeard(app.db, edition);
  const each = sessions.map(async ({ sessionId, recorded, lastAt }) => {
    const { state } = await floorRooms(app).read({ ...edition, sessionId });
    const open = state.requests.filter(
      ({ requestId }) => speakerOfTurn(state, requestId) !== null && !recorded.includes(requestId),
    );
    return { count: open.length, lastAt };
  });
  const waiting = (await Promise.all(each)).filter(({ count }) => count > 0);
  const since = waiting.map(({ lastAt }) => lastAt).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  return { count: waiting.reduce((sum, { count }) => sum + count, 0), since };
}

import type { Texts } from '#kernel/domain/bilingual.ts';
import type { App } from '#kernel/server/app.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { DeskAsked, Waiting } from '#kernel/domain/waiting.ts';
import type { ConveneWaiting } from '../domain/waiting-kinds.ts';
import { countTurnsToRecord } from './floor/turns-to-record.store.ts';
import './tables.ts';

/** More sessions than this are not forgotten one by one. */
const FLOORS_TOLD_MAX = 5;

/**
 * Turns whose words are not recorded, and floors that nobody ended although their session is over. Two queries, and one
 * for each session with a floor that this process has not read yet.
 */
export async function conveneWaiting(app: App, asked: DeskAsked): Promise<Waiting<ConveneWaiting>[]> {
  const [turns, floors] = await Promise.all([countTurnsToRecord(app, asked), floorsLeftOpen(app.db, asked)]);
  const recording: Waiting<ConveneWaiting>[] =
    turns.count === 0 ? [] : [{ kind: 'turns-to-record', ...turns }];
  return [...recording, ...floors];
}

/** What no names are kept of is forgotten when the floor ends: where there are no events, nothing is open. */
async function floorsLeftOpen(
  db: Reader,
  { forumId, editionId, forum, edition, at }: DeskAsked,
): Promise<Waiting<ConveneWaiting>[]> {
  const { rows } = await sql<{ slug: string; titles: Texts; endsAt: Date }>`
    SELECT s.slug, s.titles, s.ends_at AS "endsAt"
    FROM sessions AS s
    JOIN LATERAL (
      SELECT bool_or(e.event->'event'->>'kind' = 'opened') AS opened, bool_or(e.event->'event'->>'kind' = 'ended') AS ended
      FROM floor_events AS e
      WHERE e.forum_id = s.forum_id AND e.session_id = s.session_id) AS floor ON floor.opened AND NOT floor.ended
    WHERE s.forum_id = ${forumId} AND s.edition_id = ${editionId} AND s.ends_at < ${at}
    ORDER BY s.ends_at
    LIMIT ${FLOORS_TOLD_MAX}`.execute(db);
  return rows.map(({ slug, titles, endsAt }) => ({
    kind: 'floor-left-open',
    count: 1,
    since: endsAt,
    subject: titles,
    path: `/floor/${forum}/${edition}/${slug}`,
  }));
}

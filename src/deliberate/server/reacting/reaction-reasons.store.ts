import { randomUUID } from 'node:crypto';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import '#deliberate/server/tables.ts';

export type OwnReason = {
  readonly forumId: string;
  readonly positionId: string;
  readonly stratum: Stratum;
  readonly reactorId: string;
};
export type ReasonGiven = OwnReason & {
  /** Empty takes the reason back. */
  readonly words: string;
  /** Whether its author lets it be shown to everyone; kept only where the rules show reasons. */
  readonly offered: boolean;
  readonly at: Date;
};

const REACTIONS = {
  accredited: { table: sql.table('reactions'), reactor: sql.ref('participation_id') },
  public: { table: sql.table('public_reactions'), reactor: sql.ref('visitor_id') },
} as const;

/**
 * Belongs to a reaction: without one nothing is kept. New words wait to be read again, whatever became of those before
 * them; the same words stay as they are.
 */
export async function keepReason(db: Reader, { words, offered, at, ...who }: ReasonGiven): Promise<void> {
  if (words === '') return removeReason(db, who);
  const { forumId, positionId, stratum, reactorId } = who;
  const { table, reactor } = REACTIONS[stratum];
  // The id is random, where other ids tell the time: whoever reads reasons must not learn when each was given.
  await sql`
    INSERT INTO reaction_reasons AS held
      (forum_id, position_id, stratum, reactor_id, deliberation_id, reason_id, words, offered, state, given_at)
    SELECT r.forum_id, r.position_id, ${stratum}, ${reactor}, r.deliberation_id, ${randomUUID()}::uuid, ${words},
      ${offered} AND d.reasons_shown, 'given', ${at}::timestamptz
    FROM ${table} AS r
    JOIN deliberations AS d ON d.forum_id = r.forum_id AND d.deliberation_id = r.deliberation_id
    WHERE r.forum_id = ${forumId} AND r.position_id = ${positionId} AND ${reactor} = ${reactorId}
    ON CONFLICT (forum_id, position_id, stratum, reactor_id) DO UPDATE
    SET words = excluded.words, offered = excluded.offered,
      state = CASE WHEN held.words = excluded.words THEN held.state ELSE 'given' END,
      given_at = CASE WHEN held.words = excluded.words THEN held.given_at ELSE excluded.given_at END,
      reason_id = CASE WHEN held.words = excluded.words THEN held.reason_id ELSE excluded.reason_id END,
      kept_back_code = CASE WHEN held.words = excluded.words THEN held.kept_back_code END,
      kept_back_why = CASE WHEN held.words = excluded.words THEN held.kept_back_why END
    WHERE (held.words, held.offered) <> (excluded.words, excluded.offered)`.execute(db);
}

export async function removeReason(db: Reader, who: OwnReason): Promise<void> {
  await db
    .deleteFrom('reaction_reasons')
    .where('forum_id', '=', who.forumId)
    .where('position_id', '=', who.positionId)
    .where('stratum', '=', who.stratum)
    .where('reactor_id', '=', who.reactorId)
    .execute();
}

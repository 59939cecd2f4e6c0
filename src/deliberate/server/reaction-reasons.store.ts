import { randomUUID } from 'node:crypto';
import { sql, type Reader } from '#kernel/server/db.ts';
import type { Stratum } from '../domain/cast-reaction.ts';
import './tables.ts';

export type OwnReason = {
  readonly forumId: string;
  readonly positionId: string;
  readonly stratum: Stratum;
  readonly reactorId: string;
};
export type ReasonGiven = OwnReason & {
  /** Empty takes the reason back. */
  readonly words: string;
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
export async function keepReason(db: Reader, { words, at, ...who }: ReasonGiven): Promise<void> {
  if (words === '') return removeReason(db, who);
  const { forumId, positionId, stratum, reactorId } = who;
  const { table, reactor } = REACTIONS[stratum];
  // The id is random, where other ids tell the time: whoever reads reasons must not learn when each was given.
  await sql`
    INSERT INTO reaction_reasons AS held
      (forum_id, position_id, stratum, reactor_id, deliberation_id, reason_id, words, state, given_at)
    SELECT forum_id, position_id, ${stratum}, ${reactor}, deliberation_id, ${randomUUID()}::uuid, ${words}, 'given',
      ${at}::timestamptz
    FROM ${table} WHERE forum_id = ${forumId} AND position_id = ${positionId} AND ${reactor} = ${reactorId}
    ON CONFLICT (forum_id, position_id, stratum, reactor_id) DO UPDATE
    SET words = excluded.words, state = 'given', given_at = excluded.given_at, reason_id = excluded.reason_id
    WHERE held.words <> excluded.words`.execute(db);
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

import { sql, type Reader } from '#kernel/server/db.ts';
import type { Stance, Stratum } from '../domain/cast-reaction.ts';
import './tables.ts';

/** One reaction on its way into the book, already known to come from `reactorId`. */
export type ReactionToWrite = {
  readonly entryId: string;
  readonly positionId: string;
  readonly reactorId: string;
  readonly stance: Stance;
  readonly important: boolean;
  /** The version of the words that were read; without it, the one that stands when it is written. */
  readonly version?: number | undefined;
};

export type ReactionBatch = {
  readonly forumId: string;
  readonly stratum: Stratum;
  readonly at: Date;
  readonly reactions: readonly ReactionToWrite[];
};

export type BatchWritten = {
  /** The entries taken, old or new: an entry that was already in the log counts as taken. */
  readonly taken: ReadonlySet<string>;
  /** Entries about words that have been reworded since they were read: not written. */
  readonly reworded: ReadonlySet<string>;
  /** The deliberations that changed. */
  readonly deliberations: ReadonlySet<string>;
};

/**
 * Told with every batch, to what counts and to the desk. Not for open pages: results come in epochs, and a stream that
 * moved with each reaction would tell when somebody reacted.
 */
export const reactionsTopic = (deliberationId: string) => `reactions/${deliberationId}`;

const TABLES = {
  accredited: { table: sql.table('reactions'), reactor: sql.ref('participation_id') },
  public: { table: sql.table('public_reactions'), reactor: sql.ref('visitor_id') },
} as const;

/**
 * One statement, and so one transaction, for a whole batch: keeps what is open to reactions, appends it to the log,
 * upserts the last one per person and position, and tells other processes once per deliberation. What is closed or
 * unknown is left out of the answer. A reaction is written with the version of the words it was given on. Sending an entry twice changes nothing, even when something newer came between.
 */
export async function writeReactionBatch(db: Reader, batch: ReactionBatch): Promise<BatchWritten> {
  const { reactions, forumId, at, stratum } = batch;
  const { table, reactor } = TABLES[stratum];
  const column = <Value>(pick: (reaction: ReactionToWrite) => Value) => reactions.map(pick);
  const { rows } = await sql<{ entry_id: string; deliberation_id: string; stands: boolean }>`
    WITH input AS (
      SELECT * FROM unnest(
        ${column(({ entryId }) => entryId)}::uuid[], ${column(({ positionId }) => positionId)}::uuid[],
        ${column(({ reactorId }) => reactorId)}::uuid[], ${column(({ stance }) => stance)}::smallint[],
        ${column(({ important }) => important)}::boolean[],
        ${column(({ version }) => version ?? null)}::integer[]
      ) WITH ORDINALITY AS t (entry_id, position_id, reactor_id, stance, important, read_version, place)
    ), admitted AS MATERIALIZED (
      SELECT input.*, deliberations.deliberation_id, coalesce(read_version, positions.version) AS version,
        coalesce(read_version BETWEEN positions.asked_version AND positions.version, true) AS stands, EXISTS (
        SELECT 1 FROM reaction_log WHERE reaction_log.forum_id = ${forumId} AND reaction_log.entry_id = input.entry_id
      ) AS known
      FROM input
      JOIN positions ON positions.forum_id = ${forumId} AND positions.position_id = input.position_id
        AND positions.state = 'open'
      JOIN deliberations ON deliberations.forum_id = ${forumId}
        AND deliberations.deliberation_id = positions.deliberation_id AND deliberations.state = 'open'
        AND (deliberations.closes_at IS NULL OR deliberations.closes_at >= ${at})
        AND (${stratum === 'accredited'} OR deliberations.public_stratum)
    ), logged AS (
      INSERT INTO reaction_log
        (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at, version)
      SELECT ${forumId}, entry_id, deliberation_id, position_id, ${stratum}, reactor_id, stance, important, ${at}, version
      FROM admitted WHERE stands AND NOT known
      ON CONFLICT (forum_id, entry_id) DO NOTHING
    ), latest AS (
      INSERT INTO ${table} AS held
        (forum_id, position_id, ${reactor}, deliberation_id, stance, important, simulated, reacted_at, version)
      SELECT DISTINCT ON (position_id, reactor_id)
        ${forumId}::uuid, position_id, reactor_id, deliberation_id, stance, important, false, ${at}::timestamptz, version
      FROM admitted WHERE stands AND NOT known
      ORDER BY position_id, reactor_id, place DESC
      ON CONFLICT (forum_id, position_id, ${reactor})
      DO UPDATE SET stance = excluded.stance, important = excluded.important, reacted_at = excluded.reacted_at,
        version = excluded.version
      WHERE (held.stance, held.important, held.version)
        IS DISTINCT FROM (excluded.stance, excluded.important, excluded.version)
    ), told AS (
      SELECT pg_notify('madang_live', 'reactions/' || deliberation_id)
      FROM (SELECT DISTINCT deliberation_id FROM admitted WHERE stands OR known) AS changed
    )
    SELECT entry_id, deliberation_id, stands OR known AS stands, (SELECT count(*) FROM told)
    FROM admitted`.execute(db);
  const taken = rows.filter(({ stands }) => stands);
  return {
    taken: new Set(taken.map((row) => row.entry_id)),
    reworded: new Set(rows.filter(({ stands }) => !stands).map((row) => row.entry_id)),
    deliberations: new Set(taken.map((row) => row.deliberation_id)),
  };
}

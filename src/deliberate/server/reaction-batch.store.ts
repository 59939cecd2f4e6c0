import { sql, type Reader } from '#kernel/server/db.ts';
import type { Stance, Stratum } from '../domain/cast-reaction.ts';
import { DEVICE_CLOCK_SLACK_SECONDS } from '../domain/deliberate-limits.ts';
import './tables.ts';

/** One reaction on its way into the book, already known to come from `reactorId`. */
export type ReactionToWrite = {
  readonly entryId: string;
  readonly positionId: string;
  readonly reactorId: string;
  /** null takes the reaction back. */
  readonly stance: Stance | null;
  readonly important: boolean;
  /** The version of the words that were read; without it, the one that stands when it is written. */
  readonly version?: number | undefined;
  /** When it was made on the device; the moment of writing if not said. */
  readonly madeAt?: Date;
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
const SLACK = `${DEVICE_CLOCK_SLACK_SECONDS} seconds`;

const TABLES = {
  accredited: { table: sql.table('reactions'), reactor: sql.ref('participation_id') },
  public: { table: sql.table('public_reactions'), reactor: sql.ref('visitor_id') },
} as const;

/**
 * One statement, and so one transaction, for a whole batch: keeps what is open to reactions, appends it to the log,
 * upserts or takes back the last one per person and position, and tells other processes once per deliberation. What is
 * closed or unknown, or comes from someone whom the rules do not admit, is left out of the answer. A reaction is written
 * with the version of the words it was given on. Sending an entry twice changes nothing, even when something newer came
 * between; one that waited on a device gives way to what was made later elsewhere.
 */
export async function writeReactionBatch(db: Reader, batch: ReactionBatch): Promise<BatchWritten> {
  const { forumId, at, stratum } = batch;
  const { table, reactor } = TABLES[stratum];
  const { rows } = await sql<{ entry_id: string; deliberation_id: string; stands: boolean }>`
    WITH input AS (${inputRows(batch)}
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
        AND (${stratum === 'accredited'} OR deliberations.public_stratum AND (
          NOT deliberations.invited_only AND deliberations.proof_bits = 0 OR EXISTS (
            SELECT 1 FROM admitted_visitors WHERE admitted_visitors.forum_id = ${forumId}
              AND admitted_visitors.deliberation_id = deliberations.deliberation_id
              AND admitted_visitors.visitor_id = input.reactor_id)))
    ), logged AS (
      INSERT INTO reaction_log
        (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at, version)
      SELECT ${forumId}, entry_id, deliberation_id, position_id, ${stratum}, reactor_id, stance, important, ${at}, version
      FROM admitted WHERE stands AND NOT known
      ON CONFLICT (forum_id, entry_id) DO NOTHING
    ), last AS (
      SELECT DISTINCT ON (position_id, reactor_id) * FROM admitted WHERE stands AND NOT known
      ORDER BY position_id, reactor_id, place DESC
    ), latest AS (
      INSERT INTO ${table} AS held
        (forum_id, position_id, ${reactor}, deliberation_id, stance, important, simulated, reacted_at, made_at, version)
      SELECT ${forumId}::uuid, position_id, reactor_id, deliberation_id, stance, important, false, ${at}::timestamptz,
        made_at, version
      FROM last WHERE stance IS NOT NULL
      ON CONFLICT (forum_id, position_id, ${reactor})
      DO UPDATE SET stance = excluded.stance, important = excluded.important, reacted_at = excluded.reacted_at,
        made_at = excluded.made_at, version = excluded.version
      WHERE (held.stance, held.important, held.version)
        IS DISTINCT FROM (excluded.stance, excluded.important, excluded.version)
        AND coalesce(held.made_at, held.reacted_at) <= excluded.made_at + ${SLACK}::interval
    ), taken_back AS (
      DELETE FROM ${table} AS held USING last
      WHERE last.stance IS NULL AND held.forum_id = ${forumId} AND held.position_id = last.position_id
        AND held.${reactor} = last.reactor_id
        AND coalesce(held.made_at, held.reacted_at) <= last.made_at + ${SLACK}::interval
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

/** What was sent, as rows in the order it came. */
function inputRows({ reactions, at }: ReactionBatch) {
  const column = <Value>(pick: (reaction: ReactionToWrite) => Value) => reactions.map(pick);
  return sql`SELECT * FROM unnest(
    ${column(({ entryId }) => entryId)}::uuid[], ${column(({ positionId }) => positionId)}::uuid[],
    ${column(({ reactorId }) => reactorId)}::uuid[], ${column(({ stance }) => stance)}::smallint[],
    ${column(({ important }) => important)}::boolean[], ${column(({ madeAt = at }) => madeAt)}::timestamptz[],
    ${column(({ version }) => version ?? null)}::integer[]
  ) WITH ORDINALITY AS t (entry_id, position_id, reactor_id, stance, important, made_at, read_version, place)`;
}

import { runPrepared, type Database, type Statement } from '#kernel/server/database/db.ts';
import type { Stance, Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import { DEVICE_CLOCK_SLACK_SECONDS } from '#deliberate/domain/deliberate-limits.ts';
import '#deliberate/server/tables.ts';

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
  /** How long before it is written it was made on the device; 0 if not said. */
  readonly agoMs?: number;
};

export type ReactionBatch = {
  readonly forumId: string;
  readonly stratum: Stratum;
  readonly at: Date;
  readonly reactions: readonly ReactionToWrite[];
};

export type BatchWritten = {
  /** Places in the batch whose position takes no reactions, or not from them. */
  readonly notOpen: ReadonlySet<number>;
  /** Places whose words have been reworded since they were read: not written, unless they had been before. */
  readonly reworded: ReadonlySet<number>;
  /** The deliberations that changed. All the rest was taken, and what was in the log already counts as taken. */
  readonly deliberations: readonly string[];
};

/**
 * Told with every batch, to what counts and to the desk. Not for open pages: results come in epochs, and a stream that
 * moved with each reaction would tell when somebody reacted.
 */
export const reactionsTopic = (deliberationId: string) => `reactions/${deliberationId}`;
const SLACK = `interval '${DEVICE_CLOCK_SLACK_SECONDS} seconds'`;

/**
 * One statement, and so one transaction, for a whole batch: keeps what is open to reactions, appends it to the log,
 * upserts or takes back the last one per person and position, and tells other processes once per deliberation. What is
 * closed or unknown, or comes from someone whom the rules do not admit, is not written. A reaction is written with the
 * version of the words it was given on. Sending an entry twice changes nothing, even when something newer came between:
 * what the log held already is not in `logged`. One that waited on a device gives way to what was made later elsewhere.
 */
export async function writeReactionBatch(
  db: Database,
  { forumId, stratum, at, reactions }: ReactionBatch,
): Promise<BatchWritten> {
  const [answer] = await runPrepared<Answer>(db, STATEMENTS[stratum], [forumId, at, ...columnsOf(reactions)]);
  return {
    notOpen: new Set(answer?.not_open),
    reworded: new Set(answer?.reworded),
    deliberations: answer?.deliberations ?? [],
  };
}

/** One row whatever the size of the batch: hardly ever is there anything to say of a single reaction. */
type Answer = {
  readonly deliberations: readonly string[] | null;
  readonly not_open: readonly number[] | null;
  readonly reworded: readonly number[] | null;
};

/**
 * Whether the rules let in who sent `input`: as a participant who confirmed it, or as the open public with what is asked
 * of it. A value and not EXISTS, which could be planned as one reading of everybody who was ever let in.
 */
const ADMITS = {
  accredited: `opened.visibility <> 'on_record' OR coalesce((
      SELECT true FROM on_record_confirmations AS c WHERE c.forum_id = $1
        AND c.deliberation_id = opened.deliberation_id AND c.participation_id = input.reactor_id), false)`,
  public: `opened.public_stratum AND (NOT opened.invited_only AND opened.proof_bits = 0 OR coalesce((
      SELECT true FROM admitted_visitors AS a WHERE a.forum_id = $1
        AND a.deliberation_id = opened.deliberation_id AND a.visitor_id = input.reactor_id), false))`,
} as const;

const STATEMENTS: Readonly<Record<Stratum, Statement>> = {
  accredited: batchOf('accredited', { table: 'reactions', reactor: 'participation_id' }),
  public: batchOf('public', { table: 'public_reactions', reactor: 'visitor_id' }),
};

/**
 * The plan is made once and has to be good for one reaction and for thousands: what is sought is sought by key. The
 * positions are those that are asked about, and the log is never read but for an entry whose words were reworded.
 */
function batchOf(stratum: Stratum, { table, reactor }: Record<'table' | 'reactor', string>): Statement {
  const text = `
    WITH ${askedRows(stratum)}, logged AS (
      INSERT INTO reaction_log
        (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at, version)
      SELECT $1, entry_id, deliberation_id, position_id, '${stratum}', reactor_id, stance, important, $2::timestamptz,
        version
      FROM asked WHERE stands AND deliberation_id IS NOT NULL
      -- In one order everywhere: batches that hold the same entries wait for each other and never in a circle.
      ORDER BY entry_id
      ON CONFLICT (forum_id, entry_id) DO NOTHING
      RETURNING entry_id
    ), last AS (
      SELECT DISTINCT ON (position_id, reactor_id) *,
        $2::timestamptz - ago_ms * interval '1 millisecond' AS made_at
      -- Hashed once, where a join would be planned by a guess at the length of "logged".
      FROM asked WHERE stands AND (entry_id IN (SELECT entry_id FROM logged)) IS TRUE
      ORDER BY position_id, reactor_id, place DESC
    ), latest AS (
      INSERT INTO ${table} AS held
        (forum_id, position_id, ${reactor}, deliberation_id, stance, important, simulated, reacted_at, made_at, version)
      SELECT $1::uuid, position_id, reactor_id, deliberation_id, stance, important, false, $2::timestamptz, made_at,
        version
      FROM last WHERE stance IS NOT NULL
      ON CONFLICT (forum_id, position_id, ${reactor})
      DO UPDATE SET stance = excluded.stance, important = excluded.important, reacted_at = excluded.reacted_at,
        made_at = excluded.made_at, version = excluded.version
      WHERE (held.stance, held.important, held.version)
        IS DISTINCT FROM (excluded.stance, excluded.important, excluded.version)
        AND coalesce(held.made_at, held.reacted_at) <= excluded.made_at + ${SLACK}
    ), taken_back AS (
      DELETE FROM ${table} AS held USING last
      WHERE last.stance IS NULL AND held.forum_id = $1 AND held.position_id = last.position_id
        AND held.${reactor} = last.reactor_id
        AND coalesce(held.made_at, held.reacted_at) <= last.made_at + ${SLACK}
    ), judged AS (
      -- A value and not EXISTS, here as above: the log is never read whole.
      SELECT place, deliberation_id, stands OR coalesce((
        SELECT true FROM reaction_log WHERE reaction_log.forum_id = $1 AND reaction_log.entry_id = asked.entry_id
      ), false) AS taken FROM asked
    ), told AS (
      SELECT deliberation_id, pg_notify('madang_live', 'reactions/' || deliberation_id)
      FROM (SELECT DISTINCT deliberation_id FROM judged WHERE taken AND deliberation_id IS NOT NULL) AS changed
    )
    SELECT (SELECT array_agg(deliberation_id) FROM told) AS deliberations,
      array_agg((place - 1)::integer) FILTER (WHERE deliberation_id IS NULL) AS not_open,
      array_agg((place - 1)::integer) FILTER (WHERE deliberation_id IS NOT NULL AND NOT taken) AS reworded
    FROM judged`;
  return { name: `reaction-batch/${stratum}`, text };
}

/** What was sent, each with the words it is about; without a deliberation where nothing is open to it. */
function askedRows(stratum: Stratum): string {
  return `input AS (
      SELECT * FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::smallint[], $7::boolean[], $8::bigint[], $9::integer[])
        WITH ORDINALITY AS t (entry_id, position_id, reactor_id, stance, important, ago_ms, read_version, place)
    ), opened AS MATERIALIZED (
      SELECT positions.position_id, positions.version, positions.asked_version,
        deliberations.deliberation_id, visibility, public_stratum, invited_only, proof_bits
      FROM positions JOIN deliberations ON deliberations.forum_id = $1
        AND deliberations.deliberation_id = positions.deliberation_id AND deliberations.state = 'open'
        AND (deliberations.closes_at IS NULL OR deliberations.closes_at >= $2::timestamptz)
      WHERE positions.forum_id = $1 AND positions.position_id = ANY ($10::uuid[]) AND positions.state = 'open'
    ), asked AS MATERIALIZED (
      SELECT input.*, opened.deliberation_id, coalesce(read_version, opened.version) AS version,
        coalesce(read_version BETWEEN opened.asked_version AND opened.version, true) AS stands
      FROM input LEFT JOIN opened ON opened.position_id = input.position_id AND (${ADMITS[stratum]})
    )`;
}

/** `$3` to `$10`. */
function columnsOf(reactions: readonly ReactionToWrite[]): string[] {
  return [
    arrayOf(reactions.map(({ entryId }) => entryId)),
    arrayOf(reactions.map(({ positionId }) => positionId)),
    arrayOf(reactions.map(({ reactorId }) => reactorId)),
    arrayOf(reactions.map(({ stance }) => stance)),
    arrayOf(reactions.map(({ important }) => important)),
    arrayOf(reactions.map(({ agoMs = 0 }) => agoMs)),
    arrayOf(reactions.map(({ version }) => version)),
    arrayOf([...new Set(reactions.map(({ positionId }) => positionId))]),
  ];
}

/**
 * An array as PostgreSQL reads it. Ids, numbers and truth values need no quotes, and the driver, which looks at each
 * value for some, takes three times as long. It is a parameter still: one that is no id is refused, not run.
 */
function arrayOf(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

import { sql, type Tx } from '#kernel/server/database/db.ts';
import type { Stratum } from '#deliberate/domain/reacting/cast-reaction.ts';
import type { SimulatedReaction } from '#deliberate/domain/simulation/simulate-reactions.ts';
import '#deliberate/server/tables.ts';

export type SimulatedBatch = {
  readonly forumId: string;
  readonly deliberationId: string;
  readonly stratum: Stratum;
  readonly at: Date;
  readonly reactions: readonly SimulatedReaction[];
  /** Fresh ids for the log, one for each reaction. */
  readonly newId: () => string;
};

/** Rows of one statement; PostgreSQL takes far more, but memory need not. */
const CHUNK = 5_000;

/** Writes invented reactions, marked as such for good, with their entries in the log. */
export async function writeSimulatedReactions(tx: Tx, batch: SimulatedBatch): Promise<void> {
  for (let from = 0; from < batch.reactions.length; from += CHUNK)
    await writeChunk(tx, batch, batch.reactions.slice(from, from + CHUNK));
}

async function writeChunk(
  tx: Tx,
  { forumId, deliberationId, stratum, at, newId }: SimulatedBatch,
  reactions: readonly SimulatedReaction[],
): Promise<void> {
  const table = sql.table(stratum === 'accredited' ? 'reactions' : 'public_reactions');
  const reactor = sql.ref(stratum === 'accredited' ? 'participation_id' : 'visitor_id');
  const column = <Value>(pick: (reaction: SimulatedReaction) => Value) => reactions.map(pick);
  await sql`
    WITH input AS (
      SELECT t.*, positions.version FROM unnest(
        ${column(newId)}::uuid[], ${column(({ positionId }) => positionId)}::uuid[],
        ${column(({ reactorId }) => reactorId)}::uuid[], ${column(({ stance }) => stance)}::smallint[],
        ${column(({ important }) => important)}::boolean[]
      ) AS t (entry_id, position_id, reactor_id, stance, important)
      JOIN positions ON positions.forum_id = ${forumId} AND positions.position_id = t.position_id
    ), logged AS (
      INSERT INTO reaction_log
        (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at, version)
      SELECT ${forumId}, entry_id, ${deliberationId}::uuid, position_id, ${stratum}, reactor_id, stance, important, ${at},
        version
      FROM input
    )
    INSERT INTO ${table}
      (forum_id, position_id, ${reactor}, deliberation_id, stance, important, simulated, reacted_at, version)
    SELECT ${forumId}, position_id, reactor_id, ${deliberationId}::uuid, stance, important, true, ${at}, version
    FROM input
    ON CONFLICT (forum_id, position_id, ${reactor}) DO NOTHING`.execute(tx);
}

import { z } from 'zod';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { sql, type Tx } from '#kernel/server/db.ts';
import type { Handler } from '#kernel/server/execute.ts';
import { refuse } from '../domain/refusals.ts';
import type { SimulatedReaction } from '../domain/simulate-reactions.ts';
import './tables.ts';

export const SIMULATED_REACTIONS_MAX = 200_000;

/** Invented reactions for a sample edition, marked as simulated wherever they are counted. */
export type AddSimulated = {
  readonly editionId: string;
  readonly deliberationId: string;
  readonly accredited: readonly SimulatedReaction[];
  readonly open: readonly SimulatedReaction[];
};
type SampleState = { readonly open: boolean; readonly sample: boolean };

const reaction = z.object({
  positionId: z.uuid(),
  reactorId: z.uuid(),
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  important: z.boolean(),
});
const reactions = z.array(reaction).max(SIMULATED_REACTIONS_MAX);

export const addSimulatedReactionsCommand: Handler<AddSimulated, SampleState, AddSimulated> = {
  name: 'addSimulatedReactions',
  access: ['secretariat'],
  input: z.object({ editionId: z.uuid(), deliberationId: z.uuid(), accredited: reactions, open: reactions }),
  load: loadSample,
  decide: addSimulated,
  write: writeSimulated,
  acts: ({ deliberationId, editionId, accredited, open }) => [
    {
      kind: 'reactions.simulated',
      subjectKind: 'deliberation',
      subjectId: deliberationId,
      editionId,
      payload: { accredited: accredited.length, open: open.length },
    },
  ],
  topics: ({ deliberationId }) => [`deliberation/${deliberationId}`],
};

/** A real deliberation never takes an invented reaction. */
function addSimulated(state: SampleState, { input }: Command<AddSimulated>): Decision<AddSimulated> {
  if (!state.sample) return refuse('not-a-sample');
  return state.open ? accept(input) : refuse('position-closed');
}

async function loadSample(tx: Tx, { forumId, input }: Command<AddSimulated>): Promise<SampleState> {
  const { rows } = await sql<{ sample: boolean; open: boolean }>`
    SELECT editions.sample, deliberations.state = 'open' AS open
    FROM deliberations JOIN editions
      ON editions.forum_id = deliberations.forum_id AND editions.edition_id = deliberations.edition_id
    WHERE deliberations.forum_id = ${forumId} AND deliberations.edition_id = ${input.editionId}
      AND deliberations.deliberation_id = ${input.deliberationId}`.execute(tx);
  return rows[0] ?? { sample: false, open: false };
}

async function writeSimulated(tx: Tx, change: AddSimulated, command: Command<unknown>): Promise<void> {
  const where = { forumId: command.forumId, deliberationId: change.deliberationId, at: command.at };
  await insertSimulated(tx, { ...where, table: 'reactions', reactor: 'participation_id' }, change.accredited);
  await insertSimulated(tx, { ...where, table: 'public_reactions', reactor: 'visitor_id' }, change.open);
}

type Into = {
  readonly forumId: string;
  readonly deliberationId: string;
  readonly at: Date;
  readonly table: 'reactions' | 'public_reactions';
  readonly reactor: 'participation_id' | 'visitor_id';
};

async function insertSimulated(tx: Tx, into: Into, rows: readonly SimulatedReaction[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [
    rows.map(({ positionId }) => positionId),
    rows.map(({ reactorId }) => reactorId),
    rows.map(({ stance }) => stance),
    rows.map(({ important }) => important),
  ];
  await sql`
    INSERT INTO ${sql.table(into.table)}
      (forum_id, position_id, ${sql.ref(into.reactor)}, deliberation_id, stance, important, simulated, reacted_at)
    SELECT ${into.forumId}, invented.position_id, invented.reactor_id, ${into.deliberationId},
      invented.stance, invented.important, true, ${into.at}
    FROM unnest(${columns[0]}::uuid[], ${columns[1]}::uuid[], ${columns[2]}::smallint[], ${columns[3]}::boolean[])
      AS invented (position_id, reactor_id, stance, important)
    ON CONFLICT DO NOTHING`.execute(tx);
}

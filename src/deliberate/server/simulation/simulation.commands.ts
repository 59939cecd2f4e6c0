import { z } from 'zod';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { sql, type Tx } from '#kernel/server/database/db.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import { refuse } from '#deliberate/domain/refusals.ts';
import type { SimulatedReaction } from '#deliberate/domain/simulation/simulate-reactions.ts';
import { writeSimulatedReactions } from './simulated-reactions.store.ts';
import '#deliberate/server/tables.ts';

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
  // Each has its entry in the log, like any other reaction.
  idsNeeded: ({ accredited, open }) => accredited.length + open.length,
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
  const { deliberationId, accredited, open } = change;
  const where = { forumId: command.forumId, deliberationId, at: command.at };
  const ids = command.ids.values();
  const newId = () => ids.next().value ?? command.id;
  await writeSimulatedReactions(tx, { ...where, newId, stratum: 'accredited', reactions: accredited });
  await writeSimulatedReactions(tx, { ...where, newId, stratum: 'public', reactions: open });
}

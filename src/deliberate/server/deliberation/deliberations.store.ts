import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type {
  DeliberationMoved,
  DeliberationOpened,
  OneDeliberation,
  OpeningState,
} from '#deliberate/domain/deliberation/move-deliberation.ts';
import type {
  DeliberationPlanned,
  PlanDeliberation,
  PlanState,
} from '#deliberate/domain/deliberation/plan-deliberation.ts';
import { ruleColumns } from './deliberation-view.store.ts';
import '#deliberate/server/tables.ts';

/** Locks the edition's deliberations, so that two plans made at once do not both become the first. */
export async function loadPlanState(
  tx: Tx,
  { forumId, input }: Command<PlanDeliberation>,
): Promise<PlanState> {
  await tx
    .selectFrom('editions')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .forNoKeyUpdate()
    .execute();
  const current = await tx
    .selectFrom('deliberations')
    .select(['deliberation_id as deliberationId', 'state'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst();
  return { current: current ?? null };
}

export async function writePlan(
  tx: Tx,
  planned: DeliberationPlanned,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const rules = {
    titles: JSON.stringify(planned.titles),
    opens_at: planned.opensAt,
    closes_at: planned.closesAt,
    public_stratum: planned.publicStratum,
    invited_only: planned.invitedOnly,
    proof_bits: planned.proofBits,
    reasons_shown: planned.reasonsShown,
    proposing: planned.proposing,
    answers_shown: planned.answersShown,
    embed_origins: JSON.stringify(planned.embedOrigins),
    visibility: planned.visibility,
    results_shown: planned.resultsShown,
    group_size_min: planned.groupSizeMin,
    public_size_min: planned.publicSizeMin,
  };
  if (planned.isNew) {
    await tx
      .insertInto('deliberations')
      .values({
        ...rules,
        forum_id: forumId,
        deliberation_id: planned.deliberationId,
        edition_id: planned.editionId,
        state: 'draft',
        row_export: false,
        created_at: at,
      })
      .execute();
    return;
  }
  await tx
    .updateTable('deliberations')
    .set(rules)
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', planned.deliberationId)
    .execute();
}

export async function loadOpening(
  tx: Tx,
  { forumId, input }: Command<OneDeliberation>,
): Promise<OpeningState> {
  const found = await tx
    .selectFrom('deliberations')
    .select(['state', ...ruleColumns])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('deliberation_id', '=', input.deliberationId)
    .forUpdate()
    .executeTakeFirst();
  const proposed = await tx
    .selectFrom('positions')
    .select(['position_id as positionId', 'number', 'texts', 'authentic_language as authenticLanguage'])
    .select(['origin', 'intervention_id as interventionId', 'version', 'about'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', input.deliberationId)
    .where('state', '=', 'proposed')
    .orderBy('number')
    .forUpdate()
    .execute();
  if (found === undefined) return { deliberation: null, proposed };
  const { state, ...rules } = found;
  return { deliberation: { state, rules }, proposed };
}

export async function writeOpening(
  tx: Tx,
  { deliberationId, state, positions }: DeliberationOpened,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('deliberations')
    .set({ state, opens_at: at })
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .execute();
  await tx
    .updateTable('positions')
    .set({ state: 'open', opened_at: at })
    .where('forum_id', '=', forumId)
    .where(
      'position_id',
      'in',
      positions.map(({ positionId }) => positionId),
    )
    .execute();
}

/** Announcing and taking that back change nothing but the state. */
export async function writeMove(
  tx: Tx,
  { deliberationId, state }: DeliberationMoved,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('deliberations')
    .set({ state })
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .execute();
}

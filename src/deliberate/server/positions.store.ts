import type { Command } from '#kernel/domain/command.ts';
import { sql, type Tx } from '#kernel/server/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { DraftPosition, DraftState, PositionDrafted } from '../domain/draft-position.ts';
import type { EditPosition, EditState, OnePosition, PositionEdited } from '../domain/edit-position.ts';
import type { MovePosition, MoveState, PositionMoved } from '../domain/move-position.ts';
import { PUBLIC_STATES } from '../domain/position-state.ts';
import './tables.ts';

/** The edition's deliberation that is planned or open, else the one that closed last. Locked: numbers are given in turn. */
export async function loadDraftState(
  tx: Tx,
  { forumId, input }: Command<DraftPosition>,
  sight: PublicSight,
): Promise<DraftState> {
  const deliberation = await tx
    .selectFrom('deliberations')
    .select(['deliberation_id as deliberationId', 'state'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .orderBy(sql`state = 'closed'`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const { interventionId } = input;
  const seen =
    interventionId === undefined
      ? null
      : await sight(tx, forumId, [{ kind: 'intervention', id: interventionId }]);
  return {
    deliberation: deliberation ?? null,
    lastNumber: deliberation === undefined ? 0 : await lastNumber(tx, forumId, deliberation.deliberationId),
    interventionSeen: seen === null || seen.size === 1,
  };
}

async function lastNumber(tx: Tx, forumId: string, deliberationId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('positions')
    .select((by) => by.fn.coalesce(by.fn.max('number'), sql<number>`0`).as('last'))
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .executeTakeFirstOrThrow();
  return last;
}

export async function writeDraft(
  tx: Tx,
  drafted: PositionDrafted,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('positions')
    .values({
      forum_id: forumId,
      position_id: drafted.positionId,
      edition_id: drafted.editionId,
      deliberation_id: drafted.deliberationId,
      number: drafted.number,
      authentic_language: drafted.authenticLanguage,
      texts: JSON.stringify(drafted.texts),
      state: drafted.state,
      intervention_id: drafted.interventionId,
      drafted_by: drafted.by.account,
      simulated: false,
      created_at: at,
    })
    .execute();
  await writeVersion(tx, { ...drafted, version: 1, change: 'first' }, { forumId, at });
}

type Version = Pick<PositionEdited, 'positionId' | 'version' | 'texts' | 'authenticLanguage' | 'by'> & {
  readonly change: PositionEdited['change'] | 'first';
};

async function writeVersion(
  tx: Tx,
  { positionId, version, texts, authenticLanguage, change, by }: Version,
  { forumId, at }: Pick<Command<unknown>, 'forumId' | 'at'>,
): Promise<void> {
  await tx
    .insertInto('position_versions')
    .values({
      forum_id: forumId,
      position_id: positionId,
      version,
      texts: JSON.stringify(texts),
      authentic_language: authenticLanguage,
      change,
      made_by: by.account,
      made_as: by.as,
      made_at: at,
    })
    .execute();
}

/** The position under lock, with its deliberation's state. */
async function lockPosition(tx: Tx, forumId: string, { editionId, positionId }: OnePosition) {
  const found = await tx
    .selectFrom('positions')
    .innerJoin('deliberations as d', (on) =>
      on
        .onRef('d.forum_id', '=', 'positions.forum_id')
        .onRef('d.deliberation_id', '=', 'positions.deliberation_id'),
    )
    .select([
      'positions.position_id as positionId',
      'number',
      'texts',
      'authentic_language as authenticLanguage',
      'positions.state',
      'drafted_by as draftedBy',
      'version',
      'asked_version as askedVersion',
      'opened_at as openedAt',
      'd.state as deliberation',
    ])
    .where('positions.forum_id', '=', forumId)
    .where('positions.edition_id', '=', editionId)
    .where('position_id', '=', positionId)
    // Reactions hold the deliberation's key while they are written, so none can slip in between.
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function loadEditState(tx: Tx, { forumId, input }: Command<EditPosition>): Promise<EditState> {
  const found = await lockPosition(tx, forumId, input);
  if (found === null) return { position: null, deliberation: 'draft' };
  const { deliberation, openedAt, ...position } = found;
  return { position: { ...position, opened: openedAt !== null }, deliberation };
}

export async function writeEdit(
  tx: Tx,
  edited: PositionEdited,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { positionId, texts, authenticLanguage, version, askedVersion, change } = edited;
  await tx
    .updateTable('positions')
    .set({
      texts: JSON.stringify(texts),
      authentic_language: authenticLanguage,
      edited_at: at,
      version,
      asked_version: askedVersion,
      ...(change === 'rewording' && { reworded_at: at }),
    })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
  await writeVersion(tx, edited, { forumId, at });
}

export async function loadMoveState(tx: Tx, { forumId, input }: Command<MovePosition>): Promise<MoveState> {
  const found = await lockPosition(tx, forumId, input);
  if (found === null) return { position: null, deliberation: 'draft' };
  const { deliberation, openedAt, ...position } = found;
  return { position: { ...position, opened: openedAt !== null }, deliberation };
}

export async function writeMove(
  tx: Tx,
  { positionId, state, reason, opened }: PositionMoved,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('positions')
    .set({
      state,
      state_reason: reason === null ? null : JSON.stringify(reason),
      ...(!opened && PUBLIC_STATES.includes(state) && { opened_at: at }),
    })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
}

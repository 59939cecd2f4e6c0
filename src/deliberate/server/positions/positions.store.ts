import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type {
  EditPosition,
  EditState,
  OnePosition,
  PositionEdited,
} from '#deliberate/domain/positions/edit-position.ts';
import type { MovePosition, MoveState, PositionMoved } from '#deliberate/domain/positions/move-position.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import type {
  PositionRevised,
  ReviseState,
  RevisePosition,
} from '#deliberate/domain/positions/submit-position.ts';
import type { TranslatePosition, TranslateState } from '#deliberate/domain/positions/translation.ts';
import { writeVersion } from './drafts.store.ts';
import { carryTranslations, translationsOf } from './translations.store.ts';
import '#deliberate/server/tables.ts';

/** The position under lock, with its deliberation's state. */
export async function lockPosition(tx: Tx, forumId: string, { editionId, positionId }: OnePosition) {
  const found = await tx
    .selectFrom('positions as p')
    .innerJoin('deliberations as d', (on) =>
      on.onRef('d.forum_id', '=', 'p.forum_id').onRef('d.deliberation_id', '=', 'p.deliberation_id'),
    )
    .select([
      'p.position_id as positionId',
      'p.deliberation_id as deliberationId',
      'p.number',
      'p.texts',
      'p.authentic_language as authenticLanguage',
      'p.state',
      'p.origin',
      'p.intervention_id as interventionId',
      'p.drafted_by as draftedBy',
      'p.version',
      'p.asked_version as askedVersion',
      'p.about',
      'p.about_version as aboutVersion',
      'p.opened_at as openedAt',
      'd.state as deliberation',
      'd.answers_shown as answersShown',
    ])
    .where('p.forum_id', '=', forumId)
    .where('p.edition_id', '=', editionId)
    .where('p.position_id', '=', positionId)
    // Reactions hold the deliberation's key while they are written, so none can slip in between.
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) return null;
  const { deliberation, answersShown, openedAt, ...position } = found;
  return { position: { ...position, opened: openedAt !== null }, deliberation, answersShown };
}

export async function loadEditState(tx: Tx, { forumId, input }: Command<EditPosition>): Promise<EditState> {
  return (await lockPosition(tx, forumId, input)) ?? { position: null, deliberation: 'draft' };
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
  await carryTranslations(tx, edited, { forumId, at });
}

export async function loadTranslateState(
  tx: Tx,
  { forumId, input }: Command<TranslatePosition>,
): Promise<TranslateState> {
  const found = await lockPosition(tx, forumId, input);
  if (found === null) return { position: null };
  const translations = await translationsOf(tx, forumId, input.positionId);
  return { position: { ...found.position, translations } };
}

export async function loadReviseState(
  tx: Tx,
  { forumId, input }: Command<RevisePosition>,
): Promise<ReviseState> {
  const found = await lockPosition(tx, forumId, input);
  return { position: found?.position ?? null };
}

export async function writeRevision(
  tx: Tx,
  revised: PositionRevised,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const { positionId, texts, authenticLanguage, version } = revised;
  await tx
    .updateTable('positions')
    .set({
      texts: JSON.stringify(texts),
      authentic_language: authenticLanguage,
      edited_at: at,
      version,
      asked_version: version,
      state: 'submitted',
      state_reason: null,
      reason_code: null,
    })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
  const change = { ...revised, change: 'draft' as const, before: {} };
  await writeVersion(tx, change, { forumId, at });
  await carryTranslations(tx, change, { forumId, at });
}

export async function loadMoveState(tx: Tx, { forumId, input }: Command<MovePosition>): Promise<MoveState> {
  const found = await lockPosition(tx, forumId, input);
  return found ?? { position: null, deliberation: 'draft', answersShown: 'author' };
}

export async function writeMove(
  tx: Tx,
  { positionId, event, state, reason, reasonCode, opened }: PositionMoved,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('positions')
    .set({
      state,
      state_reason: reason === null ? null : JSON.stringify(reason),
      reason_code: reasonCode,
      ...(!opened && PUBLIC_STATES.includes(state) && { opened_at: at }),
      ...(ANSWERS.includes(event) && { answered_at: at }),
    })
    .where('forum_id', '=', forumId)
    .where('position_id', '=', positionId)
    .execute();
}

const ANSWERS: readonly PositionMoved['event'][] = ['accept', 'return', 'open'];

import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { AddSession, SessionsState, SessionWritten } from '../../domain/sessions/add-session.ts';
import { RECORD_MODES } from '../../domain/sessions/record-mode.ts';
import { forgetSpeakers } from '../words/intervention-writes.store.ts';
import { forgetObjectors } from '../ruling/rulings.store.ts';
import { lockEdition } from '../forum/edition-lock.store.ts';
import '../tables.ts';

/** The edition is locked, so that two sessions added at once get two places and two addresses. */
export async function loadSessionsState(
  tx: Tx,
  { forumId, input }: Command<AddSession>,
): Promise<SessionsState> {
  const editionFound = await lockEdition(tx, forumId, input.editionId);
  const sessions = await tx
    .selectFrom('sessions')
    .select(['session_id as sessionId', 'slug', 'record_mode as recordMode', 'place_in_order as place'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .execute();
  return { editionFound, sessions };
}

function columnsOf(change: SessionWritten) {
  return {
    slug: change.slug,
    parent_id: change.parentId,
    kind: change.kind,
    titles: JSON.stringify(change.titles),
    summary: change.summary === null ? null : JSON.stringify(change.summary),
    held_on: change.heldOn,
    starts_at: change.startsAt,
    ends_at: change.endsAt,
    room: change.room === null ? null : JSON.stringify(change.room),
    stream_url: change.streamUrl,
    record_mode: change.recordMode,
    place_in_order: change.place,
  };
}

export async function writeNewSession(
  tx: Tx,
  change: SessionWritten,
  command: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      forum_id: command.forumId,
      session_id: change.sessionId,
      edition_id: change.editionId,
      ...columnsOf(change),
      created_at: command.at,
    })
    .execute();
}

/** A stricter default holds for what was already said, in the same transaction. */
export async function writeChangedSession(
  tx: Tx,
  change: SessionWritten,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set(columnsOf(change))
    .where('forum_id', '=', forumId)
    .where('session_id', '=', change.sessionId)
    .execute();
  const { recordMode } = change;
  if (recordMode === 'off_record') return;
  const looser = RECORD_MODES.slice(0, RECORD_MODES.indexOf(recordMode)).filter(
    (mode) => mode !== 'off_record',
  );
  if (looser.length === 0) return;
  const changed = await tx
    .updateTable('interventions')
    .set({ record_mode: recordMode })
    .where('forum_id', '=', forumId)
    .where('session_id', '=', change.sessionId)
    .where('record_mode', 'in', looser)
    .returning('intervention_id')
    .execute();
  if (recordMode !== 'chatham') return;
  await forgetObjectors(tx, forumId, change.sessionId);
  const ids = changed.map(({ intervention_id }) => intervention_id);
  await forgetSpeakers(tx, forumId, ids);
}

import type { Command } from '#kernel/domain/command.ts';
import { sql, type Tx } from '#kernel/server/database/db.ts';
import { forgetFields } from '#kernel/server/record/fields.store.ts';
import type {
  ChangeRecordMode,
  CorrectIntervention,
  InterventionCorrected,
  RecordedWords,
  RecordModeChanged,
} from '../../domain/words/correct-intervention.ts';
import type {
  InterventionRecorded,
  RecordIntervention,
  RecordInterventionState,
} from '../../domain/words/record-intervention.ts';
import { speakerOfTurn } from '../../domain/floor/heard-turns.ts';
import { requestIn } from '../../domain/floor/floor-state.ts';
import { isOnAgenda } from '../agenda/agenda.store.ts';
import { readFloorFrom } from '../floor/floor.store.ts';
import '../tables.ts';

/** The session is locked, so that two interventions recorded at once get two places in the order of speaking. */
export async function loadRecordState(
  tx: Tx,
  { forumId, input }: Command<RecordIntervention>,
): Promise<RecordInterventionState> {
  const session = await tx
    .selectFrom('sessions')
    .select('record_mode')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', input.sessionId)
    .where('edition_id', '=', input.editionId)
    .forUpdate()
    .executeTakeFirst();
  const participation = await tx
    .selectFrom('participations')
    .select('participation_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('person_id', '=', input.personId)
    .executeTakeFirst();
  const last = await tx
    .selectFrom('interventions')
    .select(({ fn }) => fn.max('place_in_order').as('place'))
    .where('forum_id', '=', forumId)
    .where('session_id', '=', input.sessionId)
    .executeTakeFirst();
  return {
    sessionMode: session?.record_mode ?? null,
    participationId: participation?.participation_id ?? null,
    ...(input.source?.kind === 'floor' && {
      turn: await turnOf(tx, { forumId, sessionId: input.sessionId, requestId: input.source.requestId }),
    }),
    ...(input.agendaItemId && {
      agendaItemFound: await isOnAgenda(tx, {
        ...{ forumId, sessionId: input.sessionId, itemId: input.agendaItemId },
      }),
    }),
    place: (last?.place ?? 0) + 1,
  };
}

type TurnAsked = { readonly forumId: string; readonly sessionId: string; readonly requestId: string };

/** The session is locked by now, so two who record one turn at once do not both find it without words. */
async function turnOf(tx: Tx, { forumId, sessionId, requestId }: TurnAsked) {
  const state = await readFloorFrom(tx, { forumId, sessionId });
  const { rows } = await sql`
    SELECT 1 FROM interventions
    WHERE forum_id = ${forumId} AND session_id = ${sessionId} AND source->>'requestId' = ${requestId}`.execute(
    tx,
  );
  return {
    participationId: speakerOfTurn(state, requestId),
    recorded: rows.length > 0,
    itemId: requestIn(state, requestId)?.itemId,
  };
}

export async function writeIntervention(
  tx: Tx,
  change: InterventionRecorded,
  { forumId, at }: Pick<Command<unknown>, 'forumId' | 'at'>,
): Promise<void> {
  await tx
    .insertInto('interventions')
    .values({
      forum_id: forumId,
      intervention_id: change.interventionId,
      edition_id: change.editionId,
      session_id: change.sessionId,
      participation_id: change.participationId,
      delivery: change.delivery,
      text_kind: change.textKind,
      authentic_language: change.authenticLanguage,
      texts: JSON.stringify(change.texts),
      verb: change.verb,
      force: change.force,
      record_mode: change.recordMode,
      source: change.source === null ? null : JSON.stringify(change.source),
      place_in_order: change.place,
      created_at: at,
      corrected_at: null,
      agenda_item_id: change.agendaItemId ?? null,
    })
    .execute();
}

/** Under the Chatham House Rule nobody can open who spoke, not even we. */
export function forgetSpeakers(tx: Tx, forumId: string, interventionIds: readonly string[]): Promise<void> {
  return forgetFields(tx, {
    forumId,
    subjectKind: 'intervention',
    subjectIds: interventionIds,
    field: 'speaker',
  });
}

export async function loadRecordedWords(
  tx: Tx,
  { forumId, input }: Command<CorrectIntervention | ChangeRecordMode>,
): Promise<RecordedWords> {
  const row = await tx
    .selectFrom('interventions')
    .select([
      'participation_id as participationId',
      'edition_id as editionId',
      'session_id as sessionId',
      'texts',
      'authentic_language as authenticLanguage',
      'text_kind as textKind',
      'record_mode as recordMode',
    ])
    .where('forum_id', '=', forumId)
    .where('intervention_id', '=', input.interventionId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function writeCorrection(
  tx: Tx,
  change: InterventionCorrected,
  command: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('interventions')
    .set({
      texts: JSON.stringify(change.texts),
      authentic_language: change.authenticLanguage,
      text_kind: change.textKind,
      corrected_at: command.at,
    })
    .where('forum_id', '=', command.forumId)
    .where('intervention_id', '=', change.interventionId)
    .execute();
}

export async function writeRecordMode(
  tx: Tx,
  change: RecordModeChanged,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('interventions')
    .set({ record_mode: change.to })
    .where('forum_id', '=', forumId)
    .where('intervention_id', '=', change.interventionId)
    .execute();
  if (change.to === 'chatham') await forgetSpeakers(tx, forumId, [change.interventionId]);
}

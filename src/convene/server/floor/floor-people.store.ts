import type { Reader } from '#kernel/server/database/db.ts';
import type { FloorSpeaker } from '../../domain/floor/floor-state.ts';
import type { RecordMode } from '../../domain/sessions/record-mode.ts';
import type { Room } from './floor-message.ts';
import '../tables.ts';

export async function roomMode(
  db: Reader,
  { forumId, editionId, sessionId }: Room,
): Promise<RecordMode | null> {
  const row = await db
    .selectFrom('sessions')
    .select('record_mode')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row?.record_mode ?? null;
}

export type FloorPerson = FloorSpeaker & { readonly personId: string };

/** An accredited participant as the floor knows them; their delegation is the organisation they come from. */
export async function floorPerson(
  db: Reader,
  { forumId, editionId }: Pick<Room, 'forumId' | 'editionId'>,
  participationId: string,
): Promise<FloorPerson | null> {
  const row = await db
    .selectFrom('participations')
    .select([
      'person_id as personId',
      'stakeholder_group as group',
      'region',
      'attendance',
      'organisation_id as organisationId',
    ])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('participation_id', '=', participationId)
    .where('accreditation', '=', 'accredited')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { organisationId, ...person } = row;
  return { ...person, participationId, party: organisationId ?? participationId };
}

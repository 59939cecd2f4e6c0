import { sql, type Reader } from '#kernel/server/database/db.ts';
import { attributionOf, type Attribution } from '../../domain/people/attribution.ts';
import type { Present } from '../../domain/floor/floor-balance.ts';
import type { PersonName } from '../../domain/people/person.ts';
import type { RecordMode } from '../../domain/sessions/record-mode.ts';
import { SPEAKER_COLUMNS, speakerFrom } from '../words/speaker-row.ts';
import type { Room } from './floor-message.ts';
import '../tables.ts';

type Wanted = {
  readonly room: Room;
  readonly participationIds: readonly string[];
  /** The session's record mode; null for the chair, who must know whom to call. */
  readonly mode: RecordMode | null;
};

/** Who is on a list of speakers, as far as the reader may know. What is hidden never leaves this file. One query. */
export async function floorVoices(
  db: Reader,
  { room, participationIds, mode }: Wanted,
): Promise<ReadonlyMap<string, Attribution>> {
  if (participationIds.length === 0 || mode === 'off_record' || mode === 'chatham') return new Map();
  const rows = await people(db, room)
    .where('p.participation_id', 'in', [...participationIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.participationId,
      attributionOf(mode ?? 'attributed', speakerFrom(row), row.ofGroupPresent),
    ]),
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

/** As many of the speaker's group as are in the session: below the limit a group is not named either. */
const ofGroupPresent = ({ sessionId }: Room) => sql<number>`(
  SELECT count(DISTINCT sp.participation_id) FROM session_participants sp
  JOIN participations pp ON pp.forum_id = sp.forum_id AND pp.participation_id = sp.participation_id
  WHERE sp.forum_id = p.forum_id AND sp.session_id = ${sessionId}
    AND pp.stakeholder_group = p.stakeholder_group)`;

function people(db: Reader, room: Room) {
  return db
    .selectFrom('participations as p')
    .innerJoin('people as n', (on) =>
      on.onRef('n.forum_id', '=', 'p.forum_id').onRef('n.person_id', '=', 'p.person_id'),
    )
    .leftJoin('organisations as o', (on) =>
      on.onRef('o.forum_id', '=', 'p.forum_id').onRef('o.organisation_id', '=', 'p.organisation_id'),
    )
    .select(['p.participation_id as participationId', ...SPEAKER_COLUMNS])
    .select(ofGroupPresent(room).as('ofGroupPresent'))
    .where('p.forum_id', '=', room.forumId)
    .where('p.edition_id', '=', room.editionId);
}

/** Everyone accredited, counted by what balance looks at. For the chair's desk. */
export function presentInEdition(db: Reader, { forumId, editionId }: Room): Promise<Present[]> {
  return db
    .selectFrom('participations')
    .select(({ fn }) => [
      'stakeholder_group as group',
      'region',
      'attendance',
      fn.countAll<number>().as('people'),
    ])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('accreditation', '=', 'accredited')
    .groupBy(['stakeholder_group', 'region', 'attendance'])
    .execute();
}

export const FOUND_PEOPLE_MAX = 20;
export type FoundPerson = { readonly participationId: string; readonly names: readonly PersonName[] };

/** For the chair, who puts somebody in the room on the list: accredited participants by a part of their name. */
export async function findForFloor(db: Reader, room: Room, part: string): Promise<FoundPerson[]> {
  const rows = await people(db, room)
    .where('p.accreditation', '=', 'accredited')
    .where(sql<boolean>`n.names::text ILIKE ${`%${part.replace(/[\\%_]/g, '\\$&')}%`}`)
    .orderBy('n.slug')
    .limit(FOUND_PEOPLE_MAX * 2)
    .execute();
  const has = ({ names }: Row) => names.some(({ text }) => text.toLowerCase().includes(part.toLowerCase()));
  return rows
    .filter(has)
    .slice(0, FOUND_PEOPLE_MAX)
    .map(({ participationId, names }) => ({ participationId, names }));
}

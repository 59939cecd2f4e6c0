import type { Reader } from '#kernel/server/database/db.ts';
import type { DeskPerson } from '../domain/people/desk-person.ts';
import { organisationFrom } from './words/named-organisation.ts';
import './tables.ts';

/** For the secretariat's pages only: everybody of an edition, with private addresses and parts. Two queries. */
export async function deskPeople(db: Reader, forumId: string, editionId: string): Promise<DeskPerson[]> {
  const [rows, parts] = await Promise.all([
    db
      .selectFrom('participations as p')
      .innerJoin('people as n', (on) =>
        on.onRef('n.forum_id', '=', 'p.forum_id').onRef('n.person_id', '=', 'p.person_id'),
      )
      .leftJoin('organisations as o', (on) =>
        on.onRef('o.forum_id', '=', 'p.forum_id').onRef('o.organisation_id', '=', 'p.organisation_id'),
      )
      .select([
        'p.participation_id as participationId',
        'n.person_id as personId',
        'n.names',
        'n.email',
        'p.capacity',
        'p.stakeholder_group as stakeholderGroup',
        'p.region',
        'p.attendance',
        'p.simulated',
        'o.organisation_id as organisationId',
        'o.slug as organisationSlug',
        'o.names as organisationNames',
        'o.country',
      ])
      .where('p.forum_id', '=', forumId)
      .where('p.edition_id', '=', editionId)
      .orderBy('n.slug')
      .execute(),
    db
      .selectFrom('session_participants as sp')
      .innerJoin('sessions as s', (on) =>
        on.onRef('s.forum_id', '=', 'sp.forum_id').onRef('s.session_id', '=', 'sp.session_id'),
      )
      .select(['sp.participation_id as participationId', 'sp.session_id as sessionId', 'sp.part'])
      .where('sp.forum_id', '=', forumId)
      .where('s.edition_id', '=', editionId)
      .execute(),
  ]);
  return rows.map((row) => ({
    personId: row.personId,
    names: row.names,
    email: row.email,
    capacity: row.capacity,
    stakeholderGroup: row.stakeholderGroup,
    region: row.region,
    attendance: row.attendance,
    simulated: row.simulated,
    organisation: organisationFrom(row),
    country: row.country,
    parts: parts.filter(({ participationId }) => participationId === row.participationId),
  }));
}

export type DeskCounts = {
  readonly sessions: number;
  readonly people: number;
  readonly interventions: number;
};

/** How much an edition holds, for the secretariat: hidden words are counted too, so nobody else may see it. */
export async function deskCounts(db: Reader, forumId: string, editionId: string): Promise<DeskCounts> {
  const count = async (table: 'sessions' | 'participations' | 'interventions') => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', editionId)
      .executeTakeFirstOrThrow();
    return row.count;
  };
  const [sessions, people, interventions] = await Promise.all([
    count('sessions'),
    count('participations'),
    count('interventions'),
  ]);
  return { sessions, people, interventions };
}

/** Who holds a role in the forum, for the secretariat. */
export function roleGrants(db: Reader, forumId: string) {
  return db
    .selectFrom('role_grants')
    .select(['email', 'role', 'granted_at as grantedAt'])
    .where('forum_id', '=', forumId)
    .orderBy('role')
    .orderBy('email')
    .execute();
}

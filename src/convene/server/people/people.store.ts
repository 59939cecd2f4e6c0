import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { PersonInEdition } from '../../domain/words/person-view.ts';
import { organisationFrom } from '../words/named-organisation.ts';
import '../tables.ts';

export type PeopleWanted = {
  readonly forumId: string;
  readonly ids?: readonly string[];
  readonly slug?: string;
  readonly editionId?: string;
  readonly organisationId?: string;
};

/** A participation that everyone may know of. Observers are not named: they came to listen. */
export const publiclyKnown = sql<boolean>`(
  EXISTS (SELECT FROM interventions i WHERE i.forum_id = p.forum_id
    AND i.participation_id = p.participation_id AND i.record_mode = 'attributed')
  OR EXISTS (SELECT FROM session_participants sp
    JOIN sessions s ON s.forum_id = sp.forum_id AND s.session_id = sp.session_id
    WHERE sp.forum_id = p.forum_id AND sp.participation_id = p.participation_id
      AND sp.part <> 'observer' AND s.record_mode = 'attributed'))`;

/** Newest edition first, then by name of address. One query. */
export async function visiblePeople(db: Reader, wanted: PeopleWanted): Promise<PersonInEdition[]> {
  if (wanted.ids?.length === 0) return [];
  let found = db
    .selectFrom('participations as p')
    .innerJoin('people as n', (on) =>
      on.onRef('n.forum_id', '=', 'p.forum_id').onRef('n.person_id', '=', 'p.person_id'),
    )
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'p.forum_id').onRef('e.edition_id', '=', 'p.edition_id'),
    )
    .leftJoin('organisations as o', (on) =>
      on.onRef('o.forum_id', '=', 'p.forum_id').onRef('o.organisation_id', '=', 'p.organisation_id'),
    )
    .select(COLUMNS)
    .where('p.forum_id', '=', wanted.forumId)
    .where(publiclyKnown);
  if (wanted.ids !== undefined) found = found.where('p.person_id', 'in', [...wanted.ids]);
  if (wanted.slug !== undefined) found = found.where('n.slug', '=', wanted.slug);
  if (wanted.editionId !== undefined) found = found.where('p.edition_id', '=', wanted.editionId);
  if (wanted.organisationId !== undefined)
    found = found.where('p.organisation_id', '=', wanted.organisationId);
  const rows = await found
    .orderBy('e.starts_on', (by) => by.desc().nullsFirst())
    .orderBy('n.slug')
    .execute();
  return rows.map((row) => ({
    personId: row.personId,
    slug: row.slug,
    names: row.names,
    editionId: row.editionId,
    editionSlug: row.editionSlug,
    editionNames: row.editionNames,
    capacity: row.capacity,
    stakeholderGroup: row.stakeholderGroup,
    organisation: organisationFrom(row),
  }));
}

const COLUMNS = [
  'n.person_id as personId',
  'n.slug',
  'n.names',
  'e.edition_id as editionId',
  'e.slug as editionSlug',
  'e.names as editionNames',
  'p.capacity',
  'p.stakeholder_group as stakeholderGroup',
  'o.organisation_id as organisationId',
  'o.slug as organisationSlug',
  'o.names as organisationNames',
] as const;

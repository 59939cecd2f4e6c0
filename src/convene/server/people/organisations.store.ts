import type { Viewer } from '#kernel/domain/viewer.ts';
import type { Reader } from '#kernel/server/database/db.ts';
import type { InterventionView } from '../../domain/words/intervention.ts';
import type { PersonInEdition } from '../../domain/words/person-view.ts';
import type { OrganisationView, RelatedTo, SourcedFact } from '../../domain/people/organisation.ts';
import { readInterventions } from '../words/interventions.store.ts';
import { visiblePeople } from './people.store.ts';
import '../tables.ts';

/** Hosts first, then organisers, co-hosts and supporters, for any number of editions. One query. */
export function relatedTo(db: Reader, forumId: string, editionIds: readonly string[]): Promise<RelatedTo[]> {
  if (editionIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('edition_organisations as eo')
    .innerJoin('organisations as o', (on) =>
      on.onRef('o.forum_id', '=', 'eo.forum_id').onRef('o.organisation_id', '=', 'eo.organisation_id'),
    )
    .select([
      'eo.edition_id as editionId',
      'eo.relation',
      'o.organisation_id as organisationId',
      'o.slug',
      'o.names',
    ])
    .where('eo.forum_id', '=', forumId)
    .where('eo.edition_id', 'in', [...editionIds])
    .orderBy((by) =>
      by
        .case('eo.relation')
        .when('host')
        .then(1)
        .when('organiser')
        .then(2)
        .when('co_host')
        .then(3)
        .else(4)
        .end(),
    )
    .orderBy('o.slug')
    .execute();
}

export function factsOf(db: Reader, forumId: string, editionIds: readonly string[]): Promise<SourcedFact[]> {
  if (editionIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom('sourced_facts')
    .select([
      'edition_id as editionId',
      'kind',
      'value',
      'approximate',
      'source',
      'source_url as sourceUrl',
      'as_of as asOf',
    ])
    .where('forum_id', '=', forumId)
    .where('edition_id', 'in', [...editionIds])
    .orderBy('kind')
    .orderBy('as_of')
    .orderBy('fact_id')
    .execute();
}

export type OrganisationPage = {
  readonly organisation: OrganisationView;
  readonly people: readonly PersonInEdition[];
  readonly interventions: readonly InterventionView[];
};

/** null also where nothing of the organisation is public: that it exists would tell who was there. */
export async function readOrganisation(
  db: Reader,
  wanted: { readonly forumId: string; readonly viewer: Viewer; readonly slug: string },
): Promise<OrganisationPage | null> {
  const { forumId, viewer } = wanted;
  const found = await db
    .selectFrom('organisations')
    .select([
      'organisation_id as organisationId',
      'slug',
      'names',
      'acronym',
      'country',
      'stakeholder_group as stakeholderGroup',
    ])
    .where('forum_id', '=', forumId)
    .where('slug', '=', wanted.slug)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { organisationId } = found;
  const [relations, people, interventions] = await Promise.all([
    relationsOf(db, forumId, organisationId),
    visiblePeople(db, { forumId, organisationId }),
    readInterventions(db, { forumId, viewer, organisationId }),
  ]);
  if (relations.length + people.length + interventions.length === 0) return null;
  return { organisation: { ...found, relations }, people, interventions };
}

function relationsOf(db: Reader, forumId: string, organisationId: string) {
  return db
    .selectFrom('edition_organisations as eo')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'eo.forum_id').onRef('e.edition_id', '=', 'eo.edition_id'),
    )
    .select(['eo.relation', 'e.slug as editionSlug', 'e.names as editionNames'])
    .where('eo.forum_id', '=', forumId)
    .where('eo.organisation_id', '=', organisationId)
    .orderBy('e.starts_on', (by) => by.desc().nullsFirst())
    .orderBy('eo.relation')
    .execute();
}

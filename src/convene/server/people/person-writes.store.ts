import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type {
  AddPerson,
  ChangePerson,
  ChangePersonState,
  OrganisationMade,
  ParticipationFacts,
  PeopleState,
  PersonAdded,
  PersonChanged,
} from '../../domain/people/add-person.ts';
import '../tables.ts';

/** The edition is locked: two people of one name added at once get two addresses. */
export async function loadPeopleState(tx: Tx, command: Command<AddPerson>): Promise<PeopleState> {
  const { forumId, input } = command;
  const edition = await tx
    .selectFrom('editions')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .forUpdate()
    .executeTakeFirst();
  const people = await tx.selectFrom('people').select('slug').where('forum_id', '=', forumId).execute();
  const organisations = await tx
    .selectFrom('organisations')
    .select(['organisation_id as organisationId', 'slug', 'names'])
    .where('forum_id', '=', forumId)
    .execute();
  const sessions = await tx
    .selectFrom('sessions')
    .select('session_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .execute();
  return {
    editionFound: edition !== undefined,
    withEmail: input.email === null ? null : await personWithEmail(tx, forumId, input),
    slugs: new Set(people.map(({ slug }) => slug)),
    organisations,
    organisationSlugs: new Set(organisations.map(({ slug }) => slug)),
    sessionIds: new Set(sessions.map(({ session_id }) => session_id)),
  };
}

async function personWithEmail(tx: Tx, forumId: string, { email, editionId }: AddPerson) {
  const row = await tx
    .selectFrom('people as n')
    .leftJoin('participations as p', (on) =>
      on
        .onRef('p.forum_id', '=', 'n.forum_id')
        .onRef('p.person_id', '=', 'n.person_id')
        .on('p.edition_id', '=', editionId),
    )
    .select(['n.person_id as personId', 'p.participation_id as participationId'])
    .where('n.forum_id', '=', forumId)
    .where('n.email', '=', email)
    .executeTakeFirst();
  return row === undefined ? null : { personId: row.personId, participates: row.participationId !== null };
}

export async function loadChangePersonState(
  tx: Tx,
  command: Command<ChangePerson>,
): Promise<ChangePersonState> {
  const row = await tx
    .selectFrom('participations')
    .select('participation_id as participationId')
    .where('forum_id', '=', command.forumId)
    .where('edition_id', '=', command.input.editionId)
    .where('person_id', '=', command.input.personId)
    .forUpdate()
    .executeTakeFirst();
  return { ...(await loadPeopleState(tx, command)), participationId: row?.participationId ?? null };
}

export async function writeNewPerson(
  tx: Tx,
  change: PersonAdded,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  if (change.person !== null) {
    const { slug, names, email } = change.person;
    await tx
      .insertInto('people')
      .values({
        forum_id: forumId,
        person_id: change.personId,
        slug,
        names: JSON.stringify(names),
        email,
        created_at: at,
      })
      .execute();
  }
  await makeOrganisation(tx, forumId, at, change.newOrganisation);
  await tx
    .insertInto('participations')
    .values({
      forum_id: forumId,
      participation_id: change.participationId,
      edition_id: change.editionId,
      person_id: change.personId,
      ...columnsOf(change),
      accreditation: 'accredited',
      simulated: false,
      created_at: at,
    })
    .execute();
  await writeParts(tx, forumId, change);
}

export async function writeChangedPerson(
  tx: Tx,
  change: PersonChanged,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('people')
    .set({ names: JSON.stringify(change.names), email: change.email })
    .where('forum_id', '=', forumId)
    .where('person_id', '=', change.personId)
    .execute();
  await makeOrganisation(tx, forumId, at, change.newOrganisation);
  await tx
    .updateTable('participations')
    .set(columnsOf(change))
    .where('forum_id', '=', forumId)
    .where('participation_id', '=', change.participationId)
    .execute();
  await tx
    .deleteFrom('session_participants')
    .where('forum_id', '=', forumId)
    .where('participation_id', '=', change.participationId)
    .execute();
  await writeParts(tx, forumId, change);
}

function columnsOf(change: ParticipationFacts & { readonly organisationId: string | null }) {
  return {
    capacity: JSON.stringify(change.capacity),
    organisation_id: change.organisationId,
    stakeholder_group: change.stakeholderGroup,
    region: change.region,
    attendance: change.attendance,
  };
}

export async function makeOrganisation(
  tx: Tx,
  forumId: string,
  at: Date,
  made: OrganisationMade | null,
): Promise<void> {
  if (made === null) return;
  await tx
    .insertInto('organisations')
    .values({
      forum_id: forumId,
      organisation_id: made.organisationId,
      slug: made.slug,
      names: JSON.stringify(made.names),
      acronym: null,
      country: made.country,
      stakeholder_group: made.stakeholderGroup,
      created_at: at,
    })
    .execute();
}

async function writeParts(
  tx: Tx,
  forumId: string,
  change: Pick<ParticipationFacts, 'parts'> & { readonly participationId: string },
): Promise<void> {
  const rows = change.parts.map(({ sessionId, part }) => ({
    forum_id: forumId,
    session_id: sessionId,
    participation_id: change.participationId,
    part,
  }));
  if (rows.length === 0) return;
  await tx
    .insertInto('session_participants')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}

import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { ReleaseImported } from '../../domain/importing/import-release.ts';
import type { ImportRelease } from '../../domain/importing/import-state.ts';
import { writeNewEdition } from '../forum/edition-writes.store.ts';
import { writeIntervention } from '../words/intervention-writes.store.ts';
import { makeOrganisation } from '../people/person-writes.store.ts';
import { writeNewSession } from '../sessions/session-writes.store.ts';
import '../tables.ts';

/** All rows of one release, in the one transaction that also refuses it twice. */
export async function writeImport(
  tx: Tx,
  change: ReleaseImported,
  command: Command<ImportRelease>,
): Promise<void> {
  if (change.opened !== null) await writeNewEdition(tx, change.opened, command);
  await fillEdition(tx, change, command.forumId);
  await writeDocument(tx, change, command);
  for (const made of change.organisations) await makeOrganisation(tx, command.forumId, command.at, made);
  await writeHost(tx, change, command.forumId);
  for (const session of change.sessions) await writeNewSession(tx, session, command);
  for (const person of change.people) await writePerson(tx, change.editionId, person, command);
  for (const words of change.interventions) await writeIntervention(tx, words, command);
  await writeCollective(tx, change, command);
}

async function fillEdition(tx: Tx, { editionId, filled }: ReleaseImported, forumId: string): Promise<void> {
  if (filled === null) return;
  const { ordinal, theme, startsOn, endsOn } = filled;
  await tx
    .updateTable('editions')
    .set({
      ordinal,
      theme: theme === null ? null : JSON.stringify(theme),
      starts_on: startsOn,
      ends_on: endsOn,
    })
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
}

async function writeDocument(
  tx: Tx,
  change: ReleaseImported,
  { forumId, at, input }: Command<ImportRelease>,
): Promise<void> {
  const { title, publisher, publishedOn, sourceUrl, licence } = input.document;
  await tx
    .insertInto('documents')
    .values({
      forum_id: forumId,
      document_id: change.documentId,
      edition_id: change.editionId,
      kind: 'press_release',
      titles: JSON.stringify({ [input.language]: title }),
      publisher,
      published_on: publishedOn,
      source_url: sourceUrl,
      licence,
      sha256: input.sha256,
      body: input.body,
      created_at: at,
    })
    .execute();
}

async function writeHost(tx: Tx, { editionId, hostId }: ReleaseImported, forumId: string): Promise<void> {
  if (hostId === null) return;
  await tx
    .insertInto('edition_organisations')
    .values({ forum_id: forumId, edition_id: editionId, organisation_id: hostId, relation: 'host' })
    .onConflict((on) => on.doNothing())
    .execute();
}

async function writePerson(
  tx: Tx,
  editionId: string,
  one: ReleaseImported['people'][number],
  { forumId, at }: Command<unknown>,
): Promise<void> {
  if (one.person !== null)
    await tx
      .insertInto('people')
      .values({
        forum_id: forumId,
        person_id: one.personId,
        slug: one.person.slug,
        names: JSON.stringify(one.person.names),
        email: null,
        created_at: at,
      })
      .execute();
  if (one.participation !== null)
    await tx
      .insertInto('participations')
      .values({
        forum_id: forumId,
        participation_id: one.participationId,
        edition_id: editionId,
        person_id: one.personId,
        capacity: JSON.stringify(one.participation.capacity),
        organisation_id: one.participation.organisationId,
        stakeholder_group: one.participation.stakeholderGroup,
        region: null,
        attendance: 'in_room',
        accreditation: 'accredited',
        simulated: false,
        created_at: at,
      })
      .execute();
  const parts = one.parts.map(({ sessionId, part }) => ({
    forum_id: forumId,
    session_id: sessionId,
    participation_id: one.participationId,
    part,
  }));
  if (parts.length > 0)
    await tx
      .insertInto('session_participants')
      .values(parts)
      .onConflict((on) => on.doNothing())
      .execute();
}

async function writeCollective(
  tx: Tx,
  { editionId, collective }: ReleaseImported,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const rows = collective.map((act) => ({
    forum_id: forumId,
    collective_act_id: act.collectiveActId,
    edition_id: editionId,
    session_id: act.sessionId,
    subject: JSON.stringify(act.subject),
    verb: act.verb,
    force: act.force,
    level: act.level,
    texts: JSON.stringify(act.texts),
    source: JSON.stringify(act.source),
    place_in_order: act.place,
    created_at: at,
  }));
  if (rows.length > 0) await tx.insertInto('collective_acts').values(rows).execute();
}

import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import { sharesName } from '../../domain/people/add-person.ts';
import type {
  ChangeEdition,
  ChangeEditionState,
  EditionFacts,
  EditionWritten,
  OpenEditionState,
  RelatedOrganisation,
} from '../../domain/forum/open-edition.ts';
import { freeSlug, slugFrom } from '../../domain/forum/slug.ts';
import { lockEdition } from './edition-lock.store.ts';
import '../tables.ts';

export async function loadOpenEditionState(
  tx: Tx,
  { forumId, input }: Command<EditionFacts>,
): Promise<OpenEditionState> {
  return { taken: await slugsBeside(tx, forumId, null), timeZoneKnown: isTimeZone(input.timeZone) };
}

export async function loadChangeEditionState(
  tx: Tx,
  { forumId, input }: Command<ChangeEdition>,
): Promise<ChangeEditionState> {
  const found = await lockEdition(tx, forumId, input.editionId);
  const taken = await slugsBeside(tx, forumId, input.editionId);
  return { found, taken, timeZoneKnown: isTimeZone(input.timeZone) };
}

async function slugsBeside(tx: Tx, forumId: string, editionId: string | null): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('editions')
    .select(['slug', 'edition_id'])
    .where('forum_id', '=', forumId)
    .execute();
  return new Set(rows.filter((row) => row.edition_id !== editionId).map(({ slug }) => slug));
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    // The runtime throws for a zone that its tables do not know.
    return false;
  }
}

export async function writeNewEdition(
  tx: Tx,
  change: EditionWritten,
  command: Command<unknown>,
): Promise<void> {
  const { forumId } = command;
  await tx
    .insertInto('editions')
    .values({
      forum_id: forumId,
      edition_id: change.editionId,
      ...columnsOf(change.facts),
      created_at: command.at,
    })
    .execute();
  await writePhasesAndOrganisations(tx, change, command);
}

export async function writeChangedEdition(
  tx: Tx,
  change: EditionWritten,
  command: Command<unknown>,
): Promise<void> {
  const { forumId } = command;
  await tx
    .updateTable('editions')
    .set(columnsOf(change.facts))
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', change.editionId)
    .execute();
  for (const table of ['edition_phases', 'edition_organisations'] as const)
    await tx
      .deleteFrom(table)
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', change.editionId)
      .execute();
  await writePhasesAndOrganisations(tx, change, command);
}

function columnsOf(facts: EditionFacts) {
  const { slug, ordinal, label, names, theme, place, startsOn, endsOn, timeZone, sample, source } = facts;
  return {
    slug,
    ordinal,
    label,
    names: JSON.stringify(names),
    theme: theme === null ? null : JSON.stringify(theme),
    place: place === null ? null : JSON.stringify(place),
    starts_on: startsOn,
    ends_on: endsOn,
    time_zone: timeZone,
    sample,
    source: source === null ? null : JSON.stringify(source),
  };
}

async function writePhasesAndOrganisations(
  tx: Tx,
  { editionId, facts }: EditionWritten,
  command: Command<unknown>,
): Promise<void> {
  const here = { forum_id: command.forumId, edition_id: editionId };
  const spans = facts.phases.map(({ phase, opensOn, closesOn }) => ({
    ...here,
    phase,
    opens_on: opensOn,
    closes_on: closesOn,
  }));
  if (spans.length > 0) await tx.insertInto('edition_phases').values(spans).execute();
  // Ids were made for the command: the first is the edition's own, the others are for organisations.
  for (const [at, related] of facts.organisations.entries()) {
    const organisation_id = await findOrMakeOrganisation(tx, related, command, command.ids[at + 1] ?? '');
    await tx
      .insertInto('edition_organisations')
      .values({ ...here, organisation_id, relation: related.relation })
      .onConflict((on) => on.doNothing())
      .execute();
  }
}

async function findOrMakeOrganisation(
  tx: Tx,
  { names, country }: RelatedOrganisation,
  { forumId, at }: Command<unknown>,
  freshId: string,
): Promise<string> {
  const known = await tx
    .selectFrom('organisations')
    .select(['organisation_id', 'slug', 'names'])
    .where('forum_id', '=', forumId)
    .execute();
  const same = known.find((one) => sharesName(one.names, names));
  if (same !== undefined) return same.organisation_id;
  const wanted = slugFrom(names['en'] ?? Object.values(names)[0] ?? '');
  const slug = freeSlug(wanted, 'organisation', new Set(known.map((one) => one.slug)));
  await tx
    .insertInto('organisations')
    .values({
      forum_id: forumId,
      organisation_id: freshId,
      slug,
      names: JSON.stringify(names),
      acronym: null,
      country,
      stakeholder_group: null,
      created_at: at,
    })
    .execute();
  return freshId;
}

import { dayIn } from '#kernel/domain/calendar.ts';
import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type {
  ImportRelease,
  ImportState,
  KnownPerson,
  KnownSession,
} from '../../domain/importing/import-state.ts';
import '../tables.ts';

const DEFAULT_TIME_ZONE = 'Asia/Seoul';

/** What the forum knows that a release may speak of. The forum's editions are locked: one import at a time. */
export async function loadImportState(tx: Tx, command: Command<ImportRelease>): Promise<ImportState> {
  const { forumId } = command;
  const editions = await tx
    .selectFrom('editions')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('starts_on', (by) => by.desc().nullsLast())
    .forUpdate()
    .execute();
  const found = editions.find((row) => isMeant(row, command.input));
  const timeZone = found?.time_zone ?? editions[0]?.time_zone ?? DEFAULT_TIME_ZONE;
  const editionId = found?.edition_id ?? null;
  const organisations = await tx
    .selectFrom('organisations')
    .select(['organisation_id as organisationId', 'slug', 'names'])
    .where('forum_id', '=', forumId)
    .execute();
  return {
    edition:
      found === undefined
        ? null
        : {
            editionId: found.edition_id,
            slug: found.slug,
            ordinal: found.ordinal,
            theme: found.theme,
            startsOn: found.starts_on,
            endsOn: found.ends_on,
            hasHost: await hasHost(tx, forumId, found.edition_id),
          },
    editionSlugs: new Set(editions.map(({ slug }) => slug)),
    timeZone,
    importedOn: await importedOn(tx, command, timeZone),
    sessions: editionId === null ? [] : await knownSessions(tx, forumId, editionId),
    ...(await knownPeople(tx, forumId, editionId)),
    organisations,
    organisationSlugs: new Set(organisations.map(({ slug }) => slug)),
    lastCollective: editionId === null ? 0 : await lastCollective(tx, forumId, editionId),
  };
}

type EditionRow = { edition_id: string; ordinal: number | null; starts_on: string | null; sample: boolean };

/** A sample is invented, so a real release never belongs to it unless the secretariat says so. */
function isMeant(row: EditionRow, { editionId, edition }: ImportRelease): boolean {
  if (editionId !== null) return row.edition_id === editionId;
  if (row.sample) return false;
  if (edition.ordinal !== null && row.ordinal !== null) return row.ordinal === edition.ordinal;
  return edition.startsOn !== null && row.starts_on === edition.startsOn;
}

async function hasHost(tx: Tx, forumId: string, editionId: string): Promise<boolean> {
  const host = await tx
    .selectFrom('edition_organisations')
    .select('relation')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('relation', '=', 'host')
    .executeTakeFirst();
  return host !== undefined;
}

/** The same bytes are refused in whichever edition of the forum they were stored. */
async function importedOn(tx: Tx, { forumId, input }: Command<ImportRelease>, timeZone: string) {
  const row = await tx
    .selectFrom('documents')
    .select('created_at')
    .where('forum_id', '=', forumId)
    .where('sha256', '=', input.sha256)
    .executeTakeFirst();
  return row === undefined ? null : dayIn(timeZone, row.created_at);
}

async function knownSessions(tx: Tx, forumId: string, editionId: string): Promise<KnownSession[]> {
  const sessions = await tx
    .selectFrom('sessions')
    .select(['session_id', 'slug', 'titles', 'record_mode', 'place_in_order'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
  const last = await tx
    .selectFrom('interventions')
    .select(({ fn }) => ['session_id', fn.max('place_in_order').as('place')])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .groupBy('session_id')
    .execute();
  return sessions.map((row) => ({
    sessionId: row.session_id,
    slug: row.slug,
    titles: row.titles,
    recordMode: row.record_mode,
    place: row.place_in_order,
    lastWords: last.find(({ session_id }) => session_id === row.session_id)?.place ?? 0,
  }));
}

async function knownPeople(
  tx: Tx,
  forumId: string,
  editionId: string | null,
): Promise<Pick<ImportState, 'people' | 'slugs'>> {
  const rows = await tx
    .selectFrom('people as n')
    .leftJoin('participations as p', (on) =>
      on.onRef('p.forum_id', '=', 'n.forum_id').onRef('p.person_id', '=', 'n.person_id'),
    )
    .select(['n.person_id', 'n.slug', 'n.names', 'p.participation_id', 'p.edition_id', 'p.organisation_id'])
    .where('n.forum_id', '=', forumId)
    .execute();
  const people = new Map<string, KnownPerson>();
  for (const row of rows) {
    const known = people.get(row.person_id);
    const here = editionId !== null && row.edition_id === editionId ? row.participation_id : null;
    const with_ = row.organisation_id === null ? [] : [row.organisation_id];
    people.set(row.person_id, {
      personId: row.person_id,
      names: row.names,
      organisationIds: [...(known?.organisationIds ?? []), ...with_],
      participationId: known?.participationId ?? here,
    });
  }
  return { people: [...people.values()], slugs: new Set(rows.map(({ slug }) => slug)) };
}

async function lastCollective(tx: Tx, forumId: string, editionId: string): Promise<number> {
  const row = await tx
    .selectFrom('collective_acts')
    .select(({ fn }) => fn.max('place_in_order').as('place'))
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return row?.place ?? 0;
}

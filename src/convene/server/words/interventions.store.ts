import { dayIn } from '#kernel/domain/calendar.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { attributionOf } from '../../domain/people/attribution.ts';
import type { InterventionView } from '../../domain/words/intervention.ts';
import { SPEAKER_COLUMNS, speakerFrom } from './speaker-row.ts';
import '../tables.ts';

/**
 * The gate: the only reading of interventions. Every page, search, count, export and thread goes through it,
 * so that a record mode is obeyed in one place. What is hidden never leaves this file.
 */
export type InterventionsWanted = {
  readonly forumId: string;
  readonly viewer: Viewer;
  readonly editionId?: string;
  readonly sessionId?: string | readonly string[];
  /** What this person said under their own name; words in any stricter mode are not found by person, for anyone. */
  readonly personId?: string | readonly string[];
  /** What was said under this organisation's name, by a person or as its delegation. */
  readonly organisationId?: string;
  readonly ids?: readonly string[];
};

/** In the order of sessions and, within one, of speaking. One query. */
export async function readInterventions(
  db: Reader,
  wanted: InterventionsWanted,
): Promise<InterventionView[]> {
  if (wanted.ids?.length === 0) return [];
  const rows = await query(db, wanted);
  return rows.map((row) => seenBy(wanted.viewer, row));
}

/** One intervention as this viewer may read it, or null. */
export async function readIntervention(
  db: Reader,
  wanted: {
    readonly forumId: string;
    readonly viewer: Viewer;
    readonly editionId?: string;
    readonly id: string;
  },
): Promise<InterventionView | null> {
  const { id, ...where } = wanted;
  const [found] = await readInterventions(db, { ...where, ids: [id] });
  return found ?? null;
}

type Row = Awaited<ReturnType<typeof query>>[number];

function seenBy(viewer: Viewer, row: Row): InterventionView {
  const speaker = speakerFrom(row);
  const attribution = attributionOf(row.recordMode, speaker, row.ofGroupPresent);
  const own = viewer.participation?.participationId === row.participationId;
  const entitled = own || viewer.roles.has('secretariat');
  return {
    interventionId: row.interventionId,
    edition: { editionId: row.editionId, slug: row.editionSlug, names: row.editionNames },
    session: { sessionId: row.sessionId, slug: row.sessionSlug, titles: row.sessionTitles },
    agendaItem: agendaItemOf(row),
    texts: row.texts,
    authenticLanguage: row.authenticLanguage,
    verb: row.verb,
    force: row.force,
    textKind: row.textKind,
    delivery: row.delivery,
    source: attribution.kind === 'person' ? row.source : null,
    on: row.heldOn ?? (row.startsAt === null ? null : dayIn(row.timeZone, row.startsAt)),
    correctedAt: row.correctedAt,
    attribution,
    confidential: entitled ? { recordMode: row.recordMode, speaker, own } : null,
  };
}

/** As strict as its session, words tell no more by their item than the floor does. */
function agendaItemOf({ recordMode, sessionMode, itemId, itemNumber, itemTitles }: Row) {
  if (recordMode !== sessionMode || itemId === null || itemNumber === null || itemTitles === null)
    return null;
  return { itemId, number: itemNumber, titles: itemTitles };
}

/** People of the speaker's stakeholder group in the session, counted only where the mode asks for it. */
const ofGroupPresent = sql<number>`CASE WHEN i.record_mode <> 'group' THEN 0 ELSE (
  SELECT count(DISTINCT sp.participation_id)
  FROM session_participants sp
  JOIN participations pp ON pp.forum_id = sp.forum_id AND pp.participation_id = sp.participation_id
  WHERE sp.forum_id = i.forum_id AND sp.session_id = i.session_id
    AND pp.stakeholder_group = p.stakeholder_group) END`;

function query(db: Reader, wanted: InterventionsWanted) {
  const { editionId, sessionId, personId, organisationId, ids } = wanted;
  let found = db
    .selectFrom('interventions as i')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 'i.forum_id').onRef('e.edition_id', '=', 'i.edition_id'),
    )
    .innerJoin('sessions as s', (on) =>
      on.onRef('s.forum_id', '=', 'i.forum_id').onRef('s.session_id', '=', 'i.session_id'),
    )
    .innerJoin('participations as p', (on) =>
      on.onRef('p.forum_id', '=', 'i.forum_id').onRef('p.participation_id', '=', 'i.participation_id'),
    )
    .innerJoin('people as n', (on) =>
      on.onRef('n.forum_id', '=', 'p.forum_id').onRef('n.person_id', '=', 'p.person_id'),
    )
    .leftJoin('organisations as o', (on) =>
      on.onRef('o.forum_id', '=', 'p.forum_id').onRef('o.organisation_id', '=', 'p.organisation_id'),
    )
    .leftJoin('agenda_items as a', (on) =>
      on.onRef('a.forum_id', '=', 'i.forum_id').onRef('a.item_id', '=', 'i.agenda_item_id'),
    )
    .select(COLUMNS)
    .select(ofGroupPresent.as('ofGroupPresent'))
    .where('i.forum_id', '=', wanted.forumId);
  if (editionId !== undefined) found = found.where('i.edition_id', '=', editionId);
  if (sessionId !== undefined) found = found.where('i.session_id', 'in', [sessionId].flat());
  if (ids !== undefined) found = found.where('i.intervention_id', 'in', [...ids]);
  if (personId !== undefined)
    found = found.where('p.person_id', 'in', [personId].flat()).where('i.record_mode', '=', 'attributed');
  if (organisationId !== undefined)
    found = found
      .where('p.organisation_id', '=', organisationId)
      .where('i.record_mode', 'in', ['attributed', 'delegation']);
  return found
    .orderBy('e.starts_on', (by) => by.desc().nullsFirst())
    .orderBy('s.place_in_order')
    .orderBy('s.session_id')
    .orderBy('i.place_in_order')
    .orderBy('i.intervention_id')
    .execute();
}

const COLUMNS = [
  'i.intervention_id as interventionId',
  'i.edition_id as editionId',
  'e.slug as editionSlug',
  'e.names as editionNames',
  'e.time_zone as timeZone',
  'i.session_id as sessionId',
  's.slug as sessionSlug',
  's.titles as sessionTitles',
  's.held_on as heldOn',
  's.starts_at as startsAt',
  'i.participation_id as participationId',
  'i.texts',
  'i.authentic_language as authenticLanguage',
  'i.verb',
  'i.force',
  'i.text_kind as textKind',
  'i.delivery',
  'i.source',
  'i.record_mode as recordMode',
  'i.corrected_at as correctedAt',
  's.record_mode as sessionMode',
  'a.item_id as itemId',
  'a.number as itemNumber',
  'a.titles as itemTitles',
  ...SPEAKER_COLUMNS,
] as const;

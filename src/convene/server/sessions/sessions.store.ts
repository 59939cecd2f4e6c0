import type { Reader } from '#kernel/server/database/db.ts';
import type { CollectiveActView } from '../../domain/words/agreement-ladder.ts';
import { presenceOf, type Presence } from '../../domain/people/presence.ts';
import type { PartInSession } from '../../domain/words/person-view.ts';
import type { SessionView } from '../../domain/sessions/session.ts';
import { SPEAKER_COLUMNS, speakerFrom } from '../words/speaker-row.ts';
import '../tables.ts';

const SESSION = [
  'session_id as sessionId',
  'edition_id as editionId',
  'slug',
  'parent_id as parentId',
  'kind',
  'titles',
  'summary',
  'held_on as heldOn',
  'starts_at as startsAt',
  'ends_at as endsAt',
  'room',
  'stream_url as streamUrl',
  'record_mode as recordMode',
] as const;

/** The programme in its order. */
export function sessionsOf(db: Reader, forumId: string, editionId: string): Promise<SessionView[]> {
  return db
    .selectFrom('sessions')
    .select(SESSION)
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .orderBy('place_in_order')
    .orderBy('session_id')
    .execute();
}

export async function sessionBySlug(
  db: Reader,
  where: { readonly forumId: string; readonly editionId: string; readonly slug: string },
): Promise<SessionView | null> {
  const row = await db
    .selectFrom('sessions')
    .select(SESSION)
    .where('forum_id', '=', where.forumId)
    .where('edition_id', '=', where.editionId)
    .where('slug', '=', where.slug)
    .executeTakeFirst();
  return row ?? null;
}

/** Who was in each session of an edition, as far as everyone may know; by session id. One query. */
export async function presenceIn(
  db: Reader,
  forumId: string,
  sessions: readonly SessionView[],
): Promise<ReadonlyMap<string, Presence>> {
  const ids = sessions.map(({ sessionId }) => sessionId);
  const rows = ids.length === 0 ? [] : await presentRows(db, forumId, ids);
  return new Map(
    sessions.map(({ sessionId, recordMode }) => [
      sessionId,
      presenceOf(
        recordMode,
        rows
          .filter((row) => row.sessionId === sessionId)
          .map((row) => ({ part: row.part, ...speakerFrom(row) })),
      ),
    ]),
  );
}

function presentRows(db: Reader, forumId: string, ids: readonly string[]) {
  return db
    .selectFrom('session_participants as sp')
    .innerJoin('participations as p', (on) =>
      on.onRef('p.forum_id', '=', 'sp.forum_id').onRef('p.participation_id', '=', 'sp.participation_id'),
    )
    .innerJoin('people as n', (on) =>
      on.onRef('n.forum_id', '=', 'p.forum_id').onRef('n.person_id', '=', 'p.person_id'),
    )
    .leftJoin('organisations as o', (on) =>
      on.onRef('o.forum_id', '=', 'p.forum_id').onRef('o.organisation_id', '=', 'p.organisation_id'),
    )
    .select(['sp.session_id as sessionId', 'sp.part', ...SPEAKER_COLUMNS])
    .where('sp.forum_id', '=', forumId)
    .where('sp.session_id', 'in', [...ids])
    .execute();
}

/** The sessions in which a person is named to everyone. */
export function partsOfPerson(db: Reader, forumId: string, personId: string): Promise<PartInSession[]> {
  return db
    .selectFrom('session_participants as sp')
    .innerJoin('participations as p', (on) =>
      on.onRef('p.forum_id', '=', 'sp.forum_id').onRef('p.participation_id', '=', 'sp.participation_id'),
    )
    .innerJoin('sessions as s', (on) =>
      on.onRef('s.forum_id', '=', 'sp.forum_id').onRef('s.session_id', '=', 'sp.session_id'),
    )
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 's.forum_id').onRef('e.edition_id', '=', 's.edition_id'),
    )
    .select(['sp.part', 's.slug', 's.titles', 's.held_on as heldOn', 'e.slug as editionSlug'])
    .where('sp.forum_id', '=', forumId)
    .where('p.person_id', '=', personId)
    .where('s.record_mode', '=', 'attributed')
    .where('sp.part', '<>', 'observer')
    .orderBy('e.starts_on', (by) => by.desc().nullsFirst())
    .orderBy('s.place_in_order')
    .orderBy('sp.part')
    .execute();
}

/** What the edition did together, in order; of one session only if it is named. */
export function collectiveActsOf(
  db: Reader,
  where: { readonly forumId: string; readonly editionId: string; readonly sessionId?: string },
): Promise<CollectiveActView[]> {
  const found = db
    .selectFrom('collective_acts')
    .select([
      'collective_act_id as collectiveActId',
      'session_id as sessionId',
      'subject',
      'verb',
      'force',
      'level',
      'texts',
      'source',
    ])
    .where('forum_id', '=', where.forumId)
    .where('edition_id', '=', where.editionId);
  const { sessionId } = where;
  return (sessionId === undefined ? found : found.where('session_id', '=', sessionId))
    .orderBy('place_in_order')
    .orderBy('collective_act_id')
    .execute();
}

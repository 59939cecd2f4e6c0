import type { Texts } from '#kernel/domain/bilingual.ts';
import { dayIn } from '#kernel/domain/calendar.ts';
import type { Knot, KnotRef } from '#kernel/domain/thread.ts';
import type { Edge, ThreadSource, ThreadView } from '#kernel/server/thread.ts';
import { attributionInWords, type Attribution } from '../domain/people/attribution.ts';
import type { InterventionSource } from '../domain/words/intervention.ts';
import { nameFor } from '../domain/people/person.ts';
import { readInterventions } from './words/interventions.store.ts';
import { visiblePeople } from './people/people.store.ts';
import './tables.ts';

/**
 * Convene's part of the thread: an intervention rests on its session, and on its speaker where everyone may know.
 * All of it is read through the gate, and by what everyone may know, so that a thread says the same to all.
 */
export const conveneThread: ThreadSource = {
  kinds: ['person', 'session', 'intervention', 'document'],
  async knots(view, refs) {
    const [people, sessions, interventions, documents] = await Promise.all([
      personKnots(view, idsOf(refs, 'person')),
      sessionKnots(view, idsOf(refs, 'session')),
      interventionKnots(view, idsOf(refs, 'intervention')),
      documentKnots(view, idsOf(refs, 'document')),
    ]);
    return [...people, ...sessions, ...interventions, ...documents];
  },
  async back(view, refs) {
    const found = await readInterventions(view.db, { ...who(view), ids: idsOf(refs, 'intervention') });
    return found.flatMap(({ interventionId, session, attribution, source }) => {
      const from: KnotRef = { kind: 'intervention', id: interventionId };
      return [
        ...personEdge(from, attribution),
        { from, to: { kind: 'session' as const, id: session.sessionId } },
        ...documentEdge(from, source),
      ];
    });
  },
  async forward(view, refs) {
    const [personId, sessionId] = [idsOf(refs, 'person'), idsOf(refs, 'session')];
    const [byPeople, inSessions] = await Promise.all([
      personId.length === 0 ? [] : readInterventions(view.db, { ...who(view), personId }),
      sessionId.length === 0 ? [] : readInterventions(view.db, { ...who(view), sessionId }),
    ]);
    const fromPeople = byPeople.flatMap(({ interventionId, attribution }) =>
      personEdge({ kind: 'intervention', id: interventionId }, attribution).map(turned),
    );
    const fromSessions = inSessions.map(({ interventionId, session }): Edge => ({
      from: { kind: 'session', id: session.sessionId },
      to: { kind: 'intervention', id: interventionId },
    }));
    return [...fromPeople, ...fromSessions];
  },
};

const turned = ({ from, to }: Edge): Edge => ({ from: to, to: from });

const who = ({ forumId, viewer }: ThreadView) => ({ forumId, viewer });

function idsOf(refs: readonly KnotRef[], kind: KnotRef['kind']): string[] {
  return refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
}

function personEdge(from: KnotRef, attribution: Attribution): Edge[] {
  return attribution.kind === 'person' ? [{ from, to: { kind: 'person', id: attribution.personId } }] : [];
}

function documentEdge(from: KnotRef, source: InterventionSource | null): Edge[] {
  return source?.kind === 'document' ? [{ from, to: { kind: 'document', id: source.documentId } }] : [];
}

async function interventionKnots(view: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const [found, forum] = await Promise.all([
    readInterventions(view.db, { ...who(view), ids }),
    forumSlug(view),
  ]);
  return found.map((one) => ({
    kind: 'intervention',
    id: one.interventionId,
    words: one.texts,
    authentic: one.authenticLanguage,
    from: attributionTexts(one.attribution),
    figure: null,
    on: one.on,
    path: `/${forum}/${one.edition.slug}/interventions/${one.interventionId}`,
  }));
}

function attributionTexts(attribution: Attribution): Texts | null {
  const [ko, en] = [attributionInWords(attribution, 'ko'), attributionInWords(attribution, 'en')];
  return ko === null || en === null ? null : { ko, en };
}

async function sessionKnots(view: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const [rows, forum] = await Promise.all([sessionsById(view, ids), forumSlug(view)]);
  return rows.map((row) => ({
    kind: 'session',
    id: row.session_id,
    words: row.titles,
    authentic: null,
    from: null,
    figure: null,
    on: row.held_on ?? (row.starts_at === null ? null : dayIn(row.time_zone, row.starts_at)),
    path: `/${forum}/${row.edition}/sessions/${row.slug}`,
  }));
}

function sessionsById({ db, forumId }: ThreadView, ids: readonly string[]) {
  return db
    .selectFrom('sessions as s')
    .innerJoin('editions as e', (on) =>
      on.onRef('e.forum_id', '=', 's.forum_id').onRef('e.edition_id', '=', 's.edition_id'),
    )
    .select([
      's.session_id',
      's.slug',
      's.titles',
      's.held_on',
      's.starts_at',
      'e.slug as edition',
      'time_zone',
    ])
    .where('s.forum_id', '=', forumId)
    .where('s.session_id', 'in', [...ids])
    .execute();
}

async function personKnots(view: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const [people, forum] = await Promise.all([
    visiblePeople(view.db, { forumId: view.forumId, ids }),
    forumSlug(view),
  ]);
  // Someone who took part in several editions is one knot, at the newest of them, which comes first.
  const once = people.filter(
    ({ personId }, at) => people.findIndex((one) => one.personId === personId) === at,
  );
  return once.map(({ personId, slug, names, editionSlug, capacity }) => ({
    kind: 'person',
    id: personId,
    words: { ko: nameFor(names, 'ko'), en: nameFor(names, 'en') },
    authentic: null,
    from: capacity,
    figure: null,
    on: null,
    path: `/${forum}/${editionSlug}/people/${slug}`,
  }));
}

async function documentKnots({ db, forumId }: ThreadView, ids: readonly string[]): Promise<Knot[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(['document_id', 'titles', 'publisher', 'published_on'])
    .where('forum_id', '=', forumId)
    .where('document_id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    kind: 'document',
    id: row.document_id,
    words: row.titles,
    authentic: null,
    from: row.publisher === null ? null : { ko: row.publisher, en: row.publisher },
    figure: null,
    on: row.published_on,
    path: null,
  }));
}

async function forumSlug({ db, forumId }: ThreadView): Promise<string> {
  const forum = await db
    .selectFrom('forums')
    .select('slug')
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow();
  return forum.slug;
}

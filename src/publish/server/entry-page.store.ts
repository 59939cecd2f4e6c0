import type { Texts } from '#kernel/domain/bilingual.ts';
import { KNOT_KINDS, type KnotKind } from '#kernel/domain/thread.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { citedEntries, latestBefore } from './cited-entries.store.ts';
import { actsAt, type EnteredAct } from './log.store.ts';

type At = { readonly forumId: string; readonly editionId: string; readonly index: number };

/** What an entry is about, as everyone may see it now: its words, and the page it has. */
export type EntrySubject = {
  readonly kind: string;
  /** null where it is no longer shown to everyone. */
  readonly words: Texts | null;
  readonly authentic: string | null;
  /** Path below `/{lang}`. */
  readonly path: string | null;
};

export type EntryPage = {
  readonly entry: EnteredAct;
  readonly subject: EntrySubject;
  /** Earlier entries this one rests on. */
  readonly cites: readonly EnteredAct[];
  /** Later entries that rest on this one. */
  readonly citedBy: readonly EnteredAct[];
  /** Documents by hash, served beside the log. */
  readonly documents: readonly { readonly sha256: string; readonly bytes: number; readonly media: string }[];
};

/** Of one entry; whoever is cited by more is better read in the thing itself. */
const CITED_BY_SHOWN_MAX = 50;

export async function readEntryPage(
  db: Reader,
  at: At,
  { sight, base }: { readonly sight: PublicSight; readonly base: string },
): Promise<EntryPage | null> {
  const row = await db
    .selectFrom('log_outbox')
    .select(['subject_kind', 'subject_id', 'documents'])
    .where('forum_id', '=', at.forumId)
    .where('edition_id', '=', at.editionId)
    .where('log_index', '=', at.index)
    .executeTakeFirst();
  if (row === undefined) return null;
  const about = { subjectKind: row.subject_kind, subjectId: row.subject_id };
  const [cited, citing] = await Promise.all([citedEntries(db, at), citingIndexes(db, at, about)]);
  const [[entry], cites, citedBy, subject] = await Promise.all([
    actsAt(db, at, [at.index]),
    actsAt(
      db,
      at,
      cited.map(({ index }) => index),
    ),
    actsAt(db, at, citing),
    subjectOf(db, at, { ...about, sight, base }),
  ]);
  if (entry === undefined) return null;
  return { entry, subject, cites: cites.reverse(), citedBy: citedBy.reverse(), documents: row.documents };
}

async function citingIndexes(
  db: Reader,
  { forumId, editionId, index }: At,
  { subjectKind, subjectId }: { readonly subjectKind: string; readonly subjectId: string },
): Promise<number[]> {
  const { rows } = await sql<{ index: number }>`
    SELECT citing.log_index AS index
    FROM log_outbox AS citing, jsonb_array_elements(citing.cites) AS cite
    WHERE citing.forum_id = ${forumId} AND citing.edition_id = ${editionId} AND citing.log_index > ${index}
      AND cite->>'subjectKind' = ${subjectKind} AND cite->>'subjectId' = ${subjectId}
      AND ${index} = coalesce(
        (${latestBefore(sql`AND cited.data->'version' = cite->'version'`)}), (${latestBefore(sql``)}))
    ORDER BY 1 LIMIT ${CITED_BY_SHOWN_MAX}`.execute(db);
  return rows.map((row) => row.index);
}

type About = {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly sight: PublicSight;
  readonly base: string;
};

async function subjectOf(
  db: Reader,
  at: At,
  { subjectKind, subjectId, sight, base }: About,
): Promise<EntrySubject> {
  const kind = KNOT_KINDS.find((one): one is KnotKind => one === subjectKind);
  if (kind !== undefined) {
    const knot = [...(await sight(db, at.forumId, [{ kind, id: subjectId }])).values()][0];
    const { words = null, authentic = null, path = null } = knot ?? {};
    return { kind: subjectKind, words, authentic, path };
  }
  const find = ELSEWHERE[subjectKind];
  const found = find === undefined ? null : await find(db, at, subjectId);
  return {
    kind: subjectKind,
    words: found?.words ?? null,
    authentic: null,
    path: found === null ? null : `${base}${found.below}`,
  };
}

type Found = { readonly words: Texts; readonly below: string } | null;

/** Things the record speaks of that are no knots of the thread, and where below the edition they are read. */
const ELSEWHERE: Readonly<Record<string, (db: Reader, at: At, id: string) => Promise<Found>>> = {
  async edition(db, { forumId }, id) {
    const row = await db
      .selectFrom('editions')
      .select('names')
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : { words: row.names, below: '' };
  },
  async deliberation(db, { forumId }, id) {
    const row = await db
      .selectFrom('deliberations')
      .select('titles')
      .where('forum_id', '=', forumId)
      .where('deliberation_id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : { words: row.titles, below: '/results' };
  },
  async collective_act(db, { forumId }, id) {
    const row = await db
      .selectFrom('collective_acts as c')
      .leftJoin('sessions as s', (on) =>
        on.onRef('s.forum_id', '=', 'c.forum_id').onRef('s.session_id', '=', 'c.session_id'),
      )
      .select(['c.texts', 's.slug'])
      .where('c.forum_id', '=', forumId)
      .where('c.collective_act_id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { words: row.texts, below: row.slug === null ? '' : `/sessions/${row.slug}` };
  },
  async ruling(db, { forumId }, id) {
    const row = await db
      .selectFrom('rulings as r')
      .innerJoin('sessions as s', (on) =>
        on.onRef('s.forum_id', '=', 'r.forum_id').onRef('s.session_id', '=', 'r.session_id'),
      )
      .select(['r.texts', 's.slug'])
      .where('r.forum_id', '=', forumId)
      .where('r.ruling_id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : { words: row.texts, below: `/sessions/${row.slug}` };
  },
  async agenda_item(db, { forumId }, id) {
    const row = await db
      .selectFrom('agenda_items as a')
      .innerJoin('sessions as s', (on) =>
        on.onRef('s.forum_id', '=', 'a.forum_id').onRef('s.session_id', '=', 'a.session_id'),
      )
      .select(['a.titles', 's.slug'])
      .where('a.forum_id', '=', forumId)
      .where('a.item_id', '=', id)
      .executeTakeFirst();
    return row === undefined ? null : { words: row.titles, below: `/sessions/${row.slug}` };
  },
  async entry(db, { forumId, editionId }, id) {
    const row = await db
      .selectFrom('log_outbox')
      .select('log_index')
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', editionId)
      .where('act_id', '=', id)
      .executeTakeFirst();
    const index = row?.log_index ?? null;
    if (index === null) return null;
    return { words: { ko: `${index}번 기록`, en: `Entry ${index}` }, below: `/record/${index}` };
  },
};

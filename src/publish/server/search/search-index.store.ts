import { createHash } from 'node:crypto';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import { FOLDING_VERSION } from '../../domain/search/folded-text.ts';
import { indexed, type IndexedDocument } from '../../domain/search/indexed-document.ts';
import type { SearchDocument } from '../../domain/search/search-document.ts';
import '../tables.ts';

/** Raised when documents are made of the record otherwise than before, as `FOLDING_VERSION` is for their words. */
const DOCUMENTS_VERSION = 1;
const RULES_VERSION = DOCUMENTS_VERSION * 1_000 + FOLDING_VERSION;
/** Written at once: some megabytes where texts are as long as they may be. */
const DOCUMENTS_PER_STATEMENT = 500;

type OfEdition = { readonly forumId: string; readonly editionId: string };

/** What people and commitments are called may change in one edition and show in others. */
const shared = (forumId: string) => sql`(
  (SELECT count(*) FROM acts WHERE forum_id = ${forumId} AND edition_id IS NULL)
  + (SELECT count(*) FROM acts WHERE forum_id = ${forumId} AND subject_kind IN ('person', 'commitment')))`;

/**
 * The editions whose index is behind their trail. Nothing changes without its act and no act is ever taken back, so an
 * edition has changed if and only if there are more acts than were followed.
 */
export async function editionsBehind(db: Reader, forumId: string): Promise<string[]> {
  const { rows } = await sql<{ editionId: string }>`
    WITH trail AS MATERIALIZED (
      SELECT edition_id, count(*) AS acts FROM acts WHERE forum_id = ${forumId} GROUP BY edition_id)
    SELECT e.edition_id AS "editionId" FROM editions AS e
    LEFT JOIN trail ON trail.edition_id = e.edition_id
    LEFT JOIN search_editions AS s ON s.forum_id = e.forum_id AND s.edition_id = e.edition_id
    WHERE e.forum_id = ${forumId} AND (s.rules_version IS DISTINCT FROM ${RULES_VERSION}
      OR s.acts_followed IS DISTINCT FROM coalesce(trail.acts, 0) + ${shared(forumId)})`.execute(db);
  return rows.map(({ editionId }) => editionId);
}

/** Makes the row that `lockIndex` holds: in a transaction of its own, so that an erasure always finds it. */
export async function beginIndex(db: Reader, { forumId, editionId }: OfEdition): Promise<void> {
  await db
    .insertInto('search_editions')
    .values({ forum_id: forumId, edition_id: editionId, acts_followed: -1, rules_version: 0 })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** How many acts there are to follow, counted before the record is read; null where an erasure has emptied the index. */
export async function lockIndex(tx: Tx, { forumId, editionId }: OfEdition): Promise<number | null> {
  const locked = await tx
    .selectFrom('search_editions')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst();
  if (locked === undefined) return null;
  const { rows } = await sql<{ acts: number }>`
    SELECT (SELECT count(*) FROM acts WHERE forum_id = ${forumId} AND edition_id = ${editionId})
      + ${shared(forumId)} AS acts`.execute(tx);
  return rows[0]?.acts ?? 0;
}

/** Makes the index of an edition hold these documents and no others; what is there already is left alone. */
export async function writeIndex(
  tx: Tx,
  where: OfEdition,
  { documents, acts }: { readonly documents: readonly SearchDocument[]; readonly acts: number },
): Promise<void> {
  const { forumId, editionId } = where;
  const there = await tx
    .selectFrom('search_documents')
    .select(['kind', 'subject_id as id', 'sha256'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
  const known = new Map(there.map(({ kind, id, sha256 }) => [`${kind}/${id}`, sha256]));
  const wanted = documents.map((document, place) => ({ document, place, sha256: hashOf(document, place) }));
  const changed = wanted.filter(({ document, sha256 }) => known.get(keyOf(document)) !== sha256);
  const kept = new Set(documents.map(keyOf));
  const gone = there.filter((one) => !kept.has(keyOf(one)));
  for (let from = 0; from < gone.length; from += DOCUMENTS_PER_STATEMENT)
    await remove(tx, where, gone.slice(from, from + DOCUMENTS_PER_STATEMENT));
  for (let from = 0; from < changed.length; from += DOCUMENTS_PER_STATEMENT)
    await upsert(tx, where, changed.slice(from, from + DOCUMENTS_PER_STATEMENT));
  await tx
    .updateTable('search_editions')
    .set({ acts_followed: acts, rules_version: RULES_VERSION })
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
}

type Keyed = Pick<SearchDocument, 'kind' | 'id'>;

function keyOf({ kind, id }: Keyed): string {
  return `${kind}/${id}`;
}

function hashOf(document: SearchDocument, place: number): string {
  return createHash('sha256')
    .update(JSON.stringify([RULES_VERSION, place, document]))
    .digest('hex');
}

async function remove(tx: Tx, { forumId, editionId }: OfEdition, gone: readonly Keyed[]): Promise<void> {
  await sql`
    DELETE FROM search_documents AS d
    USING unnest(${gone.map(({ kind }) => kind)}::text[], ${gone.map(({ id }) => id)}::uuid[]) AS gone (kind, id)
    WHERE d.forum_id = ${forumId} AND d.edition_id = ${editionId} AND d.kind = gone.kind AND d.subject_id = gone.id`.execute(
    tx,
  );
}

type Written = { readonly document: SearchDocument; readonly place: number; readonly sha256: string };

async function upsert(tx: Tx, { forumId, editionId }: OfEdition, written: readonly Written[]): Promise<void> {
  const rows = written.map(({ document, ...one }) => ({ ...one, ...indexed(document) }));
  const column = <Value>(of: (row: Written & IndexedDocument) => Value) => rows.map(of);
  await sql`
    INSERT INTO search_documents (forum_id, edition_id, kind, subject_id, place_in_order, stakeholder_group, session_id,
      folded_title, folded, pairs, shown, sha256)
    SELECT ${forumId}::uuid, ${editionId}::uuid, kind, id, place, stakeholder_group, session_id,
      title, folded, array_to_tsvector(string_to_array(pairs, E'\n')), shown, sha256
    FROM unnest(
      ${column(({ document }) => document.kind)}::text[], ${column(({ document }) => document.id)}::uuid[],
      ${column(({ place }) => place)}::integer[], ${column(({ document }) => document.group)}::text[],
      ${column(({ document }) => document.session?.sessionId ?? null)}::uuid[],
      ${column(({ foldedTitle }) => foldedTitle)}::text[], ${column(({ folded }) => folded)}::text[],
      ${column(({ pairs }) => pairs.join('\n'))}::text[],
      ${column(({ document }) => JSON.stringify(document))}::jsonb[], ${column(({ sha256 }) => sha256)}::text[])
      AS made (kind, id, place, stakeholder_group, session_id, title, folded, pairs, shown, sha256)
    ON CONFLICT (forum_id, edition_id, kind, subject_id) DO UPDATE SET place_in_order = excluded.place_in_order,
      stakeholder_group = excluded.stakeholder_group, session_id = excluded.session_id,
      folded_title = excluded.folded_title, folded = excluded.folded, pairs = excluded.pairs,
      shown = excluded.shown, sha256 = excluded.sha256`.execute(tx);
}

/**
 * Empties the index of a forum, as an erasure does in its own transaction: whatever page the erased words stood on, they
 * are gone with it. The rows that a reader who makes the index holds come first, so that nothing read before the
 * erasure is written after it.
 */
export async function emptyIndex(tx: Tx, forumId: string): Promise<void> {
  await tx.deleteFrom('search_editions').where('forum_id', '=', forumId).execute();
  await tx.deleteFrom('search_documents').where('forum_id', '=', forumId).execute();
}

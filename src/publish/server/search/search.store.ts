import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { SearchDocument } from '../../domain/search/search-document.ts';
import type { SearchQuestion } from '../../domain/search/search-question.ts';
import type { Match } from '../../domain/search/sift-hits.ts';
import '../tables.ts';

/** Nobody reads further; what a word as common as this leads to is found by adding another. */
export const MATCHES_MAX = 10_000;

/** All documents of a forum that hold everything that was asked, up to `MATCHES_MAX`. One query. */
export async function matchesOf(db: Reader, forumId: string, question: SearchQuestion): Promise<Match[]> {
  const { terms, whole } = question;
  const asked = held(terms.map(({ pattern }) => pattern));
  const pairs = new Set(terms.flatMap((term) => term.pairs));
  const [only] = terms;
  // Whoever holds the one word that was asked holds all of it: the text is not read a second time.
  const word = terms.length === 1 && only?.pattern === whole ? sql`true` : sql`folded ~ ${whole}`;
  const { rows } = await sql<Match>`
    SELECT edition_id AS "editionId", kind, subject_id AS id, stakeholder_group AS "group", session_id AS "sessionId",
      CASE WHEN ${asked('folded_title')} THEN 0 WHEN ${word} THEN 1 ELSE 2 END AS rank, place_in_order AS place
    FROM search_documents
    WHERE forum_id = ${forumId} AND pairs @@ ${queryOf(pairs)}::tsquery AND ${asked('folded')}
    ORDER BY edition_id, kind, place_in_order
    LIMIT ${MATCHES_MAX}`.execute(db);
  return rows;
}

/** Whether a text holds all patterns: those that are words as they stand are sought as such, several times quicker. */
function held(patterns: readonly string[]) {
  const loose = patterns.filter((pattern) => pattern.includes('?'));
  const plain = patterns.filter((pattern) => !pattern.includes('?')).map((words) => `%${words}%`);
  return (text: 'folded' | 'folded_title') =>
    sql<boolean>`(${sql.ref(text)} LIKE ALL (${plain}::text[]) AND ${sql.ref(text)} ~ ALL (${loose}::text[]))`;
}

/** Every pair is letters, digits and perhaps a space: folding leaves nothing that a quoted lexeme would have to mask. */
function queryOf(pairs: ReadonlySet<string>): string {
  return [...pairs].map((pair) => `'${pair}'`).join(' & ');
}

/** The documents of these matches, in their order. One query. */
export async function documentsOf(
  db: Reader,
  forumId: string,
  matches: readonly Pick<Match, 'editionId' | 'kind' | 'id'>[],
): Promise<{ readonly editionId: string; readonly document: SearchDocument }[]> {
  if (matches.length === 0) return [];
  const { rows } = await sql<{ editionId: string; document: SearchDocument }>`
    SELECT d.edition_id AS "editionId", d.shown AS document
    FROM unnest(${matches.map(({ editionId }) => editionId)}::uuid[], ${matches.map(({ kind }) => kind)}::text[],
      ${matches.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS asked (edition_id, kind, id, place)
    JOIN search_documents AS d ON d.forum_id = ${forumId} AND d.edition_id = asked.edition_id
      AND d.kind = asked.kind AND d.subject_id = asked.id
    ORDER BY asked.place`.execute(db);
  return rows;
}

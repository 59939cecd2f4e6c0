import { sql, type Reader } from '#kernel/server/database/db.ts';

type At = { readonly forumId: string; readonly editionId: string; readonly index: number };

export type CitedEntry = {
  readonly index: number;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/**
 * The entries that an entry cites, by the same rule as the sequencer's: of each subject the latest before it that names
 * the cited version, else the latest before it.
 */
export async function citedEntries(db: Reader, { forumId, editionId, index }: At): Promise<CitedEntry[]> {
  const { rows } = await sql<CitedEntry>`
    SELECT log_index AS index, subject_id AS "subjectId", data FROM log_outbox
    WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND log_index IN (
      SELECT coalesce(
        (${latestBefore(sql`AND cited.data->'version' = cite->'version'`)}), (${latestBefore(sql``)}))
      FROM log_outbox AS citing, jsonb_array_elements(citing.cites) AS cite
      WHERE citing.forum_id = ${forumId} AND citing.edition_id = ${editionId} AND citing.log_index = ${index})
    ORDER BY log_index`.execute(db);
  return rows;
}

export function latestBefore(andVersion: ReturnType<typeof sql>) {
  return sql`SELECT max(cited.log_index) FROM log_outbox AS cited
    WHERE cited.forum_id = citing.forum_id AND cited.edition_id = citing.edition_id
      AND cited.log_index < citing.log_index AND cited.subject_kind = cite->>'subjectKind'
      AND cited.subject_id = (cite->>'subjectId')::uuid ${andVersion}`;
}

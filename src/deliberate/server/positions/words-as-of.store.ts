import type { Texts } from '#kernel/domain/bilingual.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import { PUBLIC_STATES } from '#deliberate/domain/positions/position-state.ts';
import '#deliberate/server/tables.ts';

export type WordsAsOf = {
  readonly positionId: string;
  readonly number: number;
  readonly version: number;
  readonly versionNow: number;
  readonly texts: Texts;
  readonly authenticLanguage: string;
};

/** The words of positions in given versions, while everyone may read the position. */
export async function wordsAsOf(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
  asked: readonly { readonly positionId: string; readonly version: number }[],
): Promise<WordsAsOf[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<WordsAsOf>`
    SELECT p.position_id AS "positionId", p.number, v.version, p.version AS "versionNow", v.texts,
      v.authentic_language AS "authenticLanguage"
    FROM unnest(${asked.map(({ positionId }) => positionId)}::uuid[], ${asked.map(({ version }) => version)}::int[])
      AS asked (position_id, version)
    JOIN positions AS p ON p.position_id = asked.position_id
    JOIN position_versions AS v ON v.forum_id = p.forum_id AND v.position_id = p.position_id
      AND v.version = asked.version
    WHERE p.forum_id = ${forumId} AND p.edition_id = ${editionId} AND p.opened_at IS NOT NULL
      AND p.state = ANY (${[...PUBLIC_STATES]}::text[])`.execute(db);
  return rows;
}

import { isUuid } from '#kernel/domain/uuid.ts';
import { sql, type Reader } from '#kernel/server/database/db.ts';
import type { Subject } from './log.store.ts';

type Asked = {
  readonly forumId: string;
  readonly editionId: string;
  /** The last part of the page's address, where it names one thing. */
  readonly named: string | null;
};
type Find = (db: Reader, asked: Asked) => Promise<readonly Subject[]>;

function byId(subjectKind: string): Find {
  return (_db, { named }) =>
    Promise.resolve(named === null || !isUuid(named) ? [] : [{ subjectKind, subjectId: named }]);
}

function found(query: (asked: Asked) => ReturnType<typeof sql<Subject>>): Find {
  return async (db, asked) => (await query(asked).execute(db)).rows;
}

/** Pages about things that the record speaks of, by their address below the edition, and what the record calls those. */
const ABOUT: Readonly<Record<string, Find>> = {
  '': (_db, { editionId }) => Promise.resolve([{ subjectKind: 'edition', subjectId: editionId }]),
  '/topics/[id]': byId('topic'),
  '/interventions/[id]': byId('intervention'),
  '/positions/[id]': byId('position'),
  '/outcome/paragraphs/[id]': byId('paragraph'),
  '/sessions/[slug]': found(
    ({ forumId, editionId, named }) => sql`
      SELECT 'session' AS "subjectKind", session_id AS "subjectId" FROM sessions
      WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND slug = ${named}
      UNION ALL
      SELECT 'collective_act', collective_act_id FROM collective_acts JOIN sessions USING (forum_id, session_id)
      WHERE forum_id = ${forumId} AND sessions.edition_id = ${editionId} AND slug = ${named}
      UNION ALL
      SELECT 'ruling', ruling_id FROM rulings JOIN sessions USING (forum_id, session_id)
      WHERE forum_id = ${forumId} AND sessions.edition_id = ${editionId} AND slug = ${named}
      UNION ALL
      SELECT 'agenda_item', item_id FROM agenda_items JOIN sessions USING (forum_id, session_id)
      WHERE forum_id = ${forumId} AND sessions.edition_id = ${editionId} AND slug = ${named}`,
  ),
  '/results': found(
    ({ forumId, editionId }) => sql`
      SELECT 'deliberation' AS "subjectKind", deliberation_id AS "subjectId" FROM deliberations
      WHERE forum_id = ${forumId} AND edition_id = ${editionId}
      UNION ALL
      SELECT 'snapshot', snapshot_id FROM opinion_snapshots
      WHERE forum_id = ${forumId} AND edition_id = ${editionId}`,
  ),
  '/outcome': found(
    ({ forumId, editionId }) => sql`
      SELECT 'outcome' AS "subjectKind", document_id AS "subjectId" FROM outcome_documents
      WHERE forum_id = ${forumId} AND edition_id = ${editionId}`,
  ),
};

/** What a page is about, as far as the record may speak of it. */
export async function subjectsOfPage(
  db: Reader,
  belowEdition: string,
  asked: Asked,
): Promise<readonly Subject[]> {
  return (await ABOUT[belowEdition]?.(db, asked)) ?? [];
}

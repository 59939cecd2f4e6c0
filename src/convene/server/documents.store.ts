import type { Reader } from '#kernel/server/database/db.ts';
import type { SourceDocument } from '../domain/importing/source-document.ts';
import './tables.ts';

/** What is told about a source document; its text stays with the record. */
export async function documentById(
  db: Reader,
  forumId: string,
  documentId: string,
): Promise<SourceDocument | null> {
  const row = await db
    .selectFrom('documents')
    .select([
      'document_id as documentId',
      'titles',
      'publisher',
      'published_on as publishedOn',
      'source_url as sourceUrl',
      'licence',
    ])
    .where('forum_id', '=', forumId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row ?? null;
}

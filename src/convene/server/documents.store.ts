import { createHash } from 'node:crypto';
import type { Reader } from '#kernel/server/db.ts';
import type { SourceDocument } from '../domain/source-document.ts';
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

/** A source document's bytes by their hash, where we keep them as they were received. */
export async function documentBytes(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
  sha256: string,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('documents')
    .select('body')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  const bytes = new Uint8Array(Buffer.from(row?.body ?? ''));
  // Where only a decoded text was kept, its bytes are not those that were hashed.
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
}

import type { Tx } from '#kernel/server/database/db.ts';
import '../tables.ts';

/** Held until the transaction ends, so that two things added at once get two places; false where there is no such edition. */
export async function lockEdition(tx: Tx, forumId: string, editionId: string): Promise<boolean> {
  const edition = await tx
    .selectFrom('editions')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst();
  return edition !== undefined;
}

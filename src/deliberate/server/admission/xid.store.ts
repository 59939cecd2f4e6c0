import type { Reader } from '#kernel/server/database/db.ts';
import '#deliberate/server/tables.ts';

/** How often the secret for partner sites was made; 0: the deliberation takes no ids from them. */
export async function xidGeneration(db: Reader, forumId: string, deliberationId: string): Promise<number> {
  const row = await db
    .selectFrom('deliberations')
    .select('xid_generation')
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .executeTakeFirst();
  return row?.xid_generation ?? 0;
}

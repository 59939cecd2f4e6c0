import type { Reader } from '#kernel/server/database/db.ts';
import '#deliberate/server/tables.ts';

/** Whether an edition takes proposals now, from whomever: what a link to the form depends on. */
export async function takesProposals(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('deliberations')
    .select('deliberation_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('state', '=', 'open')
    .where('proposing', '<>', 'nobody')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

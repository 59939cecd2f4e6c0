import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import type { ForumCreated, GrantRole } from '../../domain/forum/create-forum.ts';
import '../tables.ts';

export async function isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
  const found = await tx.selectFrom('forums').select('forum_id').where('slug', '=', slug).executeTakeFirst();
  return found !== undefined;
}

export async function writeForum(tx: Tx, change: ForumCreated, command: Command<unknown>): Promise<void> {
  const { forumId, at } = command;
  const { slug, names, about, email } = change;
  await tx
    .insertInto('forums')
    .values({
      forum_id: forumId,
      slug,
      names: JSON.stringify(names),
      about: JSON.stringify(about),
      created_at: at,
    })
    .execute();
  await writeGrant(tx, { email, role: 'secretariat' }, command);
}

export async function isGranted(tx: Tx, { forumId, input }: Command<GrantRole>): Promise<boolean> {
  const found = await tx
    .selectFrom('role_grants')
    .select('role')
    .where('forum_id', '=', forumId)
    .where('email', '=', input.email)
    .where('role', '=', input.role)
    .executeTakeFirst();
  return found !== undefined;
}

export async function writeGrant(
  tx: Tx,
  { email, role }: GrantRole,
  command: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('role_grants')
    .values({
      forum_id: command.forumId,
      email,
      role,
      granted_at: command.at,
      granted_by: command.viewer.account?.id ?? null,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}

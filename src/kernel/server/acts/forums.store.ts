import type { Account, OwnParticipation, Role, Viewer } from '#kernel/domain/viewer.ts';
import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Reader } from '../database/db.ts';

export type Forum = {
  readonly forumId: string;
  readonly slug: string;
  readonly names: Texts;
  readonly about: Texts;
};

const columns = ['forum_id as forumId', 'slug', 'names', 'about'] as const;

export async function forumBySlug(db: Reader, slug: string): Promise<Forum | null> {
  return (await db.selectFrom('forums').select(columns).where('slug', '=', slug).executeTakeFirst()) ?? null;
}

export function allForums(db: Reader): Promise<Forum[]> {
  return db.selectFrom('forums').select(columns).orderBy('created_at').execute();
}

export type ViewerParts = {
  readonly account: Account | null;
  readonly participation: OwnParticipation | null;
  readonly visitorId: string | null;
};

/** The viewer with all roles the account holds in this forum. */
export async function viewerOf(db: Reader, forumId: string, parts: ViewerParts): Promise<Viewer> {
  const roles = new Set<Role>(['public']);
  if (parts.account !== null) {
    roles.add('signed_in');
    const grants = await db
      .selectFrom('role_grants')
      .select('role')
      .where('forum_id', '=', forumId)
      .where('email', '=', parts.account.email)
      .execute();
    for (const { role } of grants) roles.add(role);
  }
  if (parts.participation !== null) roles.add('participant');
  return { ...parts, roles };
}

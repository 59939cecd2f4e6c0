import { z } from 'zod';
import type { Account, Viewer } from '#kernel/domain/viewer.ts';
import type { Config } from '#kernel/server/running/config.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  createForum,
  grantRole,
  GRANTED_ROLES,
  type CreateForum,
  type ForumCreated,
  type GrantRole,
} from '../../domain/forum/create-forum.ts';
import { isGranted, isSlugTaken, writeForum, writeGrant } from './forum-writes.store.ts';
import { nameTexts, slugInput, wordTexts } from '../texts-input.ts';

/**
 * Who founds a forum: before it exists nobody holds a role in it, so the configured secretariat's account
 * counts as its secretariat.
 */
export function founder(config: Config, account: Account | null, visitorId: string | null): Viewer {
  const roles: Viewer['roles'] =
    account === null
      ? new Set(['public'])
      : account.email === config.secretariatEmail
        ? new Set(['public', 'signed_in', 'secretariat'])
        : new Set(['public', 'signed_in']);
  return { account, roles, participation: null, visitorId };
}

/** Asked under a fresh forum id, with the founder as viewer. */
export const createForumCommand: Handler<CreateForum, { slugTaken: boolean }, ForumCreated> = {
  name: 'createForum',
  access: ['secretariat'],
  input: z.object({ slug: slugInput, names: nameTexts, about: wordTexts }),
  load: async (tx, command) => ({ slugTaken: await isSlugTaken(tx, command.input.slug) }),
  decide: createForum,
  write: writeForum,
  acts: (change, { forumId }) => [
    {
      kind: 'forum.created',
      subjectKind: 'forum',
      subjectId: forumId,
      editionId: null,
      payload: { slug: change.slug },
    },
  ],
};

export const grantRoleCommand: Handler<GrantRole, { granted: boolean }, GrantRole> = {
  name: 'grantRole',
  access: ['secretariat'],
  input: z.object({ email: z.string().trim().toLowerCase().pipe(z.email()), role: z.enum(GRANTED_ROLES) }),
  load: async (tx, command) => ({ granted: await isGranted(tx, command) }),
  decide: grantRole,
  write: writeGrant,
  acts: ({ email, role }, { forumId }) => [
    {
      kind: 'role.granted',
      subjectKind: 'forum',
      subjectId: forumId,
      editionId: null,
      payload: { email, role },
    },
  ],
};

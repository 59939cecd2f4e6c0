import type { Texts } from '#kernel/domain/bilingual.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { refuse } from '../refusals.ts';

export type CreateForum = { readonly slug: string; readonly names: Texts; readonly about: Texts };
export type ForumCreated = CreateForum & { readonly email: string };

/** Whoever creates a forum is its first secretariat. The forum's id is the one the command is asked under. */
export function createForum(
  state: { readonly slugTaken: boolean },
  command: Command<CreateForum>,
): Decision<ForumCreated> {
  const { account } = command.viewer;
  if (state.slugTaken) return refuse('slug-taken', { slug: command.input.slug });
  // The role check before every decision lets nobody without an account come this far.
  if (account === null) throw new Error('A forum is created by someone signed in.');
  return accept({ ...command.input, email: account.email });
}

export const GRANTED_ROLES = ['secretariat', 'chair', 'rapporteur'] as const;
export type GrantRole = { readonly email: string; readonly role: (typeof GRANTED_ROLES)[number] };

/** Granting what is already granted changes nothing. */
export function grantRole(
  state: { readonly granted: boolean },
  command: Command<GrantRole>,
): Decision<GrantRole> {
  return accept(state.granted ? null : command.input);
}

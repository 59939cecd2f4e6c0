import type { Command } from '#kernel/domain/command.ts';
import type { Viewer } from '#kernel/domain/viewer.ts';

/** For tests: a command from the secretariat, with ids `id-0`, `id-1` and so on. */
export function secretariatAsks<Input>(input: Input, idsNeeded = 1): Command<Input> {
  const account = { id: 'a1', email: 'desk@example.org', name: 'Desk' };
  const roles: Viewer['roles'] = new Set(['public', 'signed_in', 'secretariat']);
  return commandFrom({ account, roles, participation: null, visitorId: null }, input, idsNeeded);
}

/** For tests: a command from the participant with this participation. */
export function participantAsks<Input>(participationId: string, input: Input): Command<Input> {
  const account = { id: 'a2', email: 'delegate@example.org', name: 'Delegate' };
  const roles: Viewer['roles'] = new Set(['public', 'signed_in', 'participant']);
  const participation = {
    participationId,
    editionId: 'e1',
    personId: 'n1',
    stakeholderGroup: 'academia' as const,
  };
  return commandFrom({ account, roles, participation, visitorId: null }, input, 1);
}

function commandFrom<Input>(viewer: Viewer, input: Input, idsNeeded: number): Command<Input> {
  const ids = Array.from({ length: idsNeeded }, (_, at) => `id-${at}`);
  return { input, forumId: 'f1', viewer, at: new Date('2026-11-24T00:00:00Z'), id: 'id-0', ids };
}

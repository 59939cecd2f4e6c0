import { commandRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import { announceDeliberationCommand, retractDeliberationCommand } from './deliberations.commands.ts';
import {
  makeInvitationsCommand,
  revokeInvitationsCommand,
} from '#deliberate/server/admission/invitations.commands.ts';
import { makeXidSecretCommand } from '#deliberate/server/admission/xid.commands.ts';

const announcement = '/deliberations/:deliberationId/announcement';

export const deliberationRoutes: readonly ApiRoute[] = [
  commandRoute(
    'PUT',
    announcement,
    'Show the rules to everyone; they are fixed from then on.',
    announceDeliberationCommand,
  ),
  commandRoute(
    'POST',
    '/deliberations/:deliberationId/invitations',
    'Make a batch of invitation codes.',
    makeInvitationsCommand,
  ),
  commandRoute('DELETE', '/invitations/:batchId', 'Revoke a batch of codes.', revokeInvitationsCommand),
  commandRoute(
    'POST',
    '/deliberations/:deliberationId/xid-secret',
    'Make the secret for partner sites anew.',
    makeXidSecretCommand,
  ),
  commandRoute(
    'DELETE',
    announcement,
    'Take the announcement back, before it opens.',
    retractDeliberationCommand,
  ),
];

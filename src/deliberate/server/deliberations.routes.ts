import { commandRoute, type ApiRoute } from '#kernel/server/api.ts';
import { announceDeliberationCommand, retractDeliberationCommand } from './deliberations.commands.ts';

const announcement = '/deliberations/:deliberationId/announcement';

export const deliberationRoutes: readonly ApiRoute[] = [
  commandRoute(
    'PUT',
    announcement,
    'Show the rules to everyone; they are fixed from then on.',
    announceDeliberationCommand,
  ),
  commandRoute(
    'DELETE',
    announcement,
    'Take the announcement back, before it opens.',
    retractDeliberationCommand,
  ),
];

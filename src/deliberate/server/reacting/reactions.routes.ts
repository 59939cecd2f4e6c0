import { commandRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import { castReactionCommand, takeBackReactionCommand } from './reactions.commands.ts';

export const reactionRoutes: readonly ApiRoute[] = [
  commandRoute(
    'PUT',
    '/positions/:positionId/reaction',
    'React to a position; the last reaction counts.',
    castReactionCommand,
  ),
  commandRoute(
    'DELETE',
    '/positions/:positionId/reaction',
    'Take one’s reaction back, with its reason.',
    takeBackReactionCommand,
  ),
];

import { commandRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import { noteObjectionCommand, ruleOnProposalCommand, setAsideRulingCommand } from './rulings.commands.ts';

export const rulingRoutes: readonly ApiRoute[] = [
  commandRoute(
    'POST',
    '/sessions/:sessionId/rulings',
    'Rule that a proposal put to the room is agreed or is not, for the chair.',
    ruleOnProposalCommand,
  ),
  commandRoute(
    'POST',
    '/rulings/:rulingId/objections',
    'Note who objects to a ruling, in their words or without.',
    noteObjectionCommand,
  ),
  commandRoute(
    'POST',
    '/rulings/:rulingId/set-aside',
    'Set a ruling aside, with the reason; it stays readable.',
    setAsideRulingCommand,
  ),
];

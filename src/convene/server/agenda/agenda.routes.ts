import { commandRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import {
  addAgendaItemCommand,
  changeAgendaItemCommand,
  moveAgendaItemCommand,
  removeAgendaItemCommand,
} from './agenda.commands.ts';

const items = '/sessions/:sessionId/agenda-items';

export const agendaRoutes: readonly ApiRoute[] = [
  commandRoute('POST', items, 'Add an item to the agenda of a session.', addAgendaItemCommand),
  commandRoute('PUT', `${items}/:itemId`, 'Change an item of the agenda.', changeAgendaItemCommand),
  commandRoute('PUT', `${items}/:itemId/place`, 'Move an item by one step.', moveAgendaItemCommand),
  commandRoute(
    'DELETE',
    `${items}/:itemId`,
    'Remove an item under which nothing was said.',
    removeAgendaItemCommand,
  ),
];

import { z } from 'zod';
import { commandRoute, queryRoute, type ApiPlace, type ApiRoute } from '#kernel/server/api.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { RESULTS_SHOWN } from '../domain/deliberation-rules.ts';
import { DELIBERATION_STATES } from '../domain/deliberation-state.ts';
import { POSITION_STATES } from '../domain/position-state.ts';
import { deliberationForAll } from './deliberation-view.store.ts';
import { onePosition, positionCards } from './position-list.store.ts';
import {
  closePositionCommand,
  draftPositionCommand,
  editPositionCommand,
  moderatePositionCommand,
  openPositionCommand,
  restorePositionCommand,
  withdrawPositionCommand,
} from './positions.commands.ts';

const texts = z.record(z.string(), z.string());
export const deliberationAnswer = z.object({
  deliberationId: z.uuid(),
  state: z.enum(DELIBERATION_STATES),
  titles: texts,
  opensAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  publicStratum: z.boolean(),
  visibility: z.literal('confidential'),
  resultsShown: z.enum(RESULTS_SHOWN),
  groupSizeMin: z.int(),
  publicSizeMin: z.int(),
});
export const positionAnswer = z.object({
  positionId: z.uuid(),
  number: z.int(),
  texts,
  authenticLanguage: z.string(),
  version: z.int(),
  state: z.enum(POSITION_STATES),
  interventionId: z.uuid().nullable(),
  simulated: z.boolean(),
});
const own = z.object({
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  important: z.boolean(),
});
const reason = texts.nullable();
const before = own.pick({ stance: true }).extend({ texts, authenticLanguage: z.string() });

const where = ({ forum, edition }: ApiPlace) => ({ forumId: forum.forumId, editionId: edition.editionId });

export function positionRoutes(sight: PublicSight): readonly ApiRoute[] {
  return [
    queryRoute({
      path: '/positions',
      summary: 'The positions put to everyone, each with one’s own reaction.',
      access: ['public'],
      answer: z.object({
        deliberation: deliberationAnswer.nullable(),
        positions: z.array(positionAnswer.extend({ reason, own: own.nullable(), before: before.nullable() })),
      }),
      run: async (place) => {
        const { app, forum, viewer } = place;
        const deliberation = await deliberationForAll(app.db, where(place));
        if (deliberation === null || deliberation.state === 'draft') return { deliberation, positions: [] };
        const positions = await positionCards(app.db, { forumId: forum.forumId, viewer, deliberation });
        return { deliberation, positions };
      },
    }),
    queryRoute({
      path: '/positions/:positionId',
      summary: 'One position; without its words where it was moderated out or withdrawn.',
      access: ['public'],
      answer: positionAnswer.extend({ reason, deliberationId: z.uuid() }),
      run: async (place, { positionId }) =>
        isUuid(positionId) ? onePosition(place.app.db, { ...where(place), positionId }) : null,
    }),
    commandRoute('POST', '/positions', 'Draft a position.', draftPositionCommand(sight)),
    commandRoute(
      'PUT',
      '/positions/:positionId/words',
      'Edit the words; once put to everyone, as a correction that keeps reactions or a rewording that asks again.',
      editPositionCommand,
    ),
    commandRoute('POST', '/positions/:positionId/opening', 'Put it to everyone.', openPositionCommand),
    commandRoute('POST', '/positions/:positionId/closing', 'Take no more reactions.', closePositionCommand),
    commandRoute(
      'POST',
      '/positions/:positionId/moderation',
      'Take it out, with the reason.',
      moderatePositionCommand,
    ),
    commandRoute(
      'POST',
      '/positions/:positionId/restoration',
      'Put it back, with the reason.',
      restorePositionCommand,
    ),
    commandRoute('POST', '/positions/:positionId/withdrawal', 'Withdraw it.', withdrawPositionCommand),
  ];
}

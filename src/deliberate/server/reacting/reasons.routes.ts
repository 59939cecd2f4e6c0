import { z } from 'zod';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import { KEPT_BACK_CODES } from '#deliberate/domain/results/kept-back-why.ts';
import { REASON_STATES } from '#deliberate/domain/reacting/reason-state.ts';
import { keepBackReasonCommand, showReasonCommand } from './reasons.commands.ts';
import { REASONS_PER_PAGE, reasonsAt, shownReasons } from './reasons.store.ts';

const texts = z.record(z.string(), z.string());

export const reasonRoutes: readonly ApiRoute[] = [
  queryRoute({
    path: '/positions/:positionId/reasons',
    summary: 'Reasons that everyone may read, for each population apart; none where they are too few.',
    access: ['public'],
    answer: z.object({ accredited: z.array(z.string()), public: z.array(z.string()) }),
    run: async ({ app, forum, edition }, { positionId = '' }) =>
      isUuid(positionId)
        ? shownReasons(app.db, { forumId: forum.forumId, editionId: edition.editionId, positionId })
        : null,
  }),
  queryRoute({
    path: '/positions/:positionId/reasons/given',
    summary: `The first ${REASONS_PER_PAGE} reasons given up to the latest epoch: words alone, in no order that means anything.`,
    access: ['rapporteur', 'secretariat'],
    answer: z.object({
      reasons: z.array(
        z.object({
          reasonId: z.uuid(),
          words: z.string(),
          offered: z.boolean(),
          state: z.enum(REASON_STATES),
          why: texts.nullable(),
          whyCode: z.enum(KEPT_BACK_CODES).nullable(),
        }),
      ),
      next: z.uuid().nullable(),
    }),
    run: async ({ app, forum, edition }, { positionId = '' }) => {
      const where = { forumId: forum.forumId, editionId: edition.editionId };
      return isUuid(positionId) ? reasonsAt(app.db, { ...where, positionId, after: null }) : null;
    },
  }),
  commandRoute('PUT', '/reasons/:reasonId/display', 'Let everyone read one reason.', showReasonCommand),
  commandRoute(
    'DELETE',
    '/reasons/:reasonId/display',
    'Keep one reason from everyone, and say why to its author.',
    keepBackReasonCommand,
  ),
];

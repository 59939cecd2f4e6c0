import { z } from 'zod';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { ANSWER_REASON_CODES } from '#deliberate/domain/reacting/answer-reason.ts';
import { POSITION_STATES } from '#deliberate/domain/positions/position-state.ts';
import { revisePositionCommand, submitPositionCommand } from './proposals.commands.ts';
import { ownProposals } from './proposal-list.store.ts';

const texts = z.record(z.string(), z.string());
const number = z.object({ positionId: z.uuid(), number: z.int(), opened: z.boolean() });

export function proposalRoutes(sight: PublicSight): readonly ApiRoute[] {
  return [
    queryRoute({
      path: '/proposals',
      summary: 'One’s own proposals with the answers they got.',
      access: ['signed_in'],
      answer: z.object({
        proposals: z.array(
          z.object({
            positionId: z.uuid(),
            number: z.int(),
            texts,
            authenticLanguage: z.string(),
            state: z.enum(POSITION_STATES),
            opened: z.boolean(),
            reason: texts.nullable(),
            reasonCode: z.enum(ANSWER_REASON_CODES).nullable(),
            proposedAt: z.iso.datetime(),
            answeredAt: z.iso.datetime().nullable(),
            became: z.array(number),
          }),
        ),
      }),
      run: async ({ app, forum, edition, viewer }) => ({
        proposals: await ownProposals(app.db, {
          forumId: forum.forumId,
          editionId: edition.editionId,
          account: viewer.account?.id ?? '',
        }),
      }),
    }),
    commandRoute(
      'POST',
      '/proposals',
      'Propose a position, where the rules admit one.',
      submitPositionCommand(sight),
    ),
    commandRoute(
      'PUT',
      '/proposals/:positionId',
      'Reword one’s own proposal while it waits, or after it was returned.',
      revisePositionCommand,
    ),
  ];
}

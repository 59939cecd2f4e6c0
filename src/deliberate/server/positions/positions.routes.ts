import { z } from 'zod';
import { commandRoute, queryRoute, type ApiPlace, type ApiRoute } from '#kernel/server/http/api.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import { ANSWER_REASON_CODES } from '#deliberate/domain/reacting/answer-reason.ts';
import { RESULTS_SHOWN, VISIBILITIES } from '#deliberate/domain/deliberation/deliberation-rules.ts';
import { DELIBERATION_STATES, hasOpened } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { KEPT_BACK_CODES } from '#deliberate/domain/results/kept-back-why.ts';
import { ABOUT } from '#deliberate/domain/positions/about.ts';
import { POSITION_STATES } from '#deliberate/domain/positions/position-state.ts';
import { ANSWERS_SHOWN, PROPOSING } from '#deliberate/domain/positions/proposing.ts';
import { REASON_STATES } from '#deliberate/domain/reacting/reason-state.ts';
import { TRANSLATION_STATUSES } from '#deliberate/domain/positions/translation.ts';
import { deliberationForAll } from '#deliberate/server/deliberation/deliberation-view.store.ts';
import { markPositionCommand } from './marks.commands.ts';
import { mergePositionCommand, splitPositionCommand } from './join-and-split.commands.ts';
import { onePosition, positionCards } from './position-list.store.ts';
import {
  acceptPositionCommand,
  closePositionCommand,
  draftPositionCommand,
  editPositionCommand,
  moderatePositionCommand,
  openPositionCommand,
  restorePositionCommand,
  returnPositionCommand,
  withdrawPositionCommand,
} from './positions.commands.ts';
import { proposalRoutes } from './proposals.routes.ts';
import { translatePositionCommand } from './translations.commands.ts';

const texts = z.record(z.string(), z.string());
export const deliberationAnswer = z.object({
  deliberationId: z.uuid(),
  state: z.enum(DELIBERATION_STATES),
  titles: texts,
  opensAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  publicStratum: z.boolean(),
  invitedOnly: z.boolean(),
  proofBits: z.int(),
  reasonsShown: z.boolean(),
  proposing: z.enum(PROPOSING),
  answersShown: z.enum(ANSWERS_SHOWN),
  embedOrigins: z.array(z.string()),
  visibility: z.enum(VISIBILITIES),
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
const wholePosition = positionAnswer.extend({
  reason: texts.nullable(),
  reasonCode: z.enum(ANSWER_REASON_CODES).nullable(),
  about: z.enum(ABOUT),
  aboutReason: texts.nullable(),
  origin: z.enum(['drafted', 'submitted', 'split', 'imported']),
  translations: z.record(
    z.string(),
    z.object({
      status: z.enum(TRANSLATION_STATUSES),
      ofVersion: z.int(),
      translator: z.string().nullable(),
    }),
  ),
});
const own = z.object({
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  important: z.boolean(),
  reason: z
    .object({
      words: z.string(),
      offered: z.boolean(),
      state: z.enum(REASON_STATES),
      why: texts.nullable(),
      whyCode: z.enum(KEPT_BACK_CODES).nullable(),
    })
    .nullable(),
});
const before = own.pick({ stance: true }).extend({ texts, authenticLanguage: z.string() });

const where = ({ forum, edition }: ApiPlace) => ({ forumId: forum.forumId, editionId: edition.editionId });

/** What is done with one position. */
const STEPS: readonly ApiRoute[] = [
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
  commandRoute('POST', '/positions/:positionId/acceptance', 'Accept a proposal.', acceptPositionCommand),
  commandRoute(
    'POST',
    '/positions/:positionId/return',
    'Return a proposal, with the reason.',
    returnPositionCommand,
  ),
  commandRoute(
    'POST',
    '/positions/:positionId/merger',
    'Merge it into another; its reactions stay where they are.',
    mergePositionCommand,
  ),
  commandRoute(
    'POST',
    '/positions/:positionId/parts',
    'Split it: each part becomes a draft.',
    splitPositionCommand,
  ),
  commandRoute(
    'PUT',
    '/positions/:positionId/texts/:language',
    'Add or replace its text in a language other than the authentic one.',
    translatePositionCommand,
  ),
  commandRoute(
    'PUT',
    '/positions/:positionId/about',
    'Say whether it is about the matter or about the person, with the reason; the latter makes no opinion groups.',
    markPositionCommand,
  ),
  commandRoute('POST', '/positions/:positionId/withdrawal', 'Withdraw it.', withdrawPositionCommand),
];

export function positionRoutes(sight: PublicSight): readonly ApiRoute[] {
  return [
    queryRoute({
      path: '/positions',
      summary: 'The positions put to everyone, each with one’s own reaction.',
      access: ['public'],
      answer: z.object({
        deliberation: deliberationAnswer.nullable(),
        positions: z.array(wholePosition.extend({ own: own.nullable(), before: before.nullable() })),
      }),
      run: async (place) => {
        const { app, forum, viewer } = place;
        const deliberation = await deliberationForAll(app.db, where(place));
        if (deliberation === null || !hasOpened(deliberation.state)) return { deliberation, positions: [] };
        const positions = await positionCards(app.db, { forumId: forum.forumId, viewer, deliberation });
        return { deliberation, positions };
      },
    }),
    queryRoute({
      path: '/positions/:positionId',
      summary: 'One position; without its words where it was moderated out or withdrawn.',
      access: ['public'],
      answer: wholePosition.extend({ deliberationId: z.uuid() }),
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
    ...STEPS,
    ...proposalRoutes(sight),
  ];
}

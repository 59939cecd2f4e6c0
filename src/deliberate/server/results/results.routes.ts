import { z } from 'zod';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/api.ts';
import {
  closeDeliberationCommand,
  openDeliberationCommand,
  planDeliberationCommand,
  takeSnapshotCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { opinionAnswer, resultCells } from '#deliberate/server/opinion/opinion-answers.ts';
import { deliberationAnswer, positionAnswer } from '#deliberate/server/positions/positions.routes.ts';
import { readResults } from './results.store.ts';

const epoch = z.object({
  snapshotId: z.uuid(),
  number: z.int(),
  takenAt: z.iso.datetime(),
  method: z.string(),
  inputsSha256: z.string(),
  outputsSha256: z.string(),
  simulated: z.boolean(),
});

const deliberationPath = '/deliberations/:deliberationId';

export const resultRoutes: readonly ApiRoute[] = [
  queryRoute({
    path: '/results',
    summary:
      'The latest released epoch: common ground first; accredited and public side by side, never added.',
    access: ['public'],
    answer: z.object({
      deliberation: deliberationAnswer,
      epoch: epoch.nullable(),
      withheld: z.enum(['no_epoch', 'after_reaction', 'at_close', 'not_open']).nullable(),
      positions: z.array(positionAnswer.extend(resultCells)),
      opinion: opinionAnswer,
    }),
    run: ({ app, forum, edition, viewer }) =>
      readResults(app.db, { forumId: forum.forumId, editionId: edition.editionId, viewer }),
  }),
  commandRoute(
    'POST',
    '/deliberations',
    'Plan the next deliberation, or change its plan.',
    planDeliberationCommand,
  ),
  commandRoute(
    'POST',
    `${deliberationPath}/opening`,
    'Open it: its rules are fixed from then on.',
    openDeliberationCommand,
  ),
  commandRoute(
    'POST',
    `${deliberationPath}/closing`,
    'Close it, with a last frozen epoch.',
    closeDeliberationCommand,
  ),
  commandRoute(
    'POST',
    `${deliberationPath}/snapshots`,
    'Release a new epoch, if it tells anything new.',
    takeSnapshotCommand,
  ),
];

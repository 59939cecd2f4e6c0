import { z } from 'zod';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import {
  closeDeliberationCommand,
  openDeliberationCommand,
  planDeliberationCommand,
  takeSnapshotCommand,
} from '#deliberate/server/deliberation/deliberations.commands.ts';
import { opinionAnswer, resultCells } from '#deliberate/server/opinion/opinion-answers.ts';
import { deliberationAnswer, positionAnswer } from '#deliberate/server/positions/positions.routes.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import { releasedEpochs } from './released-epoch.store.ts';
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
  queryRoute({
    path: '/results/epochs/:snapshotId',
    summary:
      'One epoch as it was released. SHA-256 over the canonical JSON (RFC 8785) of `outputs` is the hash that is cited.',
    access: ['public'],
    answer: epoch
      .omit({ number: true, simulated: true })
      .extend({ epoch: z.int(), outputs: z.looseObject({}) }),
    run: async ({ app, forum, edition }, { snapshotId = '' }) => {
      if (!isUuid(snapshotId)) return null;
      const where = { forumId: forum.forumId, editionId: edition.editionId };
      return (await releasedEpochs(app.db, where, [snapshotId]))[0] ?? null;
    },
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

import { z } from 'zod';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/api.ts';
import { STANDINGS } from '../domain/common-ground.ts';
import { ANY_GROUPS } from '../domain/opinion-group.ts';
import {
  closeDeliberationCommand,
  openDeliberationCommand,
  planDeliberationCommand,
  takeSnapshotCommand,
} from './deliberations.commands.ts';
import { deliberationAnswer, positionAnswer } from './positions.routes.ts';
import { readResults } from './results.store.ts';

const side = z.enum(['agree', 'disagree', 'pass']);
const cell = z.union([
  z.object({ shown: z.literal(false) }),
  z.object({
    shown: z.literal(true),
    epoch: z.int(),
    n: z.int(),
    nearlyAll: side.nullable(),
    agree: z.int().nullable(),
    disagree: z.int().nullable(),
    pass: z.int().nullable(),
    importantMin: z.int(),
  }),
]);
const ground = z.object({
  positionId: z.uuid(),
  standing: z.enum(STANDINGS),
  least: z
    .object({
      group: z.enum(ANY_GROUPS),
      bound: z.enum(['exactly', 'at_least', 'at_most']),
      permille: z.int(),
      lowPermille: z.int(),
      highPermille: z.int(),
    })
    .nullable(),
});
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
      positions: z.array(
        positionAnswer.extend({
          accredited: z.record(z.enum(STAKEHOLDER_GROUPS), cell),
          public: cell,
          ground,
        }),
      ),
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

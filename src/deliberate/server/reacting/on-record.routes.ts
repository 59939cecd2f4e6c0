import { z } from 'zod';
import { commandRoute, queryRoute, type ApiRoute } from '#kernel/server/http/api.ts';
import { STAKEHOLDER_GROUPS } from '#kernel/domain/viewer.ts';
import { isUuid } from '#kernel/domain/uuid.ts';
import { confirmOnRecordCommand } from './on-record.commands.ts';
import { reactionsOnRecord } from './on-record.store.ts';

const texts = z.record(z.string(), z.string());
const onRecord = z.object({
  positionId: z.uuid(),
  names: z.array(z.looseObject({ text: z.string(), language: z.string() })),
  capacity: texts,
  organisation: z.object({ organisationId: z.uuid(), slug: z.string(), names: texts }).nullable(),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS),
  stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
});

export const onRecordRoutes: readonly ApiRoute[] = [
  queryRoute({
    path: '/positions/:positionId/reactions',
    summary: 'Reactions with names, after the close of a deliberation on record; else none.',
    access: ['public'],
    answer: z.object({ reactions: z.array(onRecord) }),
    run: async ({ app, forum, edition }, { positionId = '' }) => {
      if (!isUuid(positionId)) return null;
      const where = { forumId: forum.forumId, editionId: edition.editionId, positionId };
      return { reactions: await reactionsOnRecord(app.db, where) };
    },
  }),
  commandRoute(
    'PUT',
    '/deliberations/:deliberationId/confirmation',
    'Confirm that one’s reactions are published with one’s name after the close.',
    confirmOnRecordCommand,
  ),
];

import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  makeXidSecret,
  type XidSecretMade,
  type XidState,
} from '#deliberate/domain/admission/make-xid-secret.ts';
import type { OneDeliberation } from '#deliberate/domain/deliberation/move-deliberation.ts';

/** The secret itself is computed where it is shown: neither the tables nor the acts hold it. */
export const makeXidSecretCommand: Handler<OneDeliberation, XidState, XidSecretMade> = {
  name: 'makeXidSecret',
  access: ['secretariat'],
  input: z.object({ editionId: z.uuid(), deliberationId: z.uuid() }),
  async load(tx, { forumId, input }) {
    const found = await tx
      .selectFrom('deliberations')
      .select(['state', 'xid_generation as generation'])
      .where('forum_id', '=', forumId)
      .where('edition_id', '=', input.editionId)
      .where('deliberation_id', '=', input.deliberationId)
      .forUpdate()
      .executeTakeFirst();
    return { deliberation: found ?? null };
  },
  decide: makeXidSecret,
  async write(tx, { deliberationId, generation }, { forumId }) {
    await tx
      .updateTable('deliberations')
      .set({ xid_generation: generation })
      .where('forum_id', '=', forumId)
      .where('deliberation_id', '=', deliberationId)
      .execute();
  },
  acts: ({ editionId, deliberationId, generation }) => [
    {
      kind: 'xid_secret.made',
      subjectKind: 'deliberation',
      subjectId: deliberationId,
      editionId,
      payload: { generation },
    },
  ],
};

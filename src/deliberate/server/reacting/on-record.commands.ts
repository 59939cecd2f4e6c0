import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  confirmOnRecord,
  type ConfirmedOnRecord,
  type ConfirmingState,
  type ConfirmOnRecord,
} from '#deliberate/domain/reacting/confirm-on-record.ts';
import { loadConfirming, writeConfirmed } from './on-record.store.ts';

export const confirmOnRecordCommand: Handler<ConfirmOnRecord, ConfirmingState, ConfirmedOnRecord> = {
  name: 'confirmOnRecord',
  access: ['participant'],
  input: z.object({ editionId: z.uuid(), deliberationId: z.uuid() }),
  load: loadConfirming,
  decide: confirmOnRecord,
  write: writeConfirmed,
  acts: ({ editionId, deliberationId }) => [
    {
      kind: 'deliberation.on_record_confirmed',
      subjectKind: 'deliberation',
      subjectId: deliberationId,
      editionId,
      payload: {},
    },
  ],
};

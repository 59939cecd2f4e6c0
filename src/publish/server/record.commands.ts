import { EDITION_SEALED, ERASURE_DONE, ERASURE_DONE_ELSEWHERE, erasureDoneData } from '@madang/record';
import { z } from 'zod';
import type { Act, EntryData } from '#kernel/domain/command.ts';
import { sealedTexts } from '#kernel/domain/sealed-texts.ts';
import { clearIncident, lockIncident } from '#kernel/server/record/log.store.ts';
import type { Handler } from '#kernel/server/acts/execute.ts';
import type { ErasureSource } from '#kernel/server/record/erasure.ts';
import { eraseField as eraseEverywhere } from '#kernel/server/record/erasure.store.ts';
import { lockForSeal, sealedAt, writeSeal } from '#kernel/server/record/seals.store.ts';
import {
  eraseField,
  ERASURE_REASONS,
  type EraseField,
  type EraseState,
  type Erasure,
  type FieldErased,
} from '../domain/erase-field.ts';
import { sealEdition, type EditionSealed, type SealEdition, type SealState } from '../domain/seal-edition.ts';
import {
  incidentCode,
  settleIncident,
  type IncidentSettled,
  type IncidentState,
  type SettleIncident,
} from '../domain/settle-incident.ts';
import { loadEraseState } from './erasures.store.ts';

export const sealEditionCommand: Handler<SealEdition, SealState, EditionSealed> = {
  name: 'sealEdition',
  access: ['secretariat'],
  input: z.object({ editionId: z.uuid(), confirmed: z.boolean() }),
  load: async (tx, { forumId, input: { editionId } }) => {
    const found = await lockForSeal(tx, { forumId, editionId });
    return { found, sealed: (await sealedAt(tx, { forumId, editionId })) !== null };
  },
  decide: sealEdition,
  write: (tx, { editionId }, { forumId, at }) => writeSeal(tx, { forumId, editionId }, at),
  acts: ({ editionId }) => [
    {
      kind: EDITION_SEALED,
      subjectKind: 'edition',
      subjectId: editionId,
      editionId,
      payload: {},
      entry: { data: {}, atOnce: true },
    },
  ],
  topics: ({ editionId }) => [`edition/${editionId}`],
};

export const settleIncidentCommand: Handler<SettleIncident, IncidentState, IncidentSettled> = {
  name: 'settleIncident',
  access: ['secretariat'],
  input: z.object({
    editionId: z.uuid(),
    incident: z.string(),
    reason: z.record(z.string(), z.string().trim().normalize('NFC')).default({}),
    confirmed: z.boolean(),
  }),
  load: (tx, { forumId, input: { editionId } }) => lockIncident(tx, { forumId, editionId }),
  decide: settleIncident,
  write: (tx, { editionId }, { forumId }) => clearIncident(tx, { forumId, editionId }),
  acts: ({ editionId, incident, reason }) => [
    {
      kind: 'incident.settled',
      subjectKind: 'edition',
      subjectId: editionId,
      editionId,
      payload: { incident, reason },
      // It waits with all the rest: entered, it says that the log was read again and found sound.
      entry: {
        data: { incident: incidentCode(incident) },
        sealed: sealedTexts('reason', reason),
        atOnce: true,
      },
    },
  ],
  topics: ({ editionId }) => [`edition/${editionId}`],
};

/** `sources` say where each phase keeps what it entered, so that it is gone from there as well. */
export function eraseFieldCommand(
  sources: readonly ErasureSource[],
): Handler<EraseField, EraseState, FieldErased> {
  return {
    name: 'eraseField',
    access: ['secretariat'],
    input: z.object({
      editionId: z.uuid(),
      index: z.int().min(0),
      field: z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/),
      reason: z.enum(ERASURE_REASONS),
    }),
    load: loadEraseState,
    decide: eraseField,
    write: (tx, { subjectKind, subjectId, field }, { forumId, at }) =>
      eraseEverywhere(tx, { forumId, subjectKind, subjectId, field, at }, sources),
    acts: ({ field, reason, erasures }) => erasures.map((erasure) => erasureAct(erasure, field, reason)),
  };
}

function erasureAct({ actId, index, recordedIn, origin }: Erasure, field: string, reason: string): Act {
  const data = erasureDoneData({ entry: index, fields: [field], documents: [] }, reason) as EntryData; // numbers and texts only
  return {
    kind: origin === null ? ERASURE_DONE : ERASURE_DONE_ELSEWHERE,
    subjectKind: 'entry',
    subjectId: actId,
    editionId: recordedIn,
    payload: { field, reason },
    // Until it is entered, what is gone looks withheld.
    entry: { data: origin === null ? data : { ...data, origin }, atOnce: true },
  };
}

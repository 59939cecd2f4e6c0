import { z } from 'zod';
import type { Handler } from '#kernel/server/acts/execute.ts';
import {
  acceptInvitation,
  CODES_PER_BATCH_MAX,
  makeInvitations,
  PEOPLE_PER_CODE_MAX,
  revokeInvitations,
  type AcceptingState,
  type AcceptInvitation,
  type InvitationAccepted,
  type InvitationsMade,
  type InvitationsRevoked,
  type MakeInvitations,
  type MakingState,
  type RevokeInvitations,
  type RevokingState,
} from '#deliberate/domain/admission/invitations.ts';
import {
  loadAccepting,
  loadMaking,
  loadRevoking,
  writeAccepted,
  writeMade,
  writeRevoked,
} from './invitations.store.ts';

export const makeInvitationsCommand: Handler<MakeInvitations, MakingState, InvitationsMade> = {
  name: 'makeInvitations',
  access: ['secretariat'],
  input: z.object({
    editionId: z.uuid(),
    deliberationId: z.uuid(),
    label: z.string().trim().normalize('NFC'),
    count: z.int().min(1).max(CODES_PER_BATCH_MAX).default(1),
    peopleMax: z.int().min(1).max(PEOPLE_PER_CODE_MAX).default(1),
    expiresAt: z.coerce.date().nullable().default(null),
  }),
  idsNeeded: ({ count }) => count + 1,
  load: loadMaking,
  decide: makeInvitations,
  write: writeMade,
  acts: ({ editionId, deliberationId, batchId, count, peopleMax, expiresAt }) => [
    {
      kind: 'invitations.made',
      subjectKind: 'invitations',
      subjectId: batchId,
      editionId,
      payload: { deliberationId, count, peopleMax, expiresAt: expiresAt?.toISOString() ?? null },
    },
  ],
};

export const revokeInvitationsCommand: Handler<RevokeInvitations, RevokingState, InvitationsRevoked> = {
  name: 'revokeInvitations',
  access: ['secretariat'],
  input: z.object({ editionId: z.uuid(), batchId: z.uuid() }),
  load: loadRevoking,
  decide: revokeInvitations,
  write: writeRevoked,
  acts: ({ editionId, deliberationId, batchId }) => [
    {
      kind: 'invitations.revoked',
      subjectKind: 'invitations',
      subjectId: batchId,
      editionId,
      payload: { deliberationId },
    },
  ],
};

/** Writes no act, as reactions do not: it would tell which account came with which code, and so reacted as whom. */
export const acceptInvitationCommand: Handler<AcceptInvitation, AcceptingState, InvitationAccepted> = {
  name: 'acceptInvitation',
  access: ['public'],
  input: z.object({ editionId: z.uuid(), serial: z.string() }),
  load: loadAccepting,
  decide: acceptInvitation,
  write: writeAccepted,
  acts: () => [],
};

import { lengthOf } from '#kernel/domain/characters.ts';
import type { Command } from '#kernel/domain/command.ts';
import { accept, type Decision } from '#kernel/domain/decision.ts';
import { TITLE_LENGTH_MAX } from '#deliberate/domain/deliberate-limits.ts';
import type { DeliberationState } from '#deliberate/domain/deliberation/deliberation-state.ts';
import { refuse } from '#deliberate/domain/refusals.ts';

/** A sheet that can be printed and handed out; more is made as another batch. */
export const CODES_PER_BATCH_MAX = 500;
/** A poster in a large hall. */
export const PEOPLE_PER_CODE_MAX = 10_000;

type Asked = {
  readonly deliberation: { readonly state: DeliberationState; readonly invitedOnly: boolean } | null;
};

export type MakeInvitations = {
  readonly editionId: string;
  readonly deliberationId: string;
  /** What the batch is for, as the desk tells them apart; never who gets one. */
  readonly label: string;
  readonly count: number;
  /** How many people one code lets in; one keeps a person known on every device. */
  readonly peopleMax: number;
  readonly expiresAt: Date | null;
};
export type InvitationsMade = MakeInvitations & {
  readonly batchId: string;
  readonly codes: readonly { readonly codeId: string; readonly serial: string }[];
};

/** Chance comes with the state: a decision draws none. */
export type MakingState = Asked & { readonly serials: readonly string[] };

export function makeInvitations(
  { deliberation, serials }: MakingState,
  { input, ids, at }: Command<MakeInvitations>,
): Decision<InvitationsMade> {
  if (deliberation === null) return refuse('deliberation-unknown');
  if (deliberation.state === 'closed') return refuse('deliberation-over');
  if (!deliberation.invitedOnly) return refuse('invitations-not-asked');
  if (input.label === '') return refuse('invitations-unnamed');
  if (lengthOf(input.label) > TITLE_LENGTH_MAX) return refuse('title-too-long', { limit: TITLE_LENGTH_MAX });
  if (input.expiresAt !== null && input.expiresAt <= at) return refuse('expiry-past');
  const [batchId = '', ...codeIds] = ids;
  const codes = serials.map((serial, place) => ({ serial, codeId: codeIds[place] ?? '' }));
  return accept({ ...input, batchId, codes });
}

export type RevokeInvitations = { readonly editionId: string; readonly batchId: string };
export type InvitationsRevoked = RevokeInvitations & { readonly deliberationId: string };
export type RevokingState = {
  readonly batch: { readonly deliberationId: string; readonly standing: number } | null;
};

/** Lets nobody else in, and takes no more reactions from those it let in. What they said before stays counted. */
export function revokeInvitations(
  { batch }: RevokingState,
  { input }: Command<RevokeInvitations>,
): Decision<InvitationsRevoked> {
  if (batch === null) return refuse('invitation-unknown');
  if (batch.standing === 0) return accept<InvitationsRevoked>(null);
  return accept({ ...input, deliberationId: batch.deliberationId });
}

export type AcceptInvitation = { readonly editionId: string; readonly serial: string };
export type InvitationAccepted = {
  readonly deliberationId: string;
  readonly codeId: string;
  /** As whom the device reacts from now on. */
  readonly visitorId: string;
  readonly isNew: boolean;
};
export type AcceptingState = {
  readonly code: {
    readonly codeId: string;
    readonly deliberationId: string;
    readonly state: DeliberationState;
    readonly peopleMax: number;
    readonly expiresAt: Date | null;
    readonly revoked: boolean;
    /** Whom it has let in so far. */
    readonly admitted: readonly string[];
  } | null;
};

/** A code for one person makes every device it is opened on that person; one for many lets in as many as it says. */
export function acceptInvitation(
  { code }: AcceptingState,
  { viewer, at }: Command<AcceptInvitation>,
): Decision<InvitationAccepted> {
  if (code === null || viewer.visitorId === null) return refuse('invitation-unknown');
  if (code.state === 'closed') return refuse('deliberation-over');
  if (code.revoked) return refuse('invitation-revoked');
  const { codeId, deliberationId, admitted } = code;
  const [only] = admitted;
  if (code.peopleMax === 1 && only !== undefined)
    return accept({ codeId, deliberationId, visitorId: only, isNew: false });
  const { visitorId } = viewer;
  if (admitted.includes(visitorId)) return accept({ codeId, deliberationId, visitorId, isNew: false });
  if (code.expiresAt !== null && code.expiresAt <= at) return refuse('invitation-expired');
  if (admitted.length >= code.peopleMax) return refuse('invitation-used-up');
  return accept({ codeId, deliberationId, visitorId, isNew: true });
}

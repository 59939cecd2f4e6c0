import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type {
  AcceptingState,
  AcceptInvitation,
  InvitationAccepted,
  InvitationsMade,
  InvitationsRevoked,
  MakeInvitations,
  MakingState,
  RevokeInvitations,
  RevokingState,
} from '#deliberate/domain/admission/invitations.ts';
import { newSerial } from './invitation-code.ts';
import '#deliberate/server/tables.ts';

export async function loadMaking(tx: Tx, { forumId, input }: Command<MakeInvitations>): Promise<MakingState> {
  const found = await tx
    .selectFrom('deliberations')
    .select(['state', 'invited_only as invitedOnly'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .where('deliberation_id', '=', input.deliberationId)
    .forShare()
    .executeTakeFirst();
  return { deliberation: found ?? null, serials: Array.from({ length: input.count }, newSerial) };
}

export async function writeMade(
  tx: Tx,
  made: InvitationsMade,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  const rows = made.codes.map(({ codeId, serial }) => ({
    forum_id: forumId,
    code_id: codeId,
    deliberation_id: made.deliberationId,
    batch_id: made.batchId,
    label: made.label,
    serial,
    people_max: made.peopleMax,
    expires_at: made.expiresAt,
    revoked_at: null,
    made_at: at,
  }));
  await tx.insertInto('invitation_codes').values(rows).execute();
}

export async function loadRevoking(
  tx: Tx,
  { forumId, input }: Command<RevokeInvitations>,
): Promise<RevokingState> {
  const rows = await tx
    .selectFrom('invitation_codes')
    .innerJoin('deliberations', (join) =>
      join
        .onRef('deliberations.forum_id', '=', 'invitation_codes.forum_id')
        .onRef('deliberations.deliberation_id', '=', 'invitation_codes.deliberation_id'),
    )
    .select(['invitation_codes.deliberation_id as deliberationId', 'revoked_at'])
    .where('invitation_codes.forum_id', '=', forumId)
    .where('batch_id', '=', input.batchId)
    .where('edition_id', '=', input.editionId)
    .forUpdate('invitation_codes')
    .execute();
  const [first] = rows;
  if (first === undefined) return { batch: null };
  const standing = rows.filter(({ revoked_at }) => revoked_at === null).length;
  return { batch: { deliberationId: first.deliberationId, standing } };
}

/** Those let in are put out too: reactions are taken from whom the list names. */
export async function writeRevoked(
  tx: Tx,
  { batchId, deliberationId }: InvitationsRevoked,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('invitation_codes')
    .set({ revoked_at: at })
    .where('forum_id', '=', forumId)
    .where('batch_id', '=', batchId)
    .where('revoked_at', 'is', null)
    .execute();
  await sql`
    DELETE FROM admitted_visitors USING invitation_codes
    WHERE admitted_visitors.forum_id = ${forumId} AND admitted_visitors.deliberation_id = ${deliberationId}
      AND invitation_codes.forum_id = ${forumId} AND invitation_codes.batch_id = ${batchId}
      AND admitted_visitors.code_id = invitation_codes.code_id`.execute(tx);
}

export async function loadAccepting(
  tx: Tx,
  { forumId, input }: Command<AcceptInvitation>,
): Promise<AcceptingState> {
  const found = await tx
    .selectFrom('invitation_codes')
    .innerJoin('deliberations', (join) =>
      join
        .onRef('deliberations.forum_id', '=', 'invitation_codes.forum_id')
        .onRef('deliberations.deliberation_id', '=', 'invitation_codes.deliberation_id'),
    )
    .select([
      'code_id as codeId',
      'invitation_codes.deliberation_id as deliberationId',
      'state',
      'people_max as peopleMax',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
    ])
    .where('invitation_codes.forum_id', '=', forumId)
    .where('serial', '=', input.serial)
    .where('edition_id', '=', input.editionId)
    .forUpdate('invitation_codes')
    .executeTakeFirst();
  if (found === undefined) return { code: null };
  const { revokedAt, ...code } = found;
  const admitted = await tx
    .selectFrom('admitted_visitors')
    .select('visitor_id')
    .where('forum_id', '=', forumId)
    .where('code_id', '=', code.codeId)
    .execute();
  return {
    code: { ...code, revoked: revokedAt !== null, admitted: admitted.map(({ visitor_id }) => visitor_id) },
  };
}

export async function writeAccepted(
  tx: Tx,
  { deliberationId, visitorId, codeId, isNew }: InvitationAccepted,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  if (!isNew) return;
  await tx
    .insertInto('admitted_visitors')
    .values({
      forum_id: forumId,
      deliberation_id: deliberationId,
      visitor_id: visitorId,
      code_id: codeId,
      admitted_at: at,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}

type OfDeliberation = { readonly forumId: string; readonly deliberationId: string };

/** The batches of a deliberation, newest first, with how many people each has let in. One query. */
export async function invitationBatches(db: Reader, { forumId, deliberationId }: OfDeliberation) {
  return db
    .selectFrom('invitation_codes as c')
    .leftJoin('admitted_visitors as v', (join) =>
      join.onRef('v.forum_id', '=', 'c.forum_id').onRef('v.code_id', '=', 'c.code_id'),
    )
    .select(['batch_id as batchId', 'label', 'people_max as peopleMax'])
    .select(['expires_at as expiresAt', 'revoked_at as revokedAt', 'made_at as madeAt'])
    .select((by) => [
      by.fn.count<number>('c.code_id').distinct().as('codes'),
      by.fn.count<number>('v.visitor_id').as('people'),
    ])
    .where('c.forum_id', '=', forumId)
    .where('c.deliberation_id', '=', deliberationId)
    .groupBy(['batch_id', 'label', 'people_max', 'expires_at', 'revoked_at', 'made_at'])
    .orderBy('made_at', 'desc')
    .execute();
}

/** The kept halves of a batch's codes, in the order they were made; empty if there is no such batch here. */
export async function serialsOf(
  db: Reader,
  { forumId, deliberationId, batchId }: OfDeliberation & { readonly batchId: string },
) {
  return db
    .selectFrom('invitation_codes')
    .select(['serial', 'label', 'people_max as peopleMax', 'expires_at as expiresAt'])
    .where('forum_id', '=', forumId)
    .where('deliberation_id', '=', deliberationId)
    .where('batch_id', '=', batchId)
    .where('revoked_at', 'is', null)
    .orderBy('code_id')
    .execute();
}

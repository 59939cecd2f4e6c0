import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/database/db.ts';
import {
  reactorOf,
  type ReactionCast,
  type ReactionState,
  type ReactionTakenBack,
  type Stance,
} from '#deliberate/domain/reacting/cast-reaction.ts';
import { missingOf } from '#deliberate/server/admission/admission.store.ts';
import { keepReason, removeReason } from './reaction-reasons.store.ts';
import '#deliberate/server/tables.ts';

type OnePosition = Command<{ readonly positionId: string }>;

export async function loadReactionState(tx: Tx, command: OnePosition): Promise<ReactionState> {
  const { forumId, input, viewer } = command;
  const found = await tx
    .selectFrom('positions')
    .innerJoin('deliberations', (join) =>
      join
        .onRef('deliberations.forum_id', '=', 'positions.forum_id')
        .onRef('deliberations.deliberation_id', '=', 'positions.deliberation_id'),
    )
    .select([
      'positions.deliberation_id as deliberationId',
      'positions.state',
      'deliberations.state as phase',
      'closes_at',
      'public_stratum as publicStratum',
      'visibility',
      'invited_only as invitedOnly',
      'proof_bits as proofBits',
      'version',
      'asked_version as askedVersion',
    ])
    .where('positions.forum_id', '=', forumId)
    .where('position_id', '=', input.positionId)
    // Whoever closes the deliberation or edits the words waits for this reaction, or it for them.
    .forKeyShare('deliberations')
    .executeTakeFirst();
  if (found === undefined) return { position: null, missing: null, earlier: null };
  const { deliberationId, publicStratum } = found;
  const open =
    found.state === 'open' &&
    found.phase === 'open' &&
    !(found.closes_at !== null && found.closes_at < command.at);
  const { version, askedVersion } = found;
  return {
    position: { deliberationId, open, publicStratum, version, askedVersion },
    missing: await missingOf(tx, { forumId, viewer, deliberation: found }),
    earlier: await earlierReaction(tx, command, publicStratum),
  };
}

async function earlierReaction(tx: Tx, command: OnePosition, publicStratum: boolean) {
  const reactor = reactorOf(command, publicStratum);
  if (reactor === null) return null;
  const { positionId } = command.input;
  const accredited = tx
    .selectFrom('reactions')
    .select(['stance', 'important', 'version'])
    .where('forum_id', '=', command.forumId)
    .where('position_id', '=', positionId)
    .where('participation_id', '=', reactor.reactorId);
  const open = tx
    .selectFrom('public_reactions')
    .select(['stance', 'important', 'version'])
    .where('forum_id', '=', command.forumId)
    .where('position_id', '=', positionId)
    .where('visitor_id', '=', reactor.reactorId);
  const row = await (reactor.stratum === 'accredited' ? accredited : open).forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  const reason = await tx
    .selectFrom('reaction_reasons')
    .select(['words', 'offered'])
    .where('forum_id', '=', command.forumId)
    .where('position_id', '=', positionId)
    .where('stratum', '=', reactor.stratum)
    .where('reactor_id', '=', reactor.reactorId)
    .executeTakeFirst();
  return { ...row, reason: reason?.words ?? null, reasonOffered: reason?.offered ?? false };
}

/** The latest reaction per person, and the append-only log beside it. */
export async function writeReaction(tx: Tx, change: ReactionCast, command: Command<unknown>): Promise<void> {
  const { stance, important, reason, reasonOffered = false, version } = change;
  const shared = {
    forum_id: command.forumId,
    position_id: change.positionId,
    deliberation_id: change.deliberationId,
    stance,
    important,
    reacted_at: command.at,
    version,
  };
  const latest = { stance, important, reacted_at: command.at, made_at: null, version };
  if (change.stratum === 'accredited') {
    await tx
      .insertInto('reactions')
      .values({ ...shared, participation_id: change.reactorId, simulated: false })
      .onConflict((on) => on.columns(['forum_id', 'position_id', 'participation_id']).doUpdateSet(latest))
      .execute();
  } else {
    await tx
      .insertInto('public_reactions')
      .values({ ...shared, visitor_id: change.reactorId, simulated: false })
      .onConflict((on) => on.columns(['forum_id', 'position_id', 'visitor_id']).doUpdateSet(latest))
      .execute();
  }
  await log(tx, change, command);
  const { forumId, at } = command;
  if (reason !== undefined)
    await keepReason(tx, { ...change, forumId, words: reason, offered: reasonOffered, at });
}

type Logged = ReactionTakenBack & { readonly stance?: Stance; readonly important?: boolean };

/** Nothing stays among the latest; that there was something, and that it was taken back, stays in the trail. */
export async function writeTakenBack(
  tx: Tx,
  change: ReactionTakenBack,
  command: Command<unknown>,
): Promise<void> {
  const { forumId } = command;
  const { positionId, reactorId, stratum } = change;
  if (stratum === 'accredited') {
    await tx
      .deleteFrom('reactions')
      .where('forum_id', '=', forumId)
      .where('position_id', '=', positionId)
      .where('participation_id', '=', reactorId)
      .execute();
  } else {
    await tx
      .deleteFrom('public_reactions')
      .where('forum_id', '=', forumId)
      .where('position_id', '=', positionId)
      .where('visitor_id', '=', reactorId)
      .execute();
  }
  await removeReason(tx, { ...change, forumId });
  await log(tx, change, command);
}

async function log(tx: Tx, change: Logged, command: Command<unknown>): Promise<void> {
  await tx
    .insertInto('reaction_log')
    .values({
      forum_id: command.forumId,
      entry_id: command.id,
      deliberation_id: change.deliberationId,
      position_id: change.positionId,
      stratum: change.stratum,
      reactor_id: change.reactorId,
      stance: change.stance ?? null,
      important: change.important ?? false,
      reacted_at: command.at,
      version: change.version,
    })
    .execute();
}

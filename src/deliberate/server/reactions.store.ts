import type { Command } from '#kernel/domain/command.ts';
import type { Tx } from '#kernel/server/db.ts';
import {
  reactorOf,
  type CastReaction,
  type ReactionCast,
  type ReactionState,
} from '../domain/cast-reaction.ts';
import './tables.ts';

export async function loadReactionState(tx: Tx, command: Command<CastReaction>): Promise<ReactionState> {
  const { forumId, input } = command;
  const found = await tx
    .selectFrom('positions')
    .innerJoin('deliberations', (join) =>
      join
        .onRef('deliberations.forum_id', '=', 'positions.forum_id')
        .onRef('deliberations.deliberation_id', '=', 'positions.deliberation_id'),
    )
    .select([
      'positions.deliberation_id',
      'positions.state',
      'deliberations.state as phase',
      'closes_at',
      'public_stratum',
      'version',
      'asked_version',
    ])
    .where('positions.forum_id', '=', forumId)
    .where('position_id', '=', input.positionId)
    // Whoever closes the deliberation or edits the words waits for this reaction, or it for them.
    .forKeyShare('deliberations')
    .executeTakeFirst();
  if (found === undefined) return { position: null, earlier: null };
  const open =
    found.state === 'open' &&
    found.phase === 'open' &&
    !(found.closes_at !== null && found.closes_at < command.at);
  const position = {
    deliberationId: found.deliberation_id,
    open,
    publicStratum: found.public_stratum,
    version: found.version,
    askedVersion: found.asked_version,
  };
  return { position, earlier: await earlierReaction(tx, command, found.public_stratum) };
}

async function earlierReaction(tx: Tx, command: Command<CastReaction>, publicStratum: boolean) {
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
  return row ?? null;
}

/** The latest reaction per person, and the append-only log beside it. */
export async function writeReaction(
  tx: Tx,
  change: ReactionCast,
  command: Command<CastReaction>,
): Promise<void> {
  const { stance, important, version } = change;
  const shared = {
    forum_id: command.forumId,
    position_id: change.positionId,
    deliberation_id: change.deliberationId,
    stance,
    important,
    reacted_at: command.at,
    version,
  };
  const latest = { stance, important, reacted_at: command.at, version };
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
  const entry = { ...shared, entry_id: command.id, stratum: change.stratum, reactor_id: change.reactorId };
  await tx.insertInto('reaction_log').values(entry).execute();
}

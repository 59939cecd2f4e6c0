import type { Command } from '#kernel/domain/command.ts';
import type { Reader, Tx } from '#kernel/server/database/db.ts';
import type { HallChange, HallState, ShowInHall } from '#deliberate/domain/hall/show-in-hall.ts';
import '#deliberate/server/tables.ts';

export async function loadHall(tx: Tx, { forumId, input }: Command<ShowInHall>): Promise<HallState> {
  const { sessionId, positionId, editionId } = input;
  const session = await tx
    .selectFrom('sessions')
    .select('session_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('session_id', '=', sessionId)
    // Two chairs who press at once come one after the other.
    .forNoKeyUpdate()
    .executeTakeFirst();
  const position = await tx
    .selectFrom('positions')
    .select('state')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('position_id', '=', positionId)
    .executeTakeFirst();
  return {
    sessionKnown: session !== undefined,
    position: position ?? null,
    shown: await shownInHall(tx, forumId, sessionId),
  };
}

export async function writeHall(
  tx: Tx,
  { sessionId, positionId }: HallChange,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  if (positionId === null) {
    await tx
      .deleteFrom('hall_positions')
      .where('forum_id', '=', forumId)
      .where('session_id', '=', sessionId)
      .execute();
    return;
  }
  const shown = { position_id: positionId, shown_at: at };
  await tx
    .insertInto('hall_positions')
    .values({ forum_id: forumId, session_id: sessionId, ...shown })
    .onConflict((on) => on.columns(['forum_id', 'session_id']).doUpdateSet(shown))
    .execute();
}

export async function shownInHall(db: Reader, forumId: string, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('hall_positions')
    .select('position_id')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row?.position_id ?? null;
}

/** What each room shows, by session. One query. */
export async function shownInHalls(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('hall_positions')
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.forum_id', '=', 'hall_positions.forum_id')
        .onRef('sessions.session_id', '=', 'hall_positions.session_id'),
    )
    .select(['hall_positions.session_id as sessionId', 'position_id as positionId'])
    .where('hall_positions.forum_id', '=', forumId)
    .where('sessions.edition_id', '=', editionId)
    .execute();
  return new Map(rows.map(({ sessionId, positionId }) => [sessionId, positionId]));
}

import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { PublicSight } from '#kernel/server/thread.ts';
import type { AgendaItemView, AgendaSubject } from '../../domain/agenda/agenda-item.ts';
import type {
  AddAgendaItem,
  AgendaItemMoved,
  AgendaItemRemoved,
  AgendaItemWritten,
  AgendaState,
} from '../../domain/agenda/arrange-agenda.ts';
import '../tables.ts';

type InSession = { readonly editionId: string; readonly sessionId: string };

/**
 * The session is locked, so that items are numbered and placed one after the other. The floor holds the same row when
 * it takes up an item: one that is being removed is not taken up, one that was taken up is not removed.
 */
export async function loadAgenda(tx: Tx, { forumId, input }: Command<InSession>): Promise<AgendaState> {
  const { editionId, sessionId } = input;
  const session = await tx
    .selectFrom('sessions')
    .select('session_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('session_id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
  if (session === undefined) return { sessionFound: false, items: [], used: [], aboutSeen: true };
  const items = await tx
    .selectFrom('agenda_items')
    .select(['item_id as itemId', 'number', 'place_in_order as place'])
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .orderBy('place_in_order')
    .execute();
  const used = await usedItems(tx, { forumId, sessionId });
  return { sessionFound: true, items, used, aboutSeen: true };
}

export async function loadAgendaWithSubject(
  tx: Tx,
  command: Command<AddAgendaItem>,
  sight: PublicSight,
): Promise<AgendaState> {
  const state = await loadAgenda(tx, command);
  const { about } = command.input;
  return {
    ...state,
    aboutSeen: about === null || (await sight(tx, command.forumId, [about])).size > 0,
  };
}

type Session = { readonly forumId: string; readonly sessionId: string };

/**
 * Items that were opened, that somebody asked to speak on, or under which words are kept. Where the events of the floor
 * are forgotten, its snapshot still says which items it had taken up.
 */
export async function usedItems(db: Reader, { forumId, sessionId }: Session): Promise<string[]> {
  const { rows } = await sql<{ itemId: string }>`
    SELECT agenda_item_id::text AS "itemId" FROM interventions
    WHERE forum_id = ${forumId} AND session_id = ${sessionId} AND agenda_item_id IS NOT NULL
    UNION
    SELECT event->'event'->>'itemId' FROM floor_events
    WHERE forum_id = ${forumId} AND session_id = ${sessionId} AND event->'event'->>'itemId' IS NOT NULL
    UNION
    SELECT jsonb_array_elements_text(state->'closedItems') FROM floor_snapshots
    WHERE forum_id = ${forumId} AND session_id = ${sessionId}`.execute(db);
  return rows.map(({ itemId }) => itemId);
}

/** Whether the agenda of the session has the item. */
export async function isOnAgenda(
  db: Reader,
  { forumId, sessionId, itemId }: Session & { readonly itemId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('agenda_items')
    .select('item_id')
    .where('forum_id', '=', forumId)
    .where('session_id', '=', sessionId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  return found !== undefined;
}

function columnsOf({ number, titles, startsAt, endsAt, documentUrl, about, place }: AgendaItemWritten) {
  return {
    number,
    titles: JSON.stringify(titles),
    starts_at: startsAt,
    ends_at: endsAt,
    document_url: documentUrl,
    about_kind: about?.kind ?? null,
    about_id: about?.id ?? null,
    place_in_order: place,
  };
}

export async function writeNewItem(
  tx: Tx,
  change: AgendaItemWritten,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('agenda_items')
    .values({
      forum_id: forumId,
      item_id: change.itemId,
      edition_id: change.editionId,
      session_id: change.sessionId,
      ...columnsOf(change),
      created_at: at,
    })
    .execute();
}

export async function writeChangedItem(
  tx: Tx,
  change: AgendaItemWritten,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx
    .updateTable('agenda_items')
    .set(columnsOf(change))
    .where('forum_id', '=', forumId)
    .where('item_id', '=', change.itemId)
    .execute();
}

export async function writePlaces(
  tx: Tx,
  { places }: AgendaItemMoved,
  { forumId }: Command<unknown>,
): Promise<void> {
  for (const { itemId, place } of places)
    await tx
      .updateTable('agenda_items')
      .set({ place_in_order: place })
      .where('forum_id', '=', forumId)
      .where('item_id', '=', itemId)
      .execute();
}

export async function writeRemoval(
  tx: Tx,
  { itemId }: AgendaItemRemoved,
  { forumId }: Command<unknown>,
): Promise<void> {
  await tx.deleteFrom('agenda_items').where('forum_id', '=', forumId).where('item_id', '=', itemId).execute();
}

export type AgendaOfSession = AgendaItemView & { readonly sessionId: string };

/** The agendas of an edition, or of one session of it, each in its order. One query. */
export async function readAgenda(
  db: Reader,
  where: { readonly forumId: string; readonly editionId: string; readonly sessionId?: string },
): Promise<AgendaOfSession[]> {
  const { forumId, editionId, sessionId } = where;
  const all = db
    .selectFrom('agenda_items')
    .select(['item_id as itemId', 'session_id as sessionId', 'number', 'titles'])
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'document_url as documentUrl'])
    .select(['about_kind as aboutKind', 'about_id as aboutId'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId);
  const rows = await (sessionId === undefined ? all : all.where('session_id', '=', sessionId))
    .orderBy('session_id')
    .orderBy('place_in_order')
    .execute();
  return rows.map(({ aboutKind, aboutId, ...item }) => ({ ...item, about: subjectOf(aboutKind, aboutId) }));
}

function subjectOf(kind: AgendaSubject['kind'] | null, id: string | null): AgendaSubject | null {
  return kind === null || id === null ? null : { kind, id };
}

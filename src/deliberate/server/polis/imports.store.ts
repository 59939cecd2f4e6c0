import type { Command } from '#kernel/domain/command.ts';
import { sql, type Reader, type Tx } from '#kernel/server/database/db.ts';
import type { Stance } from '#deliberate/domain/reacting/cast-reaction.ts';
import { GROUP_SIZE_MIN, PUBLIC_SIZE_MIN } from '#deliberate/domain/deliberate-limits.ts';
import {
  ABOUT_PERSON_THERE,
  rowsToStore,
  stateOfImported,
  TAKEN_OUT_THERE,
  type ConversationImported,
  type ImportConversation,
  type ImportState,
  type StoredRow,
} from '#deliberate/domain/polis/import-conversation.ts';
import type { ImportedReaction } from '#deliberate/domain/polis/polis-conversation.ts';
import '#deliberate/server/tables.ts';

/** Rows of one statement; PostgreSQL takes far more, but memory need not. */
const CHUNK = 5_000;

/** Locks the edition, so that two deliberations made at once do not both become its first. */
export async function loadImportState(
  tx: Tx,
  { forumId, input }: Command<ImportConversation>,
): Promise<ImportState> {
  const edition = await tx
    .selectFrom('editions')
    .select('edition_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', input.editionId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const occupied = await hasDeliberation(tx, { forumId, editionId: input.editionId });
  const known = await isKnownConversation(tx, forumId, input.sourceSha256);
  return { editionFound: edition !== undefined, occupied, known };
}

export async function hasDeliberation(
  db: Reader,
  { forumId, editionId }: { readonly forumId: string; readonly editionId: string },
): Promise<boolean> {
  const found = await db
    .selectFrom('deliberations')
    .select('deliberation_id')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function isKnownConversation(
  db: Reader,
  forumId: string,
  sourceSha256: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('conversation_imports')
    .select('deliberation_id')
    .where('forum_id', '=', forumId)
    .where('source_sha256', '=', sourceSha256)
    .executeTakeFirst();
  return found !== undefined;
}

export async function writeImport(
  tx: Tx,
  change: ConversationImported,
  command: Command<unknown>,
): Promise<void> {
  await writeDeliberation(tx, change, command);
  await inChunks(
    change.conversation.positions.map((_, place) => place),
    (places) => writePositions(tx, change, command, places),
  );
  await inChunks(change.conversation.latest, (reactions) => writeLatest(tx, change, command, reactions));
  const entries = change.conversation.history.map((reaction, place) => ({
    ...reaction,
    entryId: change.entryIds[place] ?? '',
  }));
  await inChunks(entries, (reactions) => writeHistory(tx, change, command, reactions));
  await inChunks(rowsToStore(change), (rows) => writeRows(tx, change, command, rows));
}

async function inChunks<Row>(rows: readonly Row[], write: (chunk: readonly Row[]) => Promise<void>) {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}

async function writeDeliberation(
  tx: Tx,
  { deliberationId, editionId, conversation, sourceSha256, opensAt, closesAt }: ConversationImported,
  { forumId, at }: Command<unknown>,
): Promise<void> {
  await tx
    .insertInto('deliberations')
    .values({
      forum_id: forumId,
      deliberation_id: deliberationId,
      edition_id: editionId,
      titles: JSON.stringify({ [conversation.language]: conversation.title }),
      state: 'open',
      opens_at: opensAt,
      closes_at: closesAt,
      public_stratum: true,
      visibility: 'confidential',
      results_shown: 'always',
      // Its rows were public where it was held, before it came here.
      row_export: true,
      group_size_min: GROUP_SIZE_MIN,
      public_size_min: PUBLIC_SIZE_MIN,
      created_at: at,
    })
    .execute();
  await tx
    .insertInto('conversation_imports')
    .values({
      forum_id: forumId,
      deliberation_id: deliberationId,
      form: 'polis',
      source_sha256: sourceSha256,
      summary: conversation.summary === null ? null : JSON.stringify(conversation.summary),
      columns: JSON.stringify(conversation.columns),
      dialects: JSON.stringify(conversation.dialects),
      imported_at: at,
    })
    .execute();
}

async function writePositions(
  tx: Tx,
  { deliberationId, editionId, conversation, positionIds, opensAt }: ConversationImported,
  { forumId }: Command<unknown>,
  places: readonly number[],
): Promise<void> {
  const rows = places.flatMap((place) => {
    const position = conversation.positions[place];
    return position === undefined ? [] : [{ ...position, positionId: positionIds[place] ?? '' }];
  });
  await tx
    .insertInto('positions')
    .values(
      rows.map(({ positionId, number, text, moderated, aboutPerson, at }) => ({
        forum_id: forumId,
        position_id: positionId,
        edition_id: editionId,
        deliberation_id: deliberationId,
        number,
        authentic_language: conversation.language,
        texts: JSON.stringify({ [conversation.language]: text }),
        state: stateOfImported(moderated),
        state_reason: moderated === -1 ? JSON.stringify(TAKEN_OUT_THERE) : null,
        ...(aboutPerson !== null && {
          about: 'person' as const,
          about_reason: JSON.stringify(ABOUT_PERSON_THERE[aboutPerson]),
          about_version: 1,
        }),
        intervention_id: null,
        // Nobody here: it was said elsewhere.
        drafted_by: 'polis',
        origin: 'imported' as const,
        simulated: false,
        created_at: at ?? opensAt,
        opened_at: at ?? opensAt,
      })),
    )
    .execute();
  await tx
    .insertInto('position_versions')
    .values(
      rows.map(({ positionId, text, at }) => ({
        forum_id: forumId,
        position_id: positionId,
        version: 1,
        texts: JSON.stringify({ [conversation.language]: text }),
        authentic_language: conversation.language,
        change: 'first' as const,
        made_by: 'polis',
        made_as: 'elsewhere' as const,
        made_at: at ?? opensAt,
      })),
    )
    .execute();
}

type Columns = {
  readonly positions: string[];
  readonly visitors: string[];
  readonly stances: Stance[];
  readonly times: Date[];
};

function columnsOf(
  { positionIds, visitorIds, closesAt }: ConversationImported,
  reactions: readonly ImportedReaction[],
): Columns {
  return {
    positions: reactions.map(({ position }) => positionIds[position] ?? ''),
    visitors: reactions.map(({ person }) => visitorIds[person] ?? ''),
    stances: reactions.map(({ stance }) => stance),
    times: reactions.map(({ at }) => at ?? closesAt),
  };
}

async function writeLatest(
  tx: Tx,
  change: ConversationImported,
  { forumId }: Command<unknown>,
  reactions: readonly ImportedReaction[],
): Promise<void> {
  const { positions, visitors, stances, times } = columnsOf(change, reactions);
  await sql`
    INSERT INTO public_reactions
      (forum_id, position_id, visitor_id, deliberation_id, stance, important, simulated, reacted_at)
    SELECT ${forumId}, position_id, visitor_id, ${change.deliberationId}, stance, false, false, reacted_at
    FROM unnest(${positions}::uuid[], ${visitors}::uuid[], ${stances}::smallint[], ${times}::timestamptz[])
      AS came (position_id, visitor_id, stance, reacted_at)`.execute(tx);
}

async function writeHistory(
  tx: Tx,
  change: ConversationImported,
  { forumId }: Command<unknown>,
  reactions: readonly (ImportedReaction & { readonly entryId: string })[],
): Promise<void> {
  const { positions, visitors, stances, times } = columnsOf(change, reactions);
  const entries = reactions.map(({ entryId }) => entryId);
  await sql`
    INSERT INTO reaction_log
      (forum_id, entry_id, deliberation_id, position_id, stratum, reactor_id, stance, important, reacted_at)
    SELECT ${forumId}, entry_id, ${change.deliberationId}, position_id, 'public', visitor_id, stance, false, reacted_at
    FROM unnest(${entries}::uuid[], ${positions}::uuid[], ${visitors}::uuid[], ${stances}::smallint[],
      ${times}::timestamptz[]) AS came (entry_id, position_id, visitor_id, stance, reacted_at)`.execute(tx);
}

async function writeRows(
  tx: Tx,
  { deliberationId }: ConversationImported,
  { forumId }: Command<unknown>,
  rows: readonly StoredRow[],
): Promise<void> {
  await sql`
    INSERT INTO conversation_import_rows
      (forum_id, deliberation_id, file, place, visitor_id, entry_id, fields)
    SELECT ${forumId}, ${deliberationId}, file, place, visitor_id, entry_id, fields
    FROM unnest(${rows.map(({ file }) => file)}::text[], ${rows.map(({ place }) => place)}::integer[],
      ${rows.map(({ visitorId }) => visitorId)}::uuid[], ${rows.map(({ entryId }) => entryId)}::uuid[],
      ${rows.map(({ fields }) => JSON.stringify(fields))}::jsonb[])
      AS came (file, place, visitor_id, entry_id, fields)`.execute(tx);
}

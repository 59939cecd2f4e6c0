import {
  EDITION_SEALED,
  type Citation,
  type DocumentRef,
  type Entry,
  type Json,
  type TreeHead,
} from '@madang/record';
import type { EntryCite } from '#kernel/domain/command.ts';
import { sql, type Database, type Tx } from '../database/db.ts';

export type LogRow = {
  readonly forumId: string;
  readonly editionId: string;
  readonly origin: string;
  readonly folder: string;
  /** What was last written down as published; null before the first entry. */
  readonly head: TreeHead | null;
  readonly incident: string | null;
  readonly sealed: boolean;
};
type Where = { readonly forumId: string; readonly editionId: string };

const columns = ['origin', 'folder', 'size', 'root', 'incident', 'sealed_at'] as const;

function rowFrom(
  where: Where,
  row: {
    origin: string;
    folder: string;
    size: number;
    root: string | null;
    incident: string | null;
    sealed_at: Date | null;
  },
): LogRow {
  const head =
    row.root === null ? null : { size: row.size, root: new Uint8Array(Buffer.from(row.root, 'base64')) };
  const { origin, folder, incident } = row;
  return {
    forumId: where.forumId,
    editionId: where.editionId,
    origin,
    folder,
    head,
    incident,
    sealed: row.sealed_at !== null,
  };
}

export async function knownLog(tx: Tx, forumId: string, editionId: string): Promise<LogRow | null> {
  const row = await tx
    .selectFrom('logs')
    .select(columns)
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  return row === undefined ? null : rowFrom({ forumId, editionId }, row);
}

/** Gives an edition its log's name, once: it is part of the origin and never changes, whatever the edition is called later. */
export async function nameLog(
  db: Database,
  { forumId, editionId, host, at }: Where & { host: string; at: Date },
) {
  await sql`
    INSERT INTO logs (forum_id, edition_id, origin, folder, size, opened_at)
    SELECT forums.forum_id, editions.edition_id, ${`${host}/log/`} || forums.slug || '-' || editions.slug,
      forums.slug || '-' || editions.slug, 0, ${at}
    FROM forums JOIN editions ON editions.forum_id = forums.forum_id
    WHERE forums.forum_id = ${forumId} AND editions.edition_id = ${editionId}
    ON CONFLICT (forum_id, edition_id) DO NOTHING`.execute(db);
}

/** Editions that have something waiting and are not under an incident. */
export async function waitingEditions(db: Database): Promise<Where[]> {
  const { rows } = await sql<{ forum_id: string; edition_id: string }>`
    SELECT DISTINCT waiting.forum_id, waiting.edition_id
    FROM log_outbox AS waiting
    LEFT JOIN logs ON logs.forum_id = waiting.forum_id AND logs.edition_id = waiting.edition_id
    WHERE waiting.log_index IS NULL AND logs.incident IS NULL AND logs.sealed_at IS NULL`.execute(db);
  return rows.map((row) => ({ forumId: row.forum_id, editionId: row.edition_id }));
}

/** The log that this forum opened before this one and that holds something. */
export async function lastLogOfForum(tx: Tx, { forumId, editionId }: Where) {
  const row = await tx
    .selectFrom('logs')
    .select(['origin', 'folder'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '!=', editionId)
    .where('size', '>', 0)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveHead(
  tx: Tx,
  { forumId, editionId }: Where,
  { head, sealedAt }: { readonly head: TreeHead; readonly sealedAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('logs')
    .set({ size: head.size, root: Buffer.from(head.root).toString('base64'), sealed_at: sealedAt })
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
}

export async function saveIncident(
  db: Database,
  { forumId, editionId }: Where,
  incident: string,
): Promise<void> {
  await db
    .updateTable('logs')
    .set({ incident })
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
}

/** Why the log stands still, held until the transaction ends; null where it does not. */
export async function lockIncident(
  tx: Tx,
  { forumId, editionId }: Where,
): Promise<{ readonly incident: string | null }> {
  const row = await tx
    .selectFrom('logs')
    .select('incident')
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .forUpdate()
    .executeTakeFirst();
  return { incident: row?.incident ?? null };
}

/** The next turn reads the log from its files, and stops again if the cause is still there. */
export async function clearIncident(tx: Tx, { forumId, editionId }: Where): Promise<void> {
  await tx
    .updateTable('logs')
    .set({ incident: null })
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .execute();
}

/** The opening is nobody's act: the sequencer wrote it, and the book takes it over so that readers find it there. */
export async function bookOpening(tx: Tx, { forumId, editionId }: Where, opening: Entry): Promise<void> {
  await tx
    .insertInto('log_outbox')
    .values({
      forum_id: forumId,
      act_id: editionId,
      edition_id: editionId,
      kind: opening.kind,
      subject_kind: 'edition',
      subject_id: editionId,
      acted_at: new Date(opening.at),
      data: JSON.stringify(opening.data),
      documents: '[]',
      cites: '[]',
      log_index: 0,
    })
    .onConflict((on) => on.columns(['forum_id', 'act_id']).doNothing())
    .execute();
}

export type Placed = { readonly actId: string; readonly index: number };

/** Writes down where published entries stand; the id of the first one that the outbox does not know, else null. */
export async function matchEntries(tx: Tx, row: Where, placed: readonly Placed[]): Promise<string | null> {
  if (placed.length === 0) return null;
  const foreign = placed.find(({ actId }) => !/^[0-9a-f-]{36}$/.test(actId));
  if (foreign !== undefined) return foreign.actId;
  const known = await enterRows(tx, row, placed);
  return placed.find(({ actId }) => !known.has(actId))?.actId ?? null;
}

/** Sets the index of each; the ids that were there to set. */
export async function enterRows(
  tx: Tx,
  { forumId, editionId }: Where,
  placed: readonly Placed[],
): Promise<Set<string>> {
  const { rows } = await sql<{ act_id: string }>`
    UPDATE log_outbox SET log_index = placed.log_index
    FROM unnest(${placed.map(({ actId }) => actId)}::uuid[], ${placed.map(({ index }) => index)}::bigint[])
      AS placed (act_id, log_index)
    WHERE log_outbox.forum_id = ${forumId} AND log_outbox.edition_id = ${editionId}
      AND log_outbox.act_id = placed.act_id
    RETURNING log_outbox.act_id`.execute(tx);
  return new Set(rows.map((row) => row.act_id));
}

export type WaitingRow = {
  readonly actId: string;
  readonly kind: string;
  readonly actedAt: Date;
  readonly data: { readonly [name: string]: Json };
  readonly sealed: Readonly<Record<string, Uint8Array>>;
  readonly open: readonly string[];
  readonly documents: readonly DocumentRef[];
  readonly cites: readonly Citation[];
};

/** What waits, in the order of the acts, each citation already turned into the index it will have. */
export async function waitingRows(
  tx: Tx,
  { forumId, editionId }: Where,
  { size, limit }: { size: number; limit: number },
): Promise<WaitingRow[]> {
  const rows = await tx
    .selectFrom('log_outbox')
    .select(['act_id', 'kind', 'subject_kind', 'subject_id', 'acted_at', 'data', 'documents', 'cites'])
    .where('forum_id', '=', forumId)
    .where('edition_id', '=', editionId)
    .where('log_index', 'is', null)
    // No public act can follow a seal, but one from another machine may carry an older id than the seal it preceded.
    .orderBy((by) => by('kind', '=', EDITION_SEALED))
    .orderBy('act_id')
    .limit(limit)
    .execute();
  const sealed = await sealedFields(
    tx,
    forumId,
    rows.map((row) => row.act_id),
  );
  const subjects = await enteredSubjects(
    tx,
    { forumId, editionId },
    rows.flatMap(({ cites }) => cites),
  );
  return rows.map((row, at) => {
    const found = row.cites.flatMap((cite) => subjects.get(asOf(cite)) ?? subjects.get(keyOf(cite)) ?? []);
    const cites = [...new Set(found)].map((entry) => ({ entry }));
    const { version } = row.data;
    const own = { subjectKind: row.subject_kind, subjectId: row.subject_id };
    subjects.set(keyOf(own), size + at);
    if (typeof version === 'number') subjects.set(asOf({ ...own, version }), size + at);
    return {
      actId: row.act_id,
      kind: row.kind,
      actedAt: row.acted_at,
      data: row.data,
      ...(sealed.get(row.act_id) ?? NOTHING_SEALED),
      documents: row.documents,
      cites,
    };
  });
}

type SealedFields = Pick<WaitingRow, 'sealed' | 'open'>;
const NOTHING_SEALED: SealedFields = { sealed: {}, open: [] };

async function sealedFields(tx: Tx, forumId: string, actIds: readonly string[]) {
  const fields = new Map<string, SealedFields>();
  if (actIds.length === 0) return fields;
  const rows = await tx
    .selectFrom('log_fields')
    .select(['act_id', 'field', 'commitment', 'is_open'])
    .where('forum_id', '=', forumId)
    .where('act_id', 'in', actIds)
    .execute();
  for (const { act_id, field, commitment, is_open } of rows) {
    const { sealed, open } = fields.get(act_id) ?? NOTHING_SEALED;
    fields.set(act_id, {
      sealed: { ...sealed, [field]: new Uint8Array(commitment) },
      open: is_open ? [...open, field] : open,
    });
  }
  return fields;
}

const keyOf = ({ subjectKind, subjectId }: EntryCite) => `${subjectKind}/${subjectId}`;
const asOf = (cite: EntryCite) => `${keyOf(cite)}@${cite.version ?? ''}`;

/** The latest entry about each cited subject, and the latest that names each version of it. */
async function enteredSubjects(
  tx: Tx,
  { forumId, editionId }: Where,
  cited: readonly EntryCite[],
): Promise<Map<string, number>> {
  if (cited.length === 0) return new Map();
  const ids = [...new Set(cited.map(({ subjectId }) => subjectId))];
  const { rows } = await sql<EntryCite & { version: number | null; index: number; latest: number }>`
    SELECT subject_kind AS "subjectKind", subject_id AS "subjectId", (data->>'version')::int AS version,
      max(log_index) AS index, max(max(log_index)) OVER (PARTITION BY subject_kind, subject_id) AS latest
    FROM (
      SELECT subject_kind, subject_id, log_index,
        CASE WHEN jsonb_typeof(data->'version') = 'number' THEN data END AS data
      FROM log_outbox
      WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND log_index IS NOT NULL
        AND subject_id = ANY (${ids}::uuid[])
    ) AS entered
    GROUP BY 1, 2, 3`.execute(tx);
  const found = new Map<string, number>();
  for (const { version, index, latest, ...subject } of rows) {
    found.set(keyOf(subject), latest);
    if (version !== null) found.set(asOf({ ...subject, version }), index);
  }
  return found;
}

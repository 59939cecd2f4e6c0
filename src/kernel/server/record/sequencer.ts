import { createHash } from 'node:crypto';
import {
  editionOpenedData,
  EDITION_OPENED,
  encodeEntry,
  nodePrimitives,
  openLog,
  parseEntry,
  readSignedCheckpoint,
  type Entry,
  type LogWriter,
  type TreeHead,
} from '@madang/record';
import { sql, type Database, type Tx } from '../db.ts';
import { openLogFolder } from './log-folder.ts';
import {
  enterRows,
  knownLog,
  lastLogOfForum,
  matchEntries,
  nameLog,
  saveHead,
  saveIncident,
  waitingRows,
  type LogRow,
  type WaitingRow,
} from './log.store.ts';

const ENTRIES_PER_APPEND = 500;
const SECOND_MS = 1000;

export type SequencerParts = {
  readonly db: Database;
  readonly dataFolder: string;
  /** The host people reach Madang by: the origin of a log is `<host>/log/<forum>-<edition>`. */
  readonly host: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
};

export type Edition = { readonly forumId: string; readonly editionId: string };

/**
 * Enters what waits in the outbox into an edition's log. One process at a time holds an edition's lock; requests never
 * wait for it. Entries are durable and public before their index is written down, so after a kill the published log
 * is read first and the book is brought up to it: no gap, no second index, no second history.
 */
export type Sequencer = {
  /** How many entries were added; 0 also when another process is at work or the log is under an incident. */
  sequence(edition: Edition): Promise<number>;
};

class IncidentFound extends Error {}

export function createSequencer(parts: SequencerParts): Sequencer {
  const writers = new Map<string, LogWriter>();

  async function sequence({ forumId, editionId }: Edition): Promise<number> {
    await nameLog(parts.db, { forumId, editionId, host: parts.host, at: parts.now() });
    try {
      return await parts.db.transaction().execute(async (tx) => {
        if (!(await lockEdition(tx, editionId))) return 0;
        const row = await knownLog(tx, forumId, editionId);
        if (row === null || row.incident !== null || row.sealed) return 0;
        const writer = writers.get(editionId) ?? (await open(tx, parts, row));
        writers.set(editionId, writer);
        const known = await catchUp(tx, writer, row);
        return append(tx, parts, { writer, row, size: known });
      });
    } catch (error) {
      writers.delete(editionId);
      if (!(error instanceof IncidentFound)) throw error;
      parts.log(
        `[log] incident in edition ${editionId}: ${error.message}; nothing is signed until it is settled`,
      );
      await saveIncident(parts.db, { forumId, editionId }, error.message);
      return 0;
    }
  }

  return { sequence };
}

/** A transaction-long lock: it goes with the connection, whatever happens to this process. */
async function lockEdition(tx: Tx, editionId: string): Promise<boolean> {
  const key = createHash('sha256').update(`log/${editionId}`).digest().readBigInt64BE(0).toString();
  const { rows } = await sql<{
    locked: boolean;
  }>`SELECT pg_try_advisory_xact_lock(${key}::bigint) AS locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

async function open(tx: Tx, parts: SequencerParts, row: LogRow): Promise<LogWriter> {
  const { store, signer } = await openLogFolder(parts.dataFolder, row.folder, row.origin);
  const known: TreeHead[] = row.head === null ? [] : [row.head];
  const create = row.head === null;
  const opened = await openLog({
    primitives: nodePrimitives,
    store,
    origin: row.origin,
    signer,
    known,
    create,
  });
  if (!opened.ok) throw new IncidentFound(`${opened.code}: ${opened.detail}`);
  const writer = opened.value;
  if (writer.head().checkpoint.size === 0) await enterFirst(tx, parts, writer, row);
  return writer;
}

/** The first entry names the last checkpoint of the forum's edition before: the logs are one chain. */
async function enterFirst(tx: Tx, parts: SequencerParts, writer: LogWriter, row: LogRow): Promise<void> {
  const before = await lastLogOfForum(tx, row);
  const previous = before === null ? null : await publishedHead(parts, before);
  const entry: Entry = {
    id: openedId(row),
    kind: EDITION_OPENED,
    at: parts.now().toISOString(),
    data: editionOpenedData(row.origin, previous),
    sealed: {},
    documents: [],
    cites: [],
  };
  await appended(writer, [entry], parts.now());
}

const openedId = ({ editionId }: { editionId: string }): string => `opened-${editionId}`;

async function publishedHead(parts: SequencerParts, row: { folder: string; origin: string }) {
  const { store } = await openLogFolder(parts.dataFolder, row.folder, row.origin);
  const bytes = await store.read('checkpoint');
  const signed = bytes === undefined ? undefined : readSignedCheckpoint(bytes);
  return signed?.ok ? signed.value.checkpoint : null;
}

/** Entries that were published but not yet written down, because a process was killed in between. */
async function catchUp(tx: Tx, writer: LogWriter, row: LogRow): Promise<number> {
  const { size } = writer.head().checkpoint;
  const from = row.head?.size ?? 0;
  if (size < from)
    throw new IncidentFound(`behind-known: ${from} entries were written down, ${size} are published`);
  if (size === from) return size;
  const ids = (await writer.entries(from, size)).map((bytes) => {
    const entry = parseEntry(bytes);
    if (!entry.ok) throw new IncidentFound(`entry-unreadable: ${entry.detail}`);
    return entry.value.id;
  });
  const own = ids.flatMap((id, at) => (id === openedId(row) ? [] : [{ actId: id, index: from + at }]));
  const missing = await matchEntries(tx, row, own);
  // The book is older than the log: it was restored from a backup. Signing on would hide what happened since.
  if (missing !== null)
    throw new IncidentFound(`unknown-entry: the log holds ${missing}, which the database does not know`);
  await saveHead(tx, row, writer.head().checkpoint);
  return size;
}

type Appending = { readonly writer: LogWriter; readonly row: LogRow; readonly size: number };

async function append(tx: Tx, parts: SequencerParts, { writer, row, size }: Appending): Promise<number> {
  const rows = await waitingRows(tx, row, { size, limit: ENTRIES_PER_APPEND });
  if (rows.length === 0) return 0;
  const first = await appended(writer, rows.map(entryOf), parts.now());
  if (first !== size) throw new IncidentFound(`moved: expected to write at ${size}, wrote at ${first}`);
  await enterRows(
    tx,
    row,
    rows.map(({ actId }, at) => ({ actId, index: first + at })),
  );
  await saveHead(tx, row, writer.head().checkpoint);
  return rows.length;
}

function entryOf({ actId, kind, actedAt, data, sealed, documents, cites }: WaitingRow): Entry {
  return { id: actId, kind, at: actedAt.toISOString(), data, sealed, documents, cites };
}

async function appended(writer: LogWriter, entries: readonly Entry[], at: Date): Promise<number> {
  const bytes = entries.map((entry) => {
    const encoded = encodeEntry(entry);
    if (!encoded.ok)
      throw new IncidentFound(`entry-unencodable: ${entry.kind} ${entry.id}: ${encoded.detail}`);
    return encoded.value;
  });
  const done = await writer.append(bytes, Math.floor(at.getTime() / SECOND_MS));
  if (!done.ok) throw new IncidentFound(`${done.code}: ${done.detail}`);
  return done.value.first;
}

import {
  editionOpenedData,
  EDITION_OPENED,
  encodeEntry,
  formatNote,
  nodePrimitives,
  openLog,
  parseEntry,
  readSignedCheckpoint,
  type Entry,
  type FileStore,
  type LogWriter,
  type TreeHead,
} from '@madang/record';
import { sql, type Tx } from '../database/db.ts';
import { logStore, openLogFolder } from './log-folder.ts';
import { lastLogOfForum, type LogRow } from './log.store.ts';

const SECOND_MS = 1000;

/** Something only a person can settle; nothing is signed for the edition until then. */
export class IncidentFound extends Error {}

/** One edition's log, kept open between turns. `during` lends it the transaction that holds the edition's lock. */
export type EditionWriter = {
  readonly writer: LogWriter;
  readonly store: FileStore;
  readonly during: <T>(tx: Tx, work: () => Promise<T>) => Promise<T>;
};

type Opening = { readonly dataFolder: string; readonly row: LogRow };

export async function openEditionWriter(tx: Tx, { dataFolder, row }: Opening): Promise<EditionWriter> {
  const { store, signer } = await openLogFolder(dataFolder, row.folder, row.origin);
  const fence = createFence(store);
  const known: TreeHead[] = row.head === null ? [] : [row.head];
  const opened = await fence.during(tx, () =>
    openLog({
      primitives: nodePrimitives,
      store: fence.store,
      origin: row.origin,
      signer,
      known,
      create: row.head === null,
    }),
  );
  if (!opened.ok) throw new IncidentFound(`${opened.code}: ${opened.detail}`);
  return { writer: opened.value, store, during: fence.during };
}

/**
 * Heads are written only while the transaction that holds the lock is alive: a process that lost its connection to
 * the database has lost the lock too, and another may be writing by now.
 */
function createFence(store: FileStore) {
  let holder: Tx | null = null;
  const fenced: FileStore = {
    ...store,
    write: async (path, bytes) => {
      if (path.startsWith('checkpoint')) {
        if (holder === null) throw new Error('A head is only written under the lock of its edition.');
        await sql`SELECT 1`.execute(holder);
      }
      await store.write(path, bytes);
    },
  };
  async function during<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
    holder = tx;
    try {
      return await work();
    } finally {
      holder = null;
    }
  }
  return { store: fenced, during };
}

/** Whether the published head is still the one this writer published; else another process has gone on since. */
export async function isCurrent({ writer, store }: EditionWriter): Promise<boolean> {
  const published = await store.read('checkpoint');
  const own = formatNote(writer.head().note);
  return published !== undefined && Buffer.from(published).equals(Buffer.from(own));
}

export const openedId = ({ editionId }: { readonly editionId: string }): string => `opened-${editionId}`;

/** The first entry names the last checkpoint of the forum's edition before: the logs are one chain. */
export async function enterFirst(
  tx: Tx,
  { writer }: EditionWriter,
  { dataFolder, row, at }: Opening & { readonly at: Date },
): Promise<void> {
  const before = await lastLogOfForum(tx, row);
  const previous = before === null ? null : await publishedHead(dataFolder, before.folder);
  const entry: Entry = {
    id: openedId(row),
    kind: EDITION_OPENED,
    at: at.toISOString(),
    data: editionOpenedData(row.origin, previous),
    sealed: {},
    documents: [],
    cites: [],
  };
  await appendEntries(writer, [entry], at);
}

/** An unreadable head of the edition before is no reason to begin a chain anew. */
async function publishedHead(dataFolder: string, folder: string) {
  const bytes = await logStore(dataFolder, folder).read('checkpoint');
  const signed = bytes === undefined ? undefined : readSignedCheckpoint(bytes);
  if (signed?.ok !== true)
    throw new IncidentFound(`previous-unreadable: the edition before, ${folder}, has no readable checkpoint`);
  return signed.value.checkpoint;
}

export async function readOwnEntries(writer: LogWriter, from: number): Promise<Entry[]> {
  const { size } = writer.head().checkpoint;
  return (await writer.entries(from, size)).map((bytes) => {
    const entry = parseEntry(bytes);
    if (!entry.ok) throw new IncidentFound(`entry-unreadable: ${entry.detail}`);
    return entry.value;
  });
}

/** The index of the first. */
export async function appendEntries(writer: LogWriter, entries: readonly Entry[], at: Date): Promise<number> {
  const bytes = entries.map((entry) => {
    const encoded = encodeEntry(entry);
    if (!encoded.ok)
      throw new IncidentFound(`entry-unencodable: ${entry.kind} ${entry.id}: ${encoded.detail}`);
    return encoded.value;
  });
  const done = await writer.append(bytes, Math.floor(at.getTime() / SECOND_MS));
  // Another process went on because this one lost its lock: opening again tells whether that is all it is.
  if (!done.ok && done.code === 'moved') throw new Error(`${done.code}: ${done.detail}`);
  if (!done.ok) throw new IncidentFound(`${done.code}: ${done.detail}`);
  return done.value.first;
}

import { createHash } from 'node:crypto';
import { EDITION_SEALED, type Cosignature, type Entry, type SignedCheckpoint } from '@madang/record';
import { sql, type Database, type Tx } from '../database/db.ts';
import {
  appendEntries,
  enterFirst,
  IncidentFound,
  isCurrent,
  openedId,
  openEditionWriter,
  readOwnEntries,
  type EditionWriter,
} from './edition-writer.ts';
import {
  bookOpening,
  enterRows,
  knownLog,
  matchEntries,
  nameLog,
  saveHead,
  saveIncident,
  waitingRows,
  type LogRow,
  type WaitingRow,
} from './log.store.ts';

const ENTRIES_PER_APPEND = 500;

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
  /** Adds what a witness signed to the head of that size; null when the log is under an incident. */
  cosign(edition: Edition, cosignature: Cosignature): Promise<SignedCheckpoint | null>;
};

type Held = { readonly tx: Tx; readonly held: EditionWriter; readonly row: LogRow };

export function createSequencer(parts: SequencerParts): Sequencer {
  const writers = new Map<string, EditionWriter>();

  /** Opened anew whenever another process has published since: its head is the past of ours, or it is an incident. */
  async function writerOf(tx: Tx, row: LogRow): Promise<EditionWriter> {
    const kept = writers.get(row.editionId);
    if (kept !== undefined && (await isCurrent(kept))) return kept;
    writers.delete(row.editionId);
    const opened = await openEditionWriter(tx, { dataFolder: parts.dataFolder, row });
    writers.set(row.editionId, opened);
    return opened;
  }

  async function guarded<T>({ forumId, editionId }: Edition, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      // What this writer believes may be wrong now; the next turn reads the published log again.
      writers.delete(editionId);
      if (!(error instanceof IncidentFound)) throw error;
      parts.log(
        `[log] incident in edition ${editionId}: ${error.message}; nothing is signed until it is settled`,
      );
      await saveIncident(parts.db, { forumId, editionId }, error.message);
      return null;
    }
  }

  async function sequence(edition: Edition): Promise<number> {
    await nameLog(parts.db, { ...edition, host: parts.host, at: parts.now() });
    const done = await guarded(edition, () =>
      parts.db.transaction().execute(async (tx) => {
        if (!(await tryLock(tx, edition.editionId))) return 0;
        const row = await knownLog(tx, edition.forumId, edition.editionId);
        if (row === null || row.incident !== null || row.sealed) return 0;
        const held = await writerOf(tx, row);
        return held.during(tx, () => enterWaiting(parts, { tx, held, row }));
      }),
    );
    return done ?? 0;
  }

  function cosign(edition: Edition, cosignature: Cosignature): Promise<SignedCheckpoint | null> {
    return guarded(edition, () =>
      parts.db.transaction().execute(async (tx) => {
        await lock(tx, edition.editionId);
        const row = await knownLog(tx, edition.forumId, edition.editionId);
        if (row === null || row.incident !== null) return null;
        const held = await writerOf(tx, row);
        const done = await held.during(tx, () => held.writer.cosign(cosignature));
        if (!done.ok) throw new Error(`${done.code}: ${done.detail}`);
        return done.value;
      }),
    );
  }

  return { sequence, cosign };
}

function lockKey(editionId: string): string {
  return createHash('sha256').update(`log/${editionId}`).digest().readBigInt64BE(0).toString();
}

/** A transaction-long lock: it goes with the connection, whatever happens to this process. */
async function tryLock(tx: Tx, editionId: string): Promise<boolean> {
  const { rows } = await sql<{
    locked: boolean;
  }>`SELECT pg_try_advisory_xact_lock(${lockKey(editionId)}::bigint) AS locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

async function lock(tx: Tx, editionId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${lockKey(editionId)}::bigint)`.execute(tx);
}

async function enterWaiting(parts: SequencerParts, { tx, held, row }: Held): Promise<number> {
  const { writer } = held;
  if (writer.head().checkpoint.size === 0)
    await enterFirst(tx, held, { dataFolder: parts.dataFolder, row, at: parts.now() });
  const { size, sealed } = await catchUp(parts, { tx, held, row });
  if (sealed) return 0;
  const rows = await waitingRows(tx, row, { size, limit: ENTRIES_PER_APPEND });
  if (rows.length === 0) return 0;
  const first = await appendEntries(writer, rows.map(entryOf), parts.now());
  if (first !== size) throw new IncidentFound(`moved: expected to write at ${size}, wrote at ${first}`);
  const placed = rows.map(({ actId }, at) => ({ actId, index: first + at }));
  await enterRows(tx, row, placed);
  await saveHead(tx, row, { head: writer.head().checkpoint, sealedAt: sealingOf(parts, rows) });
  return rows.length;
}

/** Entries that were published but not yet written down, because a process was killed in between. */
async function catchUp(
  parts: SequencerParts,
  { tx, held: { writer }, row }: Held,
): Promise<{ readonly size: number; readonly sealed: boolean }> {
  const head = writer.head().checkpoint;
  const from = row.head?.size ?? 0;
  if (head.size < from)
    throw new IncidentFound(`behind-known: ${from} entries were written down, ${head.size} are published`);
  if (head.size === from) return { size: from, sealed: false };
  const entries = await readOwnEntries(writer, from);
  const own = entries.flatMap(({ id }, at) =>
    id === openedId(row) ? [] : [{ actId: id, index: from + at }],
  );
  if (entries[0]?.id === openedId(row)) await bookOpening(tx, row, entries[0]);
  const missing = await matchEntries(tx, row, own);
  // The book is older than the log: it was restored from a backup. Signing on would hide what happened since.
  if (missing !== null)
    throw new IncidentFound(`unknown-entry: the log holds ${missing}, which the database does not know`);
  const sealedAt = sealingOf(parts, entries);
  await saveHead(tx, row, { head, sealedAt });
  return { size: head.size, sealed: sealedAt !== null };
}

function sealingOf({ now }: SequencerParts, entered: readonly { readonly kind: string }[]): Date | null {
  return entered.some(({ kind }) => kind === EDITION_SEALED) ? now() : null;
}

function entryOf({ actId, actedAt, ...told }: WaitingRow): Entry {
  return { id: actId, at: actedAt.toISOString(), ...told };
}

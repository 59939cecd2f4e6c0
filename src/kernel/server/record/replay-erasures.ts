import {
  ERASURE_DONE,
  ERASURE_DONE_ELSEWHERE,
  parseEntry,
  readEntries,
  readSignedCheckpoint,
} from '@madang/record';
import { sql, type Database } from '../database/db.ts';
import { eraseField } from './erasure.store.ts';
import type { ErasureSource } from './erasure.ts';
import { logStore } from './log-folder.ts';

type Parts = {
  readonly db: Database;
  readonly dataFolder: string;
  readonly sources: readonly ErasureSource[];
  readonly at: Date;
};

/**
 * Carries out again every erasure the logs know of, before anything is answered: a database restored from a backup
 * brings back what was erased since, and the published log remembers it. The number of fields erased again.
 */
export async function replayErasures({ db, dataFolder, sources, at }: Parts): Promise<number> {
  const logs = await db.selectFrom('logs').select(['forum_id', 'origin', 'folder']).execute();
  const folderOf = new Map(logs.map(({ origin, folder }) => [origin, folder]));
  let again = 0;
  for (const { forum_id: forumId, folder } of logs) {
    for (const { entry, fields, ...done } of await erasuresIn(dataFolder, folder)) {
      const concerned = done.origin === null ? folder : folderOf.get(done.origin);
      const actId = concerned === undefined ? null : await actAt(dataFolder, concerned, entry);
      if (actId === null) continue;
      for (const field of fields) again += await eraseIfThere(db, { forumId, actId, field, at }, sources);
    }
  }
  return again;
}

type Found = { readonly entry: number; readonly fields: readonly string[]; readonly origin: string | null };

async function erasuresIn(dataFolder: string, folder: string): Promise<Found[]> {
  return (await entriesOf(dataFolder, folder)).flatMap(({ kind, data }): Found[] => {
    if (kind !== ERASURE_DONE && kind !== ERASURE_DONE_ELSEWHERE) return [];
    const { entry, fields, origin } = data;
    if (typeof entry !== 'number' || !Array.isArray(fields)) return [];
    return [
      {
        entry,
        fields: fields.filter((field) => typeof field === 'string'),
        origin: kind === ERASURE_DONE_ELSEWHERE && typeof origin === 'string' ? origin : null,
      },
    ];
  });
}

async function entriesOf(dataFolder: string, folder: string, range?: { from: number; to: number }) {
  const store = logStore(dataFolder, folder);
  const bytes = await store.read('checkpoint');
  const signed = bytes === undefined ? undefined : readSignedCheckpoint(bytes);
  // A damaged log is the sequencer's to report; here it only means that nothing can be read from it.
  if (signed?.ok !== true) return [];
  const { size } = signed.value.checkpoint;
  const { from, to } = range ?? { from: 0, to: size };
  if (to > size) return [];
  const entries = await readEntries(store, { from, to, size }).catch(() => []);
  return entries.flatMap((entry) => {
    const parsed = parseEntry(entry);
    return parsed.ok ? [parsed.value] : [];
  });
}

async function actAt(dataFolder: string, folder: string, entry: number): Promise<string | null> {
  const [found] = await entriesOf(dataFolder, folder, { from: entry, to: entry + 1 });
  return found !== undefined && /^[0-9a-f-]{36}$/.test(found.id) ? found.id : null;
}

async function eraseIfThere(
  db: Database,
  what: { readonly forumId: string; readonly actId: string; readonly field: string; readonly at: Date },
  sources: readonly ErasureSource[],
): Promise<number> {
  const { forumId, actId, field, at } = what;
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ subjectKind: string; subjectId: string }>`
      SELECT subject_kind AS "subjectKind", subject_id AS "subjectId"
      FROM log_fields JOIN log_outbox USING (forum_id, act_id)
      WHERE forum_id = ${forumId} AND act_id = ${actId} AND field = ${field} AND erased_at IS NULL`.execute(
      tx,
    );
    const [subject] = rows;
    if (subject === undefined) return 0;
    await eraseField(tx, { forumId, ...subject, field, at }, sources);
    return 1;
  });
}

import {
  ERASURE_DONE_ELSEWHERE,
  exportRecord,
  formatErasures,
  formatOpening,
  formatTlogProof,
  makeTlogProof,
  memoryStore,
  nodePrimitives,
  parsePolicy,
  readEntries,
  readSignedCheckpoint,
  zipParts,
  type ExportInput,
  type FileStore,
  type Opening,
} from '@madang/record';
import { sql, type Reader } from '../database/db.ts';
import { logKey, logStore } from './log-folder.ts';
import { policyText } from './witness-policy.ts';

/** A log as the world sees it: its files, and the openings and policy that go with them. */
export type PublishedLog = {
  readonly store: FileStore;
  /** null before the first entry. */
  policy(): Promise<string | null>;
  openings(): Promise<readonly Opening[]>;
  /** A `.tlog-proof` of one entry under the newest checkpoint; null if there is no such entry yet. */
  proof(index: number): Promise<Uint8Array | null>;
  /** Proofs, one a line, of what later logs say was erased from this one after its seal; null if nothing was. */
  erasures(): Promise<string | null>;
  /** A document the log lists, if we hold it and it was not erased. */
  document(sha256: string): Promise<Uint8Array | null>;
  /** Everything needed to check the log without its host, as a zip. */
  archive(verifier: string): Promise<Buffer | null>;
};

export type DocumentReader = (
  where: { readonly forumId: string; readonly editionId: string },
  sha256: string,
) => Promise<Uint8Array | null>;

type Parts = {
  readonly db: Reader;
  readonly dataFolder: string;
  readonly folder: string;
  readonly documents: DocumentReader;
  /** Policy lines of whoever is asked to witness; null for nobody. */
  readonly witnesses: string | null;
};

/** null when no log of that name was ever opened here. */
export async function publishedLog(parts: Parts): Promise<PublishedLog | null> {
  const { db, dataFolder, folder, documents, witnesses } = parts;
  const row = await db
    .selectFrom('logs')
    .select(['forum_id', 'edition_id', 'origin'])
    .where('folder', '=', folder)
    .executeTakeFirst();
  if (row === undefined) return null;
  const where = { forumId: row.forum_id, editionId: row.edition_id };
  const store = logStore(dataFolder, folder);

  const later = () => erasuresElsewhere(db, { ...where, origin: row.origin });
  async function policy(): Promise<string | null> {
    const folders = [folder, ...new Set((await later()).map((one) => one.folder))];
    const [key, ...others] = await Promise.all(folders.map((one) => logKey(dataFolder, one)));
    if (key === null || key === undefined) return null;
    return policyText([key, ...others.filter((one) => one !== null)], witnesses);
  }
  async function erasureProofs(): Promise<Uint8Array[]> {
    const found = await later();
    const proofs = await Promise.all(
      found.map((one) => proofIn(logStore(dataFolder, one.folder), one.index)),
    );
    return proofs.filter((proof) => proof !== null);
  }
  const openings = () => openFields(db, where.forumId, where.editionId);
  const listed = () => listedDocuments(db, where.forumId, where.editionId);

  return {
    store,
    policy,
    openings,
    proof: (index) => proofIn(store, index),
    async erasures() {
      const proofs = await erasureProofs();
      return proofs.length === 0 ? null : formatErasures(proofs);
    },
    async document(sha256) {
      return (await listed()).has(sha256) ? documents(where, sha256) : null;
    },
    async archive(verifier) {
      const text = await policy();
      if (text === null) return null;
      const held = [];
      for (const sha256 of await listed()) {
        const bytes = await documents(where, sha256);
        if (bytes !== null) held.push({ sha256, bytes });
      }
      const content = { documents: held, erasures: await erasureProofs(), openings, verifier };
      return archiveOf(store, text, content);
    },
  };
}

type Content = Pick<ExportInput, 'documents' | 'verifier'> & {
  readonly erasures: readonly Uint8Array[];
  /** Asked for last: what was erased while the rest was put together is then not in it any more. */
  readonly openings: () => Promise<readonly Opening[]>;
};

async function archiveOf(log: FileStore, text: string, content: Content): Promise<Buffer> {
  const parsed = await parsePolicy(nodePrimitives, text);
  if (!parsed.ok) throw new Error(parsed.detail);
  const target = memoryStore();
  const policy = { text, parsed: parsed.value };
  const openings = await content.openings();
  const done = await exportRecord({ ...content, openings, log, target, policy });
  if (!done.ok) throw new Error(done.detail);
  const paths = (await target.list('')).sort();
  const read = async (path: string) => ({ path, bytes: (await target.read(path)) ?? new Uint8Array() });
  return Buffer.concat([...zipParts(await Promise.all(paths.map(read)))]);
}

async function proofIn(store: FileStore, index: number): Promise<Uint8Array | null> {
  const bytes = await store.read('checkpoint');
  const signed = bytes === undefined ? undefined : readSignedCheckpoint(bytes);
  if (!signed?.ok || index >= signed.value.checkpoint.size) return null;
  const { size } = signed.value.checkpoint;
  const [entry] = await readEntries(store, { from: index, to: index + 1, size });
  if (entry === undefined) return null;
  return formatTlogProof(await makeTlogProof(nodePrimitives, store, { index, entry, signed: signed.value }));
}

type Later = { readonly folder: string; readonly index: number };

/** Where later logs say that something was erased from this one. */
async function erasuresElsewhere(
  db: Reader,
  { forumId, origin }: { readonly forumId: string; readonly origin: string },
): Promise<readonly Later[]> {
  const { rows } = await sql<Later>`
    SELECT logs.folder, log_outbox.log_index AS index
    FROM log_outbox JOIN logs USING (forum_id, edition_id)
    WHERE forum_id = ${forumId} AND kind = ${ERASURE_DONE_ELSEWHERE} AND data->>'origin' = ${origin}
      AND log_index IS NOT NULL
    ORDER BY log_outbox.act_id`.execute(db);
  return rows;
}

/** Only what is open and not erased, and only once its entry is public. */
async function openFields(db: Reader, forumId: string, editionId: string): Promise<Opening[]> {
  const rows = await db
    .selectFrom('log_fields')
    .innerJoin('log_outbox', (join) =>
      join
        .onRef('log_outbox.forum_id', '=', 'log_fields.forum_id')
        .onRef('log_outbox.act_id', '=', 'log_fields.act_id'),
    )
    .select(['log_index', 'field', 'key', 'value'])
    .where('log_fields.forum_id', '=', forumId)
    .where('log_outbox.edition_id', '=', editionId)
    .where('log_index', 'is not', null)
    .where('is_open', '=', true)
    .where('erased_at', 'is', null)
    .orderBy('log_index')
    .orderBy('field')
    .execute();
  return rows.flatMap(({ log_index, field, key, value }) =>
    log_index === null || key === null || value === null
      ? []
      : [{ entry: log_index, field, key: new Uint8Array(key), value }],
  );
}

/** Hashes of what the public entries list. */
async function listedDocuments(db: Reader, forumId: string, editionId: string): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT DISTINCT document->>'sha256' AS sha256
    FROM log_outbox, jsonb_array_elements(documents) AS document
    WHERE forum_id = ${forumId} AND edition_id = ${editionId} AND log_index IS NOT NULL
    ORDER BY 1`.execute(db);
  return new Set(rows.map(({ sha256 }) => sha256));
}

export function openingsText(openings: readonly Opening[]): string {
  return openings.map((opening) => `${formatOpening(opening)}\n`).join('');
}

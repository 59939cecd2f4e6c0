import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  LimitExceeded,
  POLIS_FILES,
  readPolisExport,
  writePolisExport,
  type PolisFiles,
  type Read,
} from '@madang/common-ground';
import { nodeInflate, zipParts, zipSource } from '@madang/record';
import type { ImportConversation } from '#deliberate/domain/polis/import-conversation.ts';
import { IMPORT_BYTES_MAX } from '#deliberate/domain/polis/import-limits.ts';
import {
  conversationFrom,
  type ConversationDoubt,
  type ReadAs,
} from '#deliberate/domain/polis/polis-conversation.ts';
import { leftOutAs, polisFileOf } from '#deliberate/domain/polis/polis-names.ts';

/** A file as it was handed over: an archive, or one file of an export under its own name. */
export type HandedFile = { readonly name: string; readonly bytes: Uint8Array };

/** The files of an export, and the names of those that came with them and are not read. */
export type PolisSource = { readonly files: PolisFiles; readonly leftOut: readonly string[] };

/** More than the headers of five members need. */
const ARCHIVE_BYTES = 4_096;

const refused = (file: string, reason: string): Read<never> => ({
  ok: false,
  problem: { file, row: null, column: null, reason },
});
const TOO_LARGE = `more than ${IMPORT_BYTES_MAX} bytes, which is the limit`;
const NOTHING_FOUND = `none of ${POLIS_FILES.join(', ')} is in it`;

/** A folder, a zip archive or a single file of an export. What is beyond the limit is not opened. */
export async function polisFilesAt(path: string): Promise<Read<PolisSource>> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return refused(path, 'there is no such file or folder');
  const names = found.isDirectory() ? await readdir(path) : [basename(path)];
  const folder = found.isDirectory() ? path : join(path, '..');
  const wanted = found.isDirectory() ? names.filter((name) => polisFileOf(name) !== null) : names;
  const handed: HandedFile[] = [];
  let total = 0;
  for (const name of wanted) {
    total += (await stat(join(folder, name))).size;
    if (total > IMPORT_BYTES_MAX) return refused(path, TOO_LARGE);
    handed.push({ name, bytes: new Uint8Array(await readFile(join(folder, name))) });
  }
  return withLeftOut(
    await polisFilesFrom(handed, path),
    names.filter((name) => !wanted.includes(name)),
  );
}

/** An upload: one archive, or the files themselves. */
export async function polisFilesFrom(handed: readonly HandedFile[], from = ''): Promise<Read<PolisSource>> {
  const [first] = handed;
  if (handed.length === 1 && first !== undefined && isArchive(first.bytes)) return filesInArchive(first);
  const files: PolisFiles = {};
  let total = 0;
  for (const { name, bytes } of handed) {
    const known = polisFileOf(name);
    if (known === null) continue;
    if (files[known] !== undefined) return refused(name, 'the file was given twice');
    total += bytes.length;
    if (total > IMPORT_BYTES_MAX) return refused(known, TOO_LARGE);
    files[known] = bytes;
  }
  if (Object.keys(files).length === 0) return refused(from || (first?.name ?? 'zip'), NOTHING_FOUND);
  const others = handed.map(({ name }) => name).filter((name) => polisFileOf(name) === null);
  return withLeftOut({ ok: true, value: { files, leftOut: [] } }, others);
}

function withLeftOut(read: Read<PolisSource>, names: readonly string[]): Read<PolisSource> {
  if (!read.ok) return read;
  const told = names.filter((name) => leftOutAs(name) !== null);
  return { ok: true, value: { ...read.value, leftOut: [...read.value.leftOut, ...told] } };
}

const isArchive = ([p, k]: Uint8Array): boolean => p === 0x50 && k === 0x4b;

/** Unpacks no more than the limit, whatever the archive says about itself. */
async function filesInArchive({ name, bytes }: HandedFile): Promise<Read<PolisSource>> {
  let total = 0;
  let tooLarge = false;
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const opened = await zipSource({ size: bytes.length, read }, (packed, size) => {
    total += size;
    tooLarge ||= total > IMPORT_BYTES_MAX;
    return tooLarge ? Promise.reject(new Error(TOO_LARGE)) : nodeInflate(packed, size);
  });
  if (!opened.ok) return refused(name, 'not a ZIP archive that can be read');
  // An archive made on a Mac carries a shadow of every file; folders come as names that end in a stroke.
  const paths = ((await opened.value.list?.('')) ?? []).filter(
    (path) => leftOutAs(path) !== null && !path.endsWith('/'),
  );
  const members: HandedFile[] = [];
  for (const path of paths.filter((one) => polisFileOf(one) !== null)) {
    const content = await opened.value.read(path).catch(() => undefined);
    if (content === undefined) return refused(path, tooLarge ? TOO_LARGE : 'the archive is damaged');
    members.push({ name: path, bytes: content });
  }
  if (members.length === 0) return refused(name, NOTHING_FOUND);
  return withLeftOut(
    await polisFilesFrom(members, name),
    paths.filter((path) => polisFileOf(path) === null),
  );
}

/** All that a conversation's import needs except where it goes; or what is wrong, by file, row, column and reason. */
export function readConversation(
  { files, leftOut }: PolisSource,
  readAs: ReadAs = {},
): Read<Omit<ImportConversation, 'editionId'>> {
  const read = readWithinLimits(files);
  if (!read.ok) return read;
  const conversation = conversationFrom(read.value, readAs);
  if (!conversation.ok) return conversation;
  const documents = POLIS_FILES.flatMap((name) => {
    const bytes = files[name];
    return bytes === undefined ? [] : [{ sha256: sha256(bytes), bytes: bytes.length }];
  });
  const sourceSha256 = sha256(Buffer.from(documents.map((document) => document.sha256).join('\n')));
  const written = writePolisExport(read.value.export);
  const rewritten = POLIS_FILES.filter((name) => {
    const bytes = files[name];
    return bytes !== undefined && Buffer.compare(bytes, written[name] ?? new Uint8Array()) !== 0;
  });
  const { doubts, ...rest } = conversation.value;
  const told: ConversationDoubt[] = [...doubts];
  if (rewritten.length > 0) told.push({ kind: 'rewritten', files: rewritten });
  for (const kind of ['reckoned', 'unknown'] as const) {
    const names = leftOut.filter((name) => leftOutAs(name) === kind);
    if (names.length > 0) told.push({ kind, files: names });
  }
  return { ok: true, value: { conversation: { ...rest, doubts: told }, sourceSha256, documents } };
}

function readWithinLimits(files: PolisFiles): ReturnType<typeof readPolisExport> {
  try {
    return readPolisExport(files);
  } catch (error) {
    if (error instanceof LimitExceeded) return refused('participants-votes.csv', error.message);
    throw error;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * What was uploaded, as text for a form: the second step gets it back from the browser, so that nothing is stored
 * before somebody has looked, and no half-finished import waits here.
 */
export function packed(files: PolisFiles): string {
  const members = Object.entries(files).map(([path, bytes]) => ({ path, bytes }));
  return gzipSync(Buffer.concat([...zipParts(members)])).toString('base64');
}

/** The reverse; what comes back is read as any upload is. */
export async function unpacked(text: string): Promise<Read<PolisSource>> {
  const name = 'polis.zip';
  try {
    // The archive itself may be a little larger than what it holds.
    const bytes = gunzipSync(Buffer.from(text, 'base64'), {
      maxOutputLength: IMPORT_BYTES_MAX + ARCHIVE_BYTES,
    });
    return await polisFilesFrom([{ name, bytes: new Uint8Array(bytes) }]);
  } catch {
    return refused(name, 'the archive is damaged');
  }
}

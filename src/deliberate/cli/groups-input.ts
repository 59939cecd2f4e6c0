import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  POLIS_FILES,
  readDeclaredGroups,
  readPlainReactions,
  readPolisExport,
  type DeclaredGroups,
  type InputProblem,
  type PolisFiles,
  type PolisConversation,
  type PolisOptions,
  type Read,
  type ReactionStore,
} from '@madang/common-ground';
import { polisFileOf } from '#deliberate/domain/polis/polis-names.ts';

/** What `madang groups` works on, from whichever form it came in. */
export type GroupsInput = {
  readonly store: ReactionStore;
  readonly declared: DeclaredGroups;
  /** What a position says, where the input knows it. */
  readonly bodies: ReadonlyMap<string, string>;
  readonly polis: PolisOptions;
  /** What an export says of its positions; a plain CSV says nothing. */
  readonly statements: PolisConversation['statements'];
};

const NOTHING: PolisOptions = { moderatedOut: new Set(), meta: new Set() };

/** The number of bytes that are enough to tell one kind of file from another by its header. */
const HEADER_BYTES = 4096;

/** A folder or file of a Polis export, or a plain CSV of reactions. */
export async function readGroupsInput(path: string): Promise<Read<GroupsInput>> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return refused(path, 'there is no such file or folder');
  if (found.isDirectory()) return readFolder(path);
  const bytes = new Uint8Array(await readFile(path));
  const header = new TextDecoder().decode(bytes.subarray(0, HEADER_BYTES)).split(/\r?\n/, 1)[0] ?? '';
  const columns = new Set(header.split(',').map((name) => name.replaceAll('"', '')));
  if (columns.has('participant') && columns.has('n-votes'))
    return fromPolis({ 'participants-votes.csv': bytes }, () => path);
  if (columns.has('voter-id') && columns.has('comment-id'))
    return fromPolis({ 'votes.csv': bytes }, () => path);
  const read = readPlainReactions(bytes, path);
  return read.ok
    ? { ok: true, value: { ...read.value, bodies: new Map(), polis: NOTHING, statements: new Map() } }
    : read;
}

async function readFolder(path: string): Promise<Read<GroupsInput>> {
  const present = await readdir(path);
  const files: PolisFiles = {};
  const found = new Map<string, string>();
  for (const name of POLIS_FILES) {
    const [as, ...others] = present.includes(name)
      ? [name]
      : present.filter((one) => polisFileOf(one) === name);
    if (others.length > 0) return refused(join(path, others[0] ?? name), 'the file was given twice');
    if (as === undefined) continue;
    files[name] = new Uint8Array(await readFile(join(path, as)));
    found.set(name, as);
  }
  return fromPolis(files, (name) => join(path, found.get(name) ?? name));
}

/** A folder's problem names the file inside it; a single file's problem names the path that was given. */
function fromPolis(files: PolisFiles, fileOf: (name: string) => string): Read<GroupsInput> {
  const read = readPolisExport(files);
  if (!read.ok) return { ok: false, problem: { ...read.problem, file: fileOf(read.problem.file) } };
  const { store, statements } = read.value;
  const all = [...statements.values()];
  return {
    ok: true,
    value: {
      store,
      statements,
      declared: new Map(),
      bodies: new Map(all.map(({ id, body }) => [id, body])),
      polis: {
        moderatedOut: new Set(all.filter(({ moderated }) => moderated === -1).map(({ id }) => id)),
        meta: new Set(all.filter(({ isMeta }) => isMeta === true).map(({ id }) => id)),
      },
    },
  };
}

export async function readDeclared(path: string): Promise<Read<DeclaredGroups>> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return refused(path, 'there is no such file');
  return readDeclaredGroups(new Uint8Array(bytes), path);
}

function refused(file: string, reason: string): { readonly ok: false; readonly problem: InputProblem } {
  return { ok: false, problem: { file, row: null, column: null, reason } };
}

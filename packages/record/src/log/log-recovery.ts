import { sameBytes } from '../encoding/bytes.ts';
import type { Checkpoint, TreeHead } from '../notes/checkpoint.ts';
import type { VerifierKey } from '../notes/keys.ts';
import {
  CHECKPOINT_PATH,
  checkpointBytes,
  HISTORY_PREFIX,
  historyPath,
  readTrustedCheckpoint,
  type SignedCheckpoint,
} from '../notes/log-checkpoint.ts';
import { rootAt } from '../tree/merkle.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { fail, ok, type Failure, type Result } from '../encoding/result.ts';
import type { FileStore } from '../tree/store.ts';
import { tileNodes, UnreadableTree, widthOf } from '../tree/tile-reader.ts';
import { parseTilePath } from '../tree/tiles.ts';
import { edgeRoot, loadEdge, rebuildEdge, type TreeEdge } from '../tree/tree-edge.ts';

/**
 * Why the writer will not sign. Each needs a person: signing on would risk a second history.
 * - `nothing-published`: no checkpoint where one was expected (a lost or wrong folder)
 * - `checkpoint-unreadable`, `checkpoint-not-ours`: the published head is damaged or of another log or key
 * - `tree-unbuildable`: neither tiles nor bundles give the root that was signed
 * - `behind-known`: somebody holds a later head than the store (restored from an old backup)
 * - `fork-with-known`: somebody holds a head that this tree contradicts
 * - `moved`: another writer published since this one last looked
 * - `inconsistent`: what would be signed does not extend what was signed
 */
export type IncidentCode =
  | 'nothing-published'
  | 'checkpoint-unreadable'
  | 'checkpoint-not-ours'
  | 'tree-unbuildable'
  | 'behind-known'
  | 'fork-with-known'
  | 'moved'
  | 'inconsistent';
export type Incident = Failure<IncidentCode>;

export type LogFiles = {
  readonly primitives: Primitives;
  readonly store: FileStore;
  readonly origin: string;
  readonly key: VerifierKey;
};

export type Recovered = { readonly signed: SignedCheckpoint; readonly edge: TreeEdge };

/** Undefined if the store holds no file of a log at all. */
export async function recoverLog(log: LogFiles): Promise<Result<Recovered, IncidentCode> | undefined> {
  const heads = await readHeads(log);
  if (heads === undefined || !heads.ok) return heads;
  const { published, newest } = heads.value;
  const edge = await readTree(log, newest.checkpoint);
  if (!edge.ok) return edge;
  if (published !== undefined) {
    const fits = await extendsHead(log, newest.checkpoint, published.checkpoint);
    if (!fits) return fail('inconsistent', 'the signed head does not extend the published one');
  }
  // A kill between signing and publishing leaves the head in the history alone: publish that very head.
  if (published === undefined || published.checkpoint.size < newest.checkpoint.size) {
    await log.store.write(CHECKPOINT_PATH, checkpointBytes(newest));
  }
  await dropUnsigned(log, newest.checkpoint.size);
  return ok({ signed: newest, edge: edge.value });
}

/** Tiles beyond the head were never signed; what comes in their place may differ, so they must not linger. */
async function dropUnsigned(log: LogFiles, size: number): Promise<void> {
  for (const path of await log.store.list('tile/')) {
    const tile = parseTilePath(path);
    if (tile !== undefined && tile.width > widthOf(size, tile.level, tile.index))
      await log.store.remove(path);
  }
}

type Heads = { readonly published: SignedCheckpoint | undefined; readonly newest: SignedCheckpoint };

async function readHeads(log: LogFiles): Promise<Result<Heads, IncidentCode> | undefined> {
  const published = await readHead(log, CHECKPOINT_PATH);
  if (published?.ok === false) return published;
  const sizes = (await log.store.list(HISTORY_PREFIX)).map((path) =>
    Number(path.slice(HISTORY_PREFIX.length)),
  );
  const last = sizes.filter(Number.isSafeInteger).reduce((a, b) => Math.max(a, b), -1);
  const newest = last < 0 ? undefined : await readHead(log, historyPath(last));
  if (newest?.ok === false) return newest;
  if (published === undefined && newest === undefined) {
    const tiles = await log.store.list('tile/');
    return tiles.length === 0 ? undefined : fail('nothing-published', 'there are tiles but no checkpoint');
  }
  const [a, b] = [published?.value, newest?.value];
  if (a === undefined) return b === undefined ? undefined : ok({ published: undefined, newest: b });
  return ok({ published: a, newest: b !== undefined && b.checkpoint.size > a.checkpoint.size ? b : a });
}

async function readHead(
  log: LogFiles,
  path: string,
): Promise<Result<SignedCheckpoint, IncidentCode> | undefined> {
  const bytes = await log.store.read(path);
  if (bytes === undefined) return undefined;
  const signed = await readTrustedCheckpoint(log.primitives, log.key, bytes);
  if (signed.ok) {
    if (signed.value.checkpoint.origin === log.origin) return signed;
    return fail('checkpoint-not-ours', `${path} is of ${signed.value.checkpoint.origin}`);
  }
  const ours = signed.code !== 'foreign-key' && signed.code !== 'bad-signature';
  return fail(ours ? 'checkpoint-unreadable' : 'checkpoint-not-ours', `${path}: ${signed.detail}`);
}

/** From the tiles if they give the signed root, else anew from the entries, repairing the tiles. */
async function readTree(log: LogFiles, head: TreeHead): Promise<Result<TreeEdge, IncidentCode>> {
  const { primitives, store } = log;
  try {
    const edge = await loadEdge(store, head.size);
    const whole = await rootAt(primitives, tileNodes(primitives, store, head.size), head.size);
    if (sameBytes(await edgeRoot(primitives, edge), head.root) && sameBytes(whole, head.root))
      return ok(edge);
  } catch (error) {
    if (!(error instanceof UnreadableTree)) throw error;
  }
  try {
    const rebuilt = await rebuildEdge(primitives, store, head.size);
    if (!sameBytes(await edgeRoot(primitives, rebuilt.edge), head.root)) {
      return fail('tree-unbuildable', `the entries do not give the root signed at size ${head.size}`);
    }
    for (const file of rebuilt.files) await store.write(file.path, file.bytes);
    return ok(rebuilt.edge);
  } catch (error) {
    if (error instanceof UnreadableTree) return fail('tree-unbuildable', error.message);
    throw error;
  }
}

/** Whether the stored tree at `head` has `earlier` as its own past. */
export async function extendsHead(log: LogFiles, head: TreeHead, earlier: TreeHead): Promise<boolean> {
  if (earlier.size > head.size) return false;
  const nodes = tileNodes(log.primitives, log.store, head.size);
  return sameBytes(await rootAt(log.primitives, nodes, earlier.size), earlier.root);
}

/** Compares with heads that others hold: the database, a witness, a reader. Undefined when all agree. */
export async function contradicts(
  log: LogFiles,
  head: TreeHead,
  known: readonly Pick<Checkpoint, 'size' | 'root'>[],
): Promise<Incident | undefined> {
  for (const other of known) {
    if (other.size > head.size) {
      return fail('behind-known', `a head of ${other.size} entries is known, the store has ${head.size}`);
    }
    if (!(await extendsHead(log, head, other))) {
      return fail('fork-with-known', `a different head of ${other.size} entries is known`);
    }
  }
  return undefined;
}

import { sameBytes, toBase64 } from '../encoding/bytes.ts';
import type { Checkpoint, TreeHead } from '../notes/checkpoint.ts';
import type { Findings } from './findings.ts';
import type { VerifierKey } from '../notes/keys.ts';
import type { LevelHashes } from '../tree/level-hashes.ts';
import { HISTORY_PREFIX, readTrustedCheckpoint } from '../notes/log-checkpoint.ts';
import { rootAt } from '../tree/merkle.ts';
import type { Primitives } from '../primitives/primitives.ts';
import type { Source } from '../tree/tile-reader.ts';

/** A head that the log's own key signed, from its history or from a reader who kept it. */
export type EarlierHead = Checkpoint & { readonly path: string };

/** Reads the history; a file there that the log did not sign, or under a wrong size, was altered. */
export async function readHistory(
  primitives: Primitives,
  from: { readonly source: Source; readonly logKeys: readonly VerifierKey[]; readonly origin: string },
  findings: Findings,
): Promise<EarlierHead[]> {
  const paths = (await from.source.list?.(HISTORY_PREFIX)) ?? [];
  const heads: EarlierHead[] = [];
  for (const path of paths) {
    const bytes = await from.source.read(path);
    const head = bytes === undefined ? undefined : await trusted(primitives, from, bytes);
    if (head !== undefined && path === HISTORY_PREFIX + String(head.size)) heads.push({ ...head, path });
    else findings.add({ code: 'history-altered', path });
  }
  return heads.sort((a, b) => a.size - b.size);
}

/** Heads a reader kept from elsewhere: they must be of this log and signed by it. */
export async function readKnown(
  primitives: Primitives,
  from: {
    readonly known: readonly Uint8Array[];
    readonly logKeys: readonly VerifierKey[];
    readonly origin: string;
  },
  findings: Findings,
): Promise<EarlierHead[]> {
  const heads: EarlierHead[] = [];
  for (const bytes of from.known) {
    const head = await trusted(primitives, from, bytes);
    if (head === undefined) findings.add({ code: 'known-malformed' });
    else heads.push({ ...head, path: '' });
  }
  return heads;
}

async function trusted(
  primitives: Primitives,
  log: { readonly logKeys: readonly VerifierKey[]; readonly origin: string },
  bytes: Uint8Array,
): Promise<Checkpoint | undefined> {
  for (const key of log.logKeys) {
    const signed = await readTrustedCheckpoint(primitives, key, bytes);
    if (signed.ok && signed.value.checkpoint.origin === log.origin) return signed.value.checkpoint;
  }
  return undefined;
}

export type HistoryInput = {
  readonly primitives: Primitives;
  readonly head: TreeHead;
  /** The entries give the head's root, so the tree below can be compared with any earlier head. */
  readonly sound: boolean;
  readonly levels: LevelHashes;
};

/** Two heads by one key that no single history contains are a fork; returns how many agreed. */
export async function checkHistory(
  input: HistoryInput,
  heads: readonly EarlierHead[],
  findings: Findings,
): Promise<number> {
  let agreed = 0;
  for (const head of heads) {
    if (head.size > input.head.size) {
      findings.add({
        code: 'old-checkpoint',
        entry: input.head.size,
        detail: `${input.head.size} < ${head.size}`,
      });
      continue;
    }
    const root = await ownRoot(input, head.size);
    if (root === undefined) continue;
    if (sameBytes(root, head.root)) agreed += 1;
    else {
      const path = head.path === '' ? {} : { path: head.path };
      findings.add({
        code: 'fork',
        detail: `${head.size}: ${toBase64(head.root)} / ${toBase64(root)}`,
        ...path,
      });
    }
  }
  return agreed;
}

async function ownRoot(input: HistoryInput, size: number): Promise<Uint8Array | undefined> {
  if (size === input.head.size) return input.head.root;
  return input.sound ? rootAt(input.primitives, input.levels.nodes, size) : undefined;
}

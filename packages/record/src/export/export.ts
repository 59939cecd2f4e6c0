import { utf8 } from '../encoding/bytes.ts';
import { ERASURES_PATH } from '../verify/check-erasures.ts';
import { DOCUMENTS_PREFIX, OPENINGS_PATH } from '../verify/check-evidence.ts';
import { POLICY_PATH } from '../verify/check-head.ts';
import { formatOpening, type Opening } from '../entries/commitment.ts';
import { exportReadme } from './export-readme.ts';
import { formatVerifierKey } from '../notes/keys.ts';
import { CHECKPOINT_PATH, HISTORY_PREFIX, readSignedCheckpoint } from '../notes/log-checkpoint.ts';
import type { Policy } from '../notes/policy.ts';
import { HASH_BYTES } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import type { FileStore } from '../tree/store.ts';
import { readBundle, readTileHashes } from '../tree/tile-reader.ts';
import { encodeBundle, tileLevels, tilePath, tilesOfLevel } from '../tree/tiles.ts';

const VERIFIER_PATH = 'verify.mjs';
const KEYS_PATH = 'keys';
const README_PATH = 'README.md';

export type ExportInput = {
  /** The log's own files. */
  readonly log: Pick<FileStore, 'read' | 'list'>;
  readonly target: FileStore;
  /** The policy's text, and the same parsed, for the list of keys. */
  readonly policy: { readonly text: string; readonly parsed: Policy };
  /** Only what is public: nothing erased, nothing that was never opened. */
  readonly openings: readonly Opening[];
  readonly documents: AsyncIterable<ExportDocument> | Iterable<ExportDocument>;
  /** Proofs of `erasure.done_elsewhere` about this log, from the logs that hold them. */
  readonly erasures?: readonly Uint8Array[];
  /** The text of the single-file verifier. */
  readonly verifier: string;
};
export type ExportDocument = { readonly sha256: string; readonly bytes: Uint8Array };

/**
 * Writes everything a reader needs to check the log without its host. The head is read first and only what it
 * covers is copied, so a log may go on growing meanwhile. Throws `UnreadableTree` if the log lacks a tile.
 */
export async function exportRecord(input: ExportInput): Promise<Result<{ readonly size: number }>> {
  const { log, target } = input;
  const head = await log.read(CHECKPOINT_PATH);
  if (head === undefined) return fail('nothing-published', 'the log has no checkpoint');
  const signed = readSignedCheckpoint(head);
  if (!signed.ok) return signed;
  const { size } = signed.value.checkpoint;
  await copyTiles(log, target, size);
  for (const path of await log.list(HISTORY_PREFIX)) {
    const bytes = Number(path.slice(HISTORY_PREFIX.length)) <= size ? await log.read(path) : undefined;
    if (bytes !== undefined) await target.write(path, bytes);
  }
  const openings = [...input.openings].sort((a, b) => a.entry - b.entry || (a.field < b.field ? -1 : 1));
  await target.write(OPENINGS_PATH, utf8(openings.map((opening) => `${formatOpening(opening)}\n`).join('')));
  if (input.erasures !== undefined && input.erasures.length > 0)
    await target.write(ERASURES_PATH, utf8(formatErasures(input.erasures)));
  for await (const { sha256, bytes } of input.documents) await target.write(DOCUMENTS_PREFIX + sha256, bytes);
  await target.write(POLICY_PATH, utf8(input.policy.text));
  await target.write(KEYS_PATH, utf8(keyList(input.policy.parsed)));
  await target.write(VERIFIER_PATH, utf8(input.verifier));
  await target.write(README_PATH, utf8(exportReadme(signed.value.checkpoint)));
  await target.write(CHECKPOINT_PATH, head);
  return ok({ size });
}

/** `erasures.jsonl`: each proof as one JSON string. */
export function formatErasures(proofs: readonly Uint8Array[]): string {
  return proofs.map((proof) => `${JSON.stringify(new TextDecoder().decode(proof))}\n`).join('');
}

async function copyTiles(log: ExportInput['log'], target: FileStore, size: number): Promise<void> {
  for (const level of tileLevels(size)) {
    for (const tile of tilesOfLevel(size, level)) {
      const hashes = await readTileHashes(log, { level, index: tile.index, width: tile.width });
      const bytes = new Uint8Array(hashes.length * HASH_BYTES);
      hashes.forEach((hash, at) => bytes.set(hash, at * HASH_BYTES));
      await target.write(tilePath(tile), bytes);
    }
  }
  for (const tile of tilesOfLevel(size, 'entries')) {
    await target.write(tilePath(tile), encodeBundle(await readBundle(log, tile.index, size)));
  }
}

function keyList(policy: Policy): string {
  const logs = policy.logs.map(({ key }) => `log ${formatVerifierKey(key)}\n`);
  const witnesses = policy.witnesses.map(({ name, key }) => `witness ${name} ${formatVerifierKey(key)}\n`);
  return [...logs, ...witnesses].join('');
}

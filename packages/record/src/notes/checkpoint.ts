import { fromBase64, parseDecimal, toBase64 } from '../encoding/bytes.ts';
import { HASH_BYTES } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/** The head of a log: C2SP tlog-checkpoint. */
export type TreeHead = { readonly size: number; readonly root: Uint8Array };
export type Checkpoint = TreeHead & {
  readonly origin: string;
  /** Lines after the third, opaque and without meaning here. */
  readonly extensions: readonly string[];
};

/** Reads the text of a note (with its final newline) as a checkpoint. Says nothing about signatures. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length < 3 || lines.includes('')) {
    return fail('checkpoint-malformed', 'a checkpoint is at least three lines, none of them empty');
  }
  const [origin = '', sizeLine = '', rootLine = '', ...extensions] = lines;
  const size = parseDecimal(sizeLine);
  if (size === undefined) return fail('checkpoint-malformed', 'the tree size is not a decimal number');
  const root = fromBase64(rootLine);
  if (!root.ok || root.value.length !== HASH_BYTES) {
    return fail('checkpoint-malformed', 'the root is not the Base 64 of 32 bytes');
  }
  return ok({ origin, size, root: root.value, extensions });
}

export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint;
  return [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

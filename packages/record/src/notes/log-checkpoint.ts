import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './keys.ts';
import { formatNote, type Note, type NoteSignature, parseNote, signaturesBy } from './note.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import { checkSignature } from './signature.ts';
import type { Signer } from './signer.ts';

/** A checkpoint with the note that carries it. */
export type SignedCheckpoint = { readonly checkpoint: Checkpoint; readonly note: Note };

export const CHECKPOINT_PATH = 'checkpoint';
/** Every head the log ever signed is kept under its size: history for verifiers, memory for the writer. */
export const HISTORY_PREFIX = 'checkpoints/';

export function historyPath(size: number): string {
  return HISTORY_PREFIX + String(size);
}

export function readSignedCheckpoint(bytes: Uint8Array): Result<SignedCheckpoint> {
  const note = parseNote(bytes);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? ok({ checkpoint: checkpoint.value, note: note.value }) : checkpoint;
}

/** Reads a checkpoint that must carry a good signature by `key`, the log's own. */
export async function readTrustedCheckpoint(
  primitives: Primitives,
  key: VerifierKey,
  bytes: Uint8Array,
): Promise<Result<SignedCheckpoint>> {
  const signed = readSignedCheckpoint(bytes);
  if (!signed.ok) return signed;
  const { note } = signed.value;
  const lines = signaturesBy(note, key);
  if (lines.length === 0) return fail('foreign-key', `no signature by ${key.name}`);
  for (const line of lines) {
    const { verdict } = await checkSignature(primitives, key, { text: note.text, line });
    if (verdict !== 'good') return fail('bad-signature', `the signature by ${key.name} does not verify`);
  }
  return signed;
}

export function signCheckpoint(signer: Signer, checkpoint: Checkpoint, at: number): SignedCheckpoint {
  const text = formatCheckpoint(checkpoint);
  return { checkpoint, note: { text, signatures: [signer.sign(text, at)] } };
}

/**
 * The note with `line` added; an older line by the same key is replaced, so that nobody stands there twice.
 */
export function withSignature(note: Note, line: NoteSignature, key: VerifierKey): Note {
  const others = new Set(signaturesBy(note, key));
  return { text: note.text, signatures: [...note.signatures.filter((old) => !others.has(old)), line] };
}

export function checkpointBytes(signed: SignedCheckpoint): Uint8Array {
  return formatNote(signed.note);
}

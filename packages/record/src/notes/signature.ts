import { concat, uint64, utf8 } from '../encoding/bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './keys.ts';
import type { NoteSignature } from './note.ts';
import type { Primitives } from '../primitives/primitives.ts';

const TIMESTAMP_BYTES = 8;
const LABEL = 'subtree/v1\n\0';

/** `unknown` where this runtime cannot check the algorithm. `at` is in seconds since 1970, for cosignatures. */
export type SignatureVerdict = { readonly verdict: 'good' | 'bad' | 'unknown'; readonly at?: number };

/** Ed25519 cosignatures cover the whole note text under a header and the time (tlog-cosignature). */
export function cosignatureV1Message(text: string, at: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${at}\n${text}`);
}

/**
 * ML-DSA-44 cosignatures cover a binary structure with both names. Undefined if the text is no checkpoint or a
 * name does not fit its one-byte length.
 */
export function subtreeV1Message(name: string, text: string, at: number): Uint8Array | undefined {
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) return undefined;
  const [cosigner, origin] = [utf8(name), utf8(checkpoint.value.origin)];
  if (cosigner.length > 255 || origin.length > 255 || cosigner.length === 0) return undefined;
  return concat(
    utf8(LABEL),
    Uint8Array.of(cosigner.length),
    cosigner,
    uint64(at),
    Uint8Array.of(origin.length),
    origin,
    uint64(0),
    uint64(checkpoint.value.size),
    checkpoint.value.root,
  );
}

/** Checks one signature line that carries the name and id of `key`. */
export async function checkSignature(
  primitives: Primitives,
  key: VerifierKey,
  signed: { readonly text: string; readonly line: NoteSignature },
): Promise<SignatureVerdict> {
  const { text, line } = signed;
  if (key.type === 'ed25519') {
    const good = await primitives.verifyEd25519(key.publicKey, utf8(text), line.signature);
    return { verdict: good ? 'good' : 'bad' };
  }
  const at = readTimestamp(line.signature);
  if (at === undefined) return { verdict: 'bad' };
  const signature = line.signature.slice(TIMESTAMP_BYTES);
  if (key.type === 'ed25519-cosignature') {
    const message = cosignatureV1Message(text, at);
    const good = await primitives.verifyEd25519(key.publicKey, message, signature);
    return { verdict: good ? 'good' : 'bad', at };
  }
  const message = subtreeV1Message(key.name, text, at);
  if (message === undefined) return { verdict: 'bad' };
  const good = await primitives.verifyMlDsa44(key.publicKey, message, signature);
  return { verdict: good === undefined ? 'unknown' : good ? 'good' : 'bad', at };
}

function readTimestamp(signature: Uint8Array): number | undefined {
  if (signature.length <= TIMESTAMP_BYTES) return undefined;
  const view = new DataView(signature.buffer, signature.byteOffset, TIMESTAMP_BYTES);
  const at = view.getBigUint64(0);
  return at <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(at) : undefined;
}

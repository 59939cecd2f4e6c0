import { fromBase64, fromUtf8, parseDecimal, toBase64, utf8 } from '../encoding/bytes.ts';
import { readSignedCheckpoint, type SignedCheckpoint } from '../notes/log-checkpoint.ts';
import { formatNote, type Note } from '../notes/note.ts';
import { HASH_BYTES } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/** The body of C2SP tlog-witness's add-checkpoint. */
export type AddCheckpoint = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly signed: SignedCheckpoint;
};

const PROOF_LINES_MAX = 63;
/** A proof of 63 lines and a note with many post-quantum signatures fit well inside. */
export const ADD_CHECKPOINT_BYTES_MAX = 256 * 1024;

export function formatAddCheckpoint(request: {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
}): Uint8Array {
  const lines = [`old ${request.oldSize}`, ...request.proof.map(toBase64), ''];
  const head = utf8(lines.map((line) => `${line}\n`).join(''));
  const note = formatNote(request.note);
  const body = new Uint8Array(head.length + note.length);
  body.set(head);
  body.set(note, head.length);
  return body;
}

export function parseAddCheckpoint(body: Uint8Array): Result<AddCheckpoint> {
  const text = fromUtf8(body);
  if (!text.ok) return fail('request-malformed', text.detail);
  const gap = text.value.indexOf('\n\n');
  if (gap < 0) return fail('request-malformed', 'no empty line before the checkpoint');
  const [oldLine = '', ...proofLines] = text.value.slice(0, gap).split('\n');
  const oldSize = oldLine.startsWith('old ') ? parseDecimal(oldLine.slice(4)) : undefined;
  if (oldSize === undefined) return fail('request-malformed', 'the first line is not old and a size');
  if (proofLines.length > PROOF_LINES_MAX) {
    return fail('request-malformed', `more than ${PROOF_LINES_MAX} proof lines`);
  }
  const proof: Uint8Array[] = [];
  for (const line of proofLines) {
    const hash = fromBase64(line);
    if (!hash.ok || hash.value.length !== HASH_BYTES)
      return fail('request-malformed', 'a proof line is no hash');
    proof.push(hash.value);
  }
  const signed = readSignedCheckpoint(utf8(text.value.slice(gap + 2)));
  return signed.ok ? ok({ oldSize, proof, signed: signed.value }) : fail('request-malformed', signed.detail);
}

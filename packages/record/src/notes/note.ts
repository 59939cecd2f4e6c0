import { concat, fromBase64, fromUtf8, sameBytes, toBase64, utf8 } from '../encoding/bytes.ts';
import { isKeyName, KEY_ID_BYTES, type VerifierKey } from './keys.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/** C2SP signed-note: a text, an empty line, and signature lines. */
export type NoteSignature = {
  readonly name: string;
  readonly id: Uint8Array;
  readonly signature: Uint8Array;
};
export type Note = {
  /** With its final newline, without the empty line that follows. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
};

/** Room for 64 post-quantum signatures of 5 kB; the specification asks for at least 16. */
const NOTE_SIGNATURES_MAX = 64;
const NOTE_BYTES_MAX = 512 * 1024;

const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;
/** Control characters other than newline. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

export function parseNote(bytes: Uint8Array): Result<Note> {
  if (bytes.length > NOTE_BYTES_MAX)
    return fail('note-malformed', `a note is at most ${NOTE_BYTES_MAX} bytes`);
  const decoded = fromUtf8(bytes);
  if (!decoded.ok) return fail('note-malformed', decoded.detail);
  const whole = decoded.value;
  if (CONTROL.test(whole)) return fail('note-malformed', 'a note holds no control characters');
  const gap = whole.lastIndexOf('\n\n');
  if (gap < 0 || !whole.endsWith('\n'))
    return fail('note-malformed', 'a note is text, an empty line, signatures');
  const lines = whole
    .slice(gap + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0) return fail('note-malformed', 'a note has at least one signature');
  if (lines.length > NOTE_SIGNATURES_MAX) {
    return fail('note-malformed', `a note has at most ${NOTE_SIGNATURES_MAX} signatures`);
  }
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature.ok) return signature;
    signatures.push(signature.value);
  }
  return ok({ text: whole.slice(0, gap + 1), signatures });
}

/** One line without its newline. */
export function parseSignatureLine(line: string): Result<NoteSignature> {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes.ok || bytes.value.length <= KEY_ID_BYTES) {
    return fail('note-malformed', 'a signature line is — name base64');
  }
  const [id, signature] = [bytes.value.slice(0, KEY_ID_BYTES), bytes.value.slice(KEY_ID_BYTES)];
  return ok({ name, id, signature });
}

export function formatSignatureLine(signature: NoteSignature): string {
  return `— ${signature.name} ${toBase64(concat(signature.id, signature.signature))}\n`;
}

export function formatNote(note: Note): Uint8Array {
  return utf8(`${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`);
}

/** The signatures that claim to be by `key`; more than one is a duplicate. */
export function signaturesBy(note: Note, key: VerifierKey): NoteSignature[] {
  return note.signatures.filter((line) => line.name === key.name && sameBytes(line.id, key.id));
}

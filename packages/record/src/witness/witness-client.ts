import type { VerifierKey } from '../notes/keys.ts';
import type { SignedCheckpoint } from '../notes/log-checkpoint.ts';
import { consistencyProof } from '../tree/merkle-proof.ts';
import { type NoteSignature, parseSignatureLine } from '../notes/note.ts';
import { sameBytes, parseDecimal } from '../encoding/bytes.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { checkSignature } from '../notes/signature.ts';
import { type Source, tileNodes } from '../tree/tile-reader.ts';
import { formatAddCheckpoint } from './witness-request.ts';

/**
 * What came of asking a witness. `behind` is the size it last cosigned, when it told one: ask again from there.
 * `disputed` means it holds another history of the same log, which a person must look at.
 */
export type WitnessReply =
  | { readonly kind: 'cosigned'; readonly line: NoteSignature }
  | { readonly kind: 'behind'; readonly size: number }
  | { readonly kind: 'disputed'; readonly detail: string }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string };

const WITNESS_SECONDS_MAX = 10;
const REPLY_CHARACTERS_MAX = 64 * 1024;

export type WitnessQuestion = {
  /** The submission prefix of the witness. */
  readonly url: string;
  readonly key: VerifierKey;
  readonly log: Pick<Source, 'read'>;
  readonly signed: SignedCheckpoint;
  /** The size this witness is believed to have cosigned last; 0 if unknown. */
  readonly oldSize: number;
};

/** Asks once, and once more from the size the witness names if `oldSize` was not its own. Never throws. */
export async function askWitness(primitives: Primitives, question: WitnessQuestion): Promise<WitnessReply> {
  const first = await askOnce(primitives, question);
  if (first.kind !== 'behind') return first;
  const { size } = question.signed.checkpoint;
  if (first.size > size)
    return { kind: 'disputed', detail: `it has cosigned ${first.size} entries, more than ${size}` };
  if (first.size === question.oldSize)
    return { kind: 'disputed', detail: `it has another root for ${first.size} entries` };
  return askOnce(primitives, { ...question, oldSize: first.size });
}

async function askOnce(primitives: Primitives, question: WitnessQuestion): Promise<WitnessReply> {
  const { signed, oldSize, url } = question;
  const { size } = signed.checkpoint;
  try {
    const nodes = tileNodes(primitives, question.log, size);
    const from = Math.min(oldSize, size);
    const proof = await consistencyProof(primitives, nodes, { from, to: size });
    const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: new Uint8Array(formatAddCheckpoint({ oldSize: from, proof, note: signed.note })),
      signal: AbortSignal.timeout(WITNESS_SECONDS_MAX * 1000),
    });
    const text = (await response.text()).slice(0, REPLY_CHARACTERS_MAX);
    return await readReply(primitives, question, { status: response.status, text });
  } catch (error) {
    return { kind: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function readReply(
  primitives: Primitives,
  { key, signed }: WitnessQuestion,
  { status, text }: { readonly status: number; readonly text: string },
): Promise<WitnessReply> {
  if (status === 409) {
    const size = parseDecimal(text.trim());
    return size === undefined ? { kind: 'refused', status, detail: text } : { kind: 'behind', size };
  }
  if (status === 422) return { kind: 'disputed', detail: text.trim() };
  if (status !== 200) return { kind: 'refused', status, detail: text.trim() };
  for (const row of text.split('\n').slice(0, -1)) {
    const line = parseSignatureLine(row);
    if (!line.ok || line.value.name !== key.name || !sameBytes(line.value.id, key.id)) continue;
    const checked = await checkSignature(primitives, key, { text: signed.note.text, line: line.value });
    if (checked.verdict === 'good') return { kind: 'cosigned', line: line.value };
  }
  return { kind: 'refused', status, detail: 'its answer holds no good cosignature by its key' };
}

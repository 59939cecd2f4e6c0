import { fromBase64, fromUtf8, parseDecimal, sameBytes, toBase64, utf8 } from '../encoding/bytes.ts';
import { readSignedCheckpoint, type SignedCheckpoint } from './log-checkpoint.ts';
import { leafHashes } from '../tree/merkle.ts';
import { inclusionProof, verifyInclusion } from '../tree/merkle-proof.ts';
import { formatNote } from './note.ts';
import { HASH_BYTES, type Primitives } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import { type Source, tileNodes } from '../tree/tile-reader.ts';

/** C2SP tlog-proof: an inclusion proof with the checkpoint it leads to, in one text file. */
export type TlogProof = {
  /** Unauthenticated: here the entry itself, so that the file needs nothing beside it. */
  readonly extra: Uint8Array | undefined;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly signed: SignedCheckpoint;
};

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

export function formatTlogProof(proof: TlogProof): Uint8Array {
  const extra = proof.extra === undefined ? [] : [`extra ${toBase64(proof.extra)}`];
  const lines = [FIRST_LINE, ...extra, `index ${proof.index}`, ...proof.proof.map(toBase64), ''];
  const head = lines.map((line) => `${line}\n`).join('');
  const note = new TextDecoder().decode(formatNote(proof.signed.note));
  return utf8(head + note);
}

export function parseTlogProof(bytes: Uint8Array): Result<TlogProof> {
  const text = fromUtf8(bytes);
  if (!text.ok) return refuse(text.detail);
  const gap = text.value.indexOf('\n\n');
  const [first, ...rest] = text.value.slice(0, Math.max(gap, 0)).split('\n');
  if (first !== FIRST_LINE) return refuse(`its first line is not ${FIRST_LINE}`);
  const extraLine = rest[0]?.startsWith('extra ') === true ? rest.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice(6));
  if (extra?.ok === false) return refuse('its extra line is not Base 64');
  const indexLine = rest.shift() ?? '';
  const index = indexLine.startsWith('index ') ? parseDecimal(indexLine.slice(6)) : undefined;
  if (index === undefined) return refuse('it names no index');
  const proof: Uint8Array[] = [];
  for (const line of rest) {
    const hash = fromBase64(line);
    if (!hash.ok || hash.value.length !== HASH_BYTES) return refuse('a proof line is no hash');
    proof.push(hash.value);
  }
  const signed = readSignedCheckpoint(utf8(text.value.slice(gap + 2)));
  if (!signed.ok) return refuse(signed.detail);
  return ok({ extra: extra?.value, index, proof, signed: signed.value });
}

function refuse(detail: string): Result<never> {
  return fail('proof-malformed', `not a tlog-proof: ${detail}`);
}

/** The proof that entry `index` is under `signed`, with the entry as its extra data. */
export async function makeTlogProof(
  primitives: Primitives,
  source: Pick<Source, 'read'>,
  what: { readonly index: number; readonly entry: Uint8Array; readonly signed: SignedCheckpoint },
): Promise<TlogProof> {
  const { size } = what.signed.checkpoint;
  const nodes = tileNodes(primitives, source, size);
  const proof = await inclusionProof(primitives, nodes, { index: what.index, size });
  return { extra: what.entry, index: what.index, proof, signed: what.signed };
}

/** Whether `entry` stands at the proof's index under its checkpoint. Says nothing about signatures. */
export async function provesEntry(
  primitives: Primitives,
  proof: TlogProof,
  entry: Uint8Array,
): Promise<boolean> {
  const [leafHash] = await leafHashes(primitives, [entry]);
  if (leafHash === undefined) return false;
  if (proof.extra !== undefined && !sameBytes(proof.extra, entry)) return false;
  const { size, root } = proof.signed.checkpoint;
  return verifyInclusion(primitives, { index: proof.index, size, leafHash, root, proof: proof.proof });
}

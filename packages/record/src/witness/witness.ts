import { fromBase64, sameBytes, toBase64 } from '../encoding/bytes.ts';
import type { TreeHead } from '../notes/checkpoint.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../notes/keys.ts';
import { verifyConsistency } from '../tree/merkle-proof.ts';
import { formatSignatureLine, signaturesBy } from '../notes/note.ts';
import { HASH_BYTES, type Primitives, sha256 } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';
import { checkSignature } from '../notes/signature.ts';
import type { Signer } from '../notes/signer.ts';
import { type AddCheckpoint, parseAddCheckpoint } from './witness-request.ts';

/** What a witness remembers of one log: who may sign for it, and the latest head it cosigned. */
type WitnessedLog = {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  readonly latest: TreeHead | undefined;
};

/** Everything a witness is: kept in one file, private key included. */
export type WitnessState = { readonly signer: Signer; readonly logs: readonly WitnessedLog[] };

/** The status codes of C2SP tlog-witness. `next` is the state to persist before a 200 may be sent. */
export type WitnessAnswer = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
  readonly next?: WitnessState;
};

/** Decides on one add-checkpoint request; pure but for hashing. `at` is in seconds since 1970. */
export async function answerAddCheckpoint(
  primitives: Primitives,
  state: WitnessState,
  request: { readonly body: Uint8Array; readonly at: number },
): Promise<WitnessAnswer> {
  const parsed = parseAddCheckpoint(request.body);
  if (!parsed.ok) return plain(400, parsed.detail);
  const { signed, oldSize } = parsed.value;
  const { origin, size, root } = signed.checkpoint;
  const log = state.logs.find((known) => known.origin === origin);
  if (log === undefined) return plain(404, 'this witness does not know the log');
  if (!(await isSigned(primitives, log, signed.note))) return plain(403, 'no signature by a trusted log key');
  if (oldSize > size) return plain(400, 'the old size is larger than the checkpoint');
  const latest = log.latest ?? { size: 0, root: await sha256(primitives, new Uint8Array(0)) };
  if (oldSize !== latest.size) return conflict(latest.size);
  const refusal = await refuseHead(primitives, latest, parsed.value);
  if (refusal !== undefined) return refusal;
  const logs = state.logs.map((known) => (known === log ? { ...log, latest: { size, root } } : known));
  const line = state.signer.sign(signed.note.text, request.at);
  return { ...plain(200, ''), body: formatSignatureLine(line), next: { ...state, logs } };
}

async function refuseHead(
  primitives: Primitives,
  latest: TreeHead,
  { proof, signed }: AddCheckpoint,
): Promise<WitnessAnswer | undefined> {
  const { size, root } = signed.checkpoint;
  if (latest.size === size) {
    if (proof.length > 0) return plain(422, 'there is nothing to prove between equal sizes');
    return sameBytes(latest.root, root) ? undefined : conflict(latest.size);
  }
  if (latest.size === 0) {
    return proof.length === 0 ? undefined : plain(422, 'there is nothing to prove from an empty tree');
  }
  const claim = { from: latest.size, to: size, oldRoot: latest.root, newRoot: root, proof };
  const consistent = await verifyConsistency(primitives, claim);
  return consistent ? undefined : plain(422, 'the consistency proof does not verify');
}

function plain(status: WitnessAnswer['status'], text: string): WitnessAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${text}\n` };
}

function conflict(size: number): WitnessAnswer {
  return { status: 409, contentType: 'text/x.tlog.size', body: `${size}\n` };
}

async function isSigned(
  primitives: Primitives,
  log: WitnessedLog,
  note: AddCheckpoint['signed']['note'],
): Promise<boolean> {
  let good = false;
  for (const key of log.keys) {
    for (const line of signaturesBy(note, key)) {
      const { verdict } = await checkSignature(primitives, key, { text: note.text, line });
      if (verdict === 'bad') return false;
      if (verdict === 'good') good = true;
    }
  }
  return good;
}

/** The same witness with one more log key; the key's name is the log's origin. */
export function trustLog(state: WitnessState, key: VerifierKey): WitnessState {
  const origin = key.name;
  const known = state.logs.find((log) => log.origin === origin);
  if (known === undefined)
    return { ...state, logs: [...state.logs, { origin, keys: [key], latest: undefined }] };
  const already = known.keys.some((other) => sameBytes(other.publicKey, key.publicKey));
  if (already) return state;
  const more = { ...known, keys: [...known.keys, key] };
  return { ...state, logs: state.logs.map((log) => (log === known ? more : log)) };
}

const FORMAT = 'madang-witness/v1';

export function formatWitnessState(state: WitnessState): string {
  const logs = state.logs.map(({ origin, keys, latest }) => ({
    origin,
    keys: keys.map(formatVerifierKey),
    latest: latest === undefined ? null : { size: latest.size, root: toBase64(latest.root) },
  }));
  return `${JSON.stringify({ format: FORMAT, key: state.signer.secret, logs }, null, 2)}\n`;
}

/** `readSigner` turns the secret into a key: signing is the runtime's, not this module's. */
export async function parseWitnessState(
  primitives: Primitives,
  text: string,
  readSigner: (secret: string) => Promise<Result<Signer>>,
): Promise<Result<WitnessState>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('state-malformed', 'the state file is not JSON');
  }
  const { format, key, logs } = Object(json) as Record<string, unknown>; // any value can be asked for names
  if (format !== FORMAT || typeof key !== 'string' || !Array.isArray(logs)) {
    return fail('state-malformed', 'not the state of a witness');
  }
  const signer = await readSigner(key);
  if (!signer.ok) return signer;
  const read: WitnessedLog[] = [];
  for (const item of logs) {
    const log = await parseLog(primitives, item);
    if (!log.ok) return log;
    read.push(log.value);
  }
  return ok({ signer: signer.value, logs: read });
}

async function parseLog(primitives: Primitives, item: unknown): Promise<Result<WitnessedLog>> {
  const { origin, keys, latest } = Object(item) as Record<string, unknown>; // as above
  if (typeof origin !== 'string' || !Array.isArray(keys))
    return fail('state-malformed', 'a log is not readable');
  const parsed: VerifierKey[] = [];
  for (const text of keys) {
    const key = await parseVerifierKey(primitives, String(text));
    if (!key.ok) return key;
    parsed.push(key.value);
  }
  if (latest === null) return ok({ origin, keys: parsed, latest: undefined });
  const { size, root } = Object(latest) as Record<string, unknown>; // as above
  const bytes = fromBase64(String(root));
  if (
    typeof size !== 'number' ||
    !Number.isSafeInteger(size) ||
    !bytes.ok ||
    bytes.value.length !== HASH_BYTES
  ) {
    return fail('state-malformed', `the head of ${origin} is not readable`);
  }
  return ok({ origin, keys: parsed, latest: { size, root: bytes.value } });
}

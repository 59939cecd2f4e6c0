import { fromUtf8 } from '../encoding/bytes.ts';
import type { Findings } from './findings.ts';
import { formatVerifierKey, type VerifierKey } from '../notes/keys.ts';
import { CHECKPOINT_PATH, readSignedCheckpoint, type SignedCheckpoint } from '../notes/log-checkpoint.ts';
import { signaturesBy } from '../notes/note.ts';
import { parsePolicy, type Policy, quorumMet } from '../notes/policy.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { checkSignature } from '../notes/signature.ts';
import type { Source } from '../tree/tile-reader.ts';

export const POLICY_PATH = 'policy';

export type WitnessSeen = {
  /** The witness's name in the policy. */
  readonly name: string;
  readonly verdict: 'cosigned' | 'absent' | 'bad' | 'unknown-algorithm';
  /** Seconds since 1970, by the witness's own clock. */
  readonly at?: number;
};

export type Head = {
  readonly signed: SignedCheckpoint;
  readonly policy: Policy;
  readonly logKeys: readonly VerifierKey[];
  /** Whether a log key of the policy signed these very bytes. */
  readonly authentic: boolean;
  readonly witnesses: readonly WitnessSeen[];
  readonly quorumMet: boolean;
};

/** Reads checkpoint and policy and checks every signature. Undefined if there is nothing to go on with. */
export async function checkHead(
  primitives: Primitives,
  from: { readonly source: Source; readonly policy: Uint8Array | undefined },
  findings: Findings,
): Promise<Head | undefined> {
  const bytes = await from.source.read(CHECKPOINT_PATH);
  if (bytes === undefined) {
    findings.add({ code: 'file-missing', path: CHECKPOINT_PATH });
    return undefined;
  }
  const signed = readSignedCheckpoint(bytes);
  if (!signed.ok) {
    findings.add({ code: 'checkpoint-malformed', path: CHECKPOINT_PATH, detail: signed.detail });
    return undefined;
  }
  const policy = await readPolicy(primitives, from, findings);
  if (policy === undefined) return undefined;
  const { origin } = signed.value.checkpoint;
  const logKeys = policy.logs.map((log) => log.key).filter((key) => key.name === origin);
  const authentic = await checkLogSignature(primitives, { signed: signed.value, logKeys }, findings);
  const witnesses = await checkCosignatures(primitives, { signed: signed.value, policy }, findings);
  const cosigned = new Set(witnesses.filter((seen) => seen.verdict === 'cosigned').map((seen) => seen.name));
  const met = quorumMet(policy, cosigned);
  if (!met) findings.add({ code: 'quorum-unmet', detail: policy.quorum });
  return { signed: signed.value, policy, logKeys, authentic, witnesses, quorumMet: met };
}

async function readPolicy(
  primitives: Primitives,
  from: { readonly source: Source; readonly policy: Uint8Array | undefined },
  findings: Findings,
): Promise<Policy | undefined> {
  const bytes = from.policy ?? (await from.source.read(POLICY_PATH));
  if (bytes === undefined) {
    findings.add({ code: 'file-missing', path: POLICY_PATH });
    return undefined;
  }
  const text = fromUtf8(bytes);
  const policy = text.ok ? await parsePolicy(primitives, text.value) : text;
  if (policy.ok) return policy.value;
  findings.add({ code: 'policy-malformed', path: POLICY_PATH, detail: policy.detail });
  return undefined;
}

async function checkLogSignature(
  primitives: Primitives,
  head: { readonly signed: SignedCheckpoint; readonly logKeys: readonly VerifierKey[] },
  findings: Findings,
): Promise<boolean> {
  const verdicts: string[] = [];
  for (const key of head.logKeys) {
    const { note } = head.signed;
    for (const line of signaturesBy(note, key)) {
      verdicts.push((await checkSignature(primitives, key, { text: note.text, line })).verdict);
    }
  }
  if (verdicts.length === 0) {
    const names = head.signed.note.signatures.map((line) => line.name).join(', ');
    findings.add({ code: 'foreign-key', path: CHECKPOINT_PATH, detail: names });
  }
  return verdicts.includes('good') && !verdicts.includes('bad');
}

async function checkCosignatures(
  primitives: Primitives,
  head: { readonly signed: SignedCheckpoint; readonly policy: Policy },
  findings: Findings,
): Promise<WitnessSeen[]> {
  const { note } = head.signed;
  const seen: WitnessSeen[] = [];
  for (const { name, key } of head.policy.witnesses) {
    const lines = signaturesBy(note, key);
    if (lines.length > 1)
      findings.add({ code: 'cosignature-duplicate', path: CHECKPOINT_PATH, detail: name });
    const [line] = lines;
    if (line === undefined) {
      seen.push({ name, verdict: 'absent' });
      continue;
    }
    const { verdict, at } = await checkSignature(primitives, key, { text: note.text, line });
    if (verdict === 'bad') findings.add({ code: 'cosignature-bad', path: CHECKPOINT_PATH, detail: name });
    const told = verdict === 'good' ? 'cosigned' : verdict === 'bad' ? 'bad' : 'unknown-algorithm';
    seen.push({ name, verdict: told, ...(at === undefined ? {} : { at }) });
  }
  return seen;
}

export function describeKeys(keys: readonly VerifierKey[]): string[] {
  return keys.map(formatVerifierKey);
}

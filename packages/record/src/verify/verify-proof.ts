import { checkHead } from './check-head.ts';
import { collectFindings, EXIT_CODE, type Finding, type Verdict, verdictOf } from './findings.ts';
import { checkpointBytes, CHECKPOINT_PATH } from '../notes/log-checkpoint.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { parseTlogProof, provesEntry } from '../notes/tlog-proof.ts';
import type { WitnessSeen } from './check-head.ts';

/** What one `.tlog-proof` file shows under a policy. */
export type ProofReport = {
  readonly verdict: Verdict;
  readonly exitCode: (typeof EXIT_CODE)[Verdict];
  readonly index: number | undefined;
  readonly size: number | undefined;
  readonly origin: string | undefined;
  /** The entry the proof is about. */
  readonly entry: Uint8Array | undefined;
  readonly witnesses: readonly WitnessSeen[];
  readonly findings: readonly Finding[];
};

/**
 * Checks that an entry is in a log, that a log key of `policy` signed that log's head, and that the quorum
 * cosigned it. `entry` may be left out if the proof carries it.
 */
export async function verifyProof(
  primitives: Primitives,
  given: { readonly proof: Uint8Array; readonly policy: Uint8Array; readonly entry?: Uint8Array },
): Promise<ProofReport> {
  const findings = collectFindings();
  const proof = parseTlogProof(given.proof);
  const entry = given.entry ?? (proof.ok ? proof.value.extra : undefined);
  if (!proof.ok || entry === undefined) {
    findings.add({ code: 'proof-malformed', detail: proof.ok ? '-' : proof.detail });
    const nothing = { index: undefined, size: undefined, origin: undefined, entry, witnesses: [] };
    return { ...nothing, ...judged(findings.list()) };
  }
  const { index, signed } = proof.value;
  const note = checkpointBytes(signed);
  const source = { read: async (path: string) => (path === CHECKPOINT_PATH ? note : undefined) };
  const head = await checkHead(primitives, { source, policy: given.policy }, findings);
  const { origin, size } = signed.checkpoint;
  if (head !== undefined && !head.authentic && !findings.has('foreign-key')) {
    findings.add({ code: 'checkpoint-altered' });
  }
  if (!(await provesEntry(primitives, proof.value, entry)))
    findings.add({ code: 'proof-wrong', entry: index });
  return { index, size, origin, entry, witnesses: head?.witnesses ?? [], ...judged(findings.list()) };
}

function judged(findings: readonly Finding[]): Pick<ProofReport, 'verdict' | 'exitCode' | 'findings'> {
  const verdict = verdictOf(findings);
  return { verdict, exitCode: EXIT_CODE[verdict], findings };
}

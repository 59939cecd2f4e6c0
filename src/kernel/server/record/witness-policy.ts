import {
  fail,
  formatVerifierKey,
  nodePrimitives,
  parsePolicy,
  type Policy,
  type Result,
  type VerifierKey,
} from '@madang/record';

/** The lines of MADANG_WITNESSES as they are published with every log; a file without a quorum asks for none. */
export async function readWitnesses(text: string): Promise<Result<string>> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.some((line) => line.startsWith('log ')))
    return fail('log-line', 'it names a log; each edition adds its own');
  const told = lines.some((line) => line.startsWith('quorum ')) ? lines : [...lines, 'quorum none'];
  const witnesses = told.map((line) => `${line}\n`).join('');
  const policy = await parsePolicy(nodePrimitives, witnesses);
  return policy.ok ? { ok: true, value: witnesses } : policy;
}

/** The policy a log publishes: its own key, those of later logs that speak of it, and whoever is asked to witness it. */
export function policyText(keys: readonly VerifierKey[], witnesses: string | null): string {
  const logs = keys.map((key) => `log ${formatVerifierKey(key)}\n`).join('');
  return `${logs}${witnesses ?? 'quorum none\n'}`;
}

export type Witness = Policy['witnesses'][number] & {
  /** Name of the group the policy puts it in: a stakeholder group where it is named like one. */
  readonly group: string | null;
};

/** The witnesses of lines that were read before. */
export async function witnessesOf(witnesses: string | null): Promise<readonly Witness[]> {
  if (witnesses === null) return [];
  const policy = await parsePolicy(nodePrimitives, witnesses);
  if (!policy.ok) throw new Error(policy.detail);
  const groupOf = new Map(
    policy.value.groups.flatMap(({ name, members }) => members.map((member) => [member, name] as const)),
  );
  return policy.value.witnesses.map((witness) => ({ ...witness, group: groupOf.get(witness.name) ?? null }));
}

import { sameBytes } from '../encoding/bytes.ts';
import { KEY_KINDS, parseVerifierKey, type VerifierKey } from './keys.ts';
import type { Primitives } from '../primitives/primitives.ts';
import { fail, ok, type Result } from '../encoding/result.ts';

/** C2SP tlog-policy: which logs and witnesses are known, and who must have cosigned. */
export type Policy = {
  readonly logs: readonly { readonly key: VerifierKey; readonly url?: string }[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of a witness or group, or `none`. */
  readonly quorum: string;
};
type PolicyWitness = { readonly name: string; readonly key: VerifierKey; readonly url?: string };
type PolicyGroup = {
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
};

/** The specification recommends support for at least 32 of each. */
const POLICY_LINES_MAX = 1024;

type Draft = {
  logs: { key: VerifierKey; url?: string }[];
  witnesses: PolicyWitness[];
  groups: PolicyGroup[];
  quorum: string | undefined;
  defined: Set<string>;
  /** Names already used as a member: a second use would let a witness count twice. */
  used: Set<string>;
};

export async function parsePolicy(primitives: Primitives, text: string): Promise<Result<Policy>> {
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return malformed('it holds a control character');
  const lines = text.split('\n');
  if (lines.length > POLICY_LINES_MAX) return malformed(`it has more than ${POLICY_LINES_MAX} lines`);
  const draft: Draft = {
    logs: [],
    witnesses: [],
    groups: [],
    quorum: undefined,
    defined: new Set(),
    used: new Set(),
  };
  for (const line of lines) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue;
    const problem = await readLine(primitives, draft, words);
    if (problem !== undefined) return malformed(problem);
  }
  const { logs, witnesses, groups, quorum } = draft;
  return quorum === undefined ? malformed('it has no quorum line') : ok({ logs, witnesses, groups, quorum });
}

function malformed(detail: string): Result<never> {
  return fail('policy-malformed', `the policy cannot be used: ${detail}`);
}

/** What is wrong with the line, or undefined. */
async function readLine(
  primitives: Primitives,
  draft: Draft,
  [keyword = '', ...rest]: readonly string[],
): Promise<string | undefined> {
  if (keyword === 'log') return readLog(primitives, draft, rest);
  if (keyword === 'witness') return readWitness(primitives, draft, rest);
  if (keyword === 'group') return readGroup(draft, rest);
  if (keyword === 'quorum') return readQuorum(draft, rest);
  return `${keyword} is not log, witness, group or quorum`;
}

async function readLog(
  primitives: Primitives,
  draft: Draft,
  words: readonly string[],
): Promise<string | undefined> {
  const [vkey = '', url, extra] = words;
  if (extra !== undefined) return 'a log line is log, key, address';
  const key = await parseVerifierKey(primitives, vkey);
  if (!key.ok) return key.detail;
  if (draft.logs.some((log) => sameBytes(log.key.publicKey, key.value.publicKey))) {
    return `the log key of ${key.value.name} is listed twice`;
  }
  draft.logs.push({ key: key.value, ...(url === undefined ? {} : { url }) });
  return undefined;
}

async function readWitness(
  primitives: Primitives,
  draft: Draft,
  words: readonly string[],
): Promise<string | undefined> {
  const [name = '', vkey = '', url, extra] = words;
  if (extra !== undefined) return 'a witness line is witness, name, key, address';
  const key = await parseVerifierKey(primitives, vkey);
  if (!key.ok) return key.detail;
  if (!KEY_KINDS[key.value.type].cosigns) return `the key of witness ${name} is not one for cosignatures`;
  if (draft.witnesses.some((witness) => sameBytes(witness.key.publicKey, key.value.publicKey))) {
    return `the key of witness ${name} is listed twice`;
  }
  draft.witnesses.push({ name, key: key.value, ...(url === undefined ? {} : { url }) });
  return define(draft, name);
}

function readGroup(draft: Draft, [name = '', count = '', ...members]: readonly string[]): string | undefined {
  if (members.length === 0) return `group ${name} has no members`;
  const threshold = count === 'any' ? 1 : count === 'all' ? members.length : thresholdOf(count);
  if (threshold === undefined || threshold > members.length) return `group ${name} has no possible threshold`;
  for (const member of members) {
    if (!draft.defined.has(member)) return `${member} is not defined before group ${name}`;
    if (draft.used.has(member)) return `${member} is a member twice`;
    draft.used.add(member);
  }
  draft.groups.push({ name, threshold, members });
  return define(draft, name);
}

function thresholdOf(text: string): number | undefined {
  return /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : undefined;
}

function readQuorum(draft: Draft, [name = '', extra]: readonly string[]): string | undefined {
  if (draft.quorum !== undefined) return 'it has two quorum lines';
  if (extra !== undefined) return 'a quorum line names one witness or group';
  if (name !== 'none' && !draft.defined.has(name)) return `the quorum ${name} is not defined`;
  draft.quorum = name;
  return undefined;
}

function define(draft: Draft, name: string): string | undefined {
  if (name === 'none' || name === '') return 'none is not a name';
  if (draft.defined.has(name)) return `${name} is defined twice`;
  draft.defined.add(name);
  return undefined;
}

/** Whether the quorum holds when exactly the witnesses called `cosigned` have cosigned. */
export function quorumMet(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  if (policy.quorum === 'none') return true;
  const met = new Set(policy.witnesses.map((witness) => witness.name).filter((name) => cosigned.has(name)));
  // A group only names what stands before it, so one pass in order settles all.
  for (const group of policy.groups) {
    const reached = group.members.filter((member) => met.has(member)).length;
    if (reached >= group.threshold) met.add(group.name);
  }
  return met.has(policy.quorum);
}

import type { Ballot, Candidate, Election } from './election.ts';
import { FormatError } from './format-error.ts';
import { parseLocatedJson, WrittenNumber, type Located } from './located-json.ts';
import { parseRational, type Rational } from '../numbers/rational.ts';

/** An election, and which of its ids were written as numbers: an answer writes them the same way. */
export type JsonProfile = { readonly election: Election; readonly numericIds: ReadonlySet<string> };

type Fields = ReadonlyMap<string, Located>;

function fieldsOf(node: Located, what: string, allowed: readonly string[]): Fields {
  if (!(node.value instanceof Map)) throw new FormatError(node.line, `${what} is not an object`);
  for (const [name, { line }] of node.value) {
    if (!allowed.includes(name)) throw new FormatError(line, `${what} has an unknown field: ${name}`);
  }
  return node.value;
}

function listOf(node: Located | undefined, line: number, what: string): readonly Located[] {
  if (node === undefined) throw new FormatError(line, `${what} is missing`);
  if (!Array.isArray(node.value)) throw new FormatError(node.line, `${what} is not a list`);
  return node.value;
}

/** An id may be written as a string or as a whole number. */
function idOf(node: Located | undefined, line: number, what: string): string {
  if (node === undefined) throw new FormatError(line, `${what} is missing`);
  if (typeof node.value === 'string' && node.value !== '') return node.value;
  if (node.value instanceof WrittenNumber && /^\d+$/.test(node.value.text)) return node.value.text;
  throw new FormatError(node.line, `${what} is neither a non-empty string nor a whole number`);
}

function numberOf({ value, line }: Located, what: string): Rational {
  const text = value instanceof WrittenNumber ? value.text : value;
  const number = typeof text === 'string' ? parseRational(text) : undefined;
  if (number === undefined) throw new FormatError(line, `${what} is not a number`);
  return number;
}

function notNegative(node: Located, what: string): Rational {
  const number = numberOf(node, what);
  if (number.n < 0n) throw new FormatError(node.line, `${what} is negative`);
  return number;
}

function positive(node: Located, what: string): Rational {
  const number = notNegative(node, what);
  if (number.n === 0n) throw new FormatError(node.line, `${what} is zero`);
  return number;
}

function textOf(node: Located, what: string): string {
  if (typeof node.value !== 'string') throw new FormatError(node.line, `${what} is not a string`);
  return node.value;
}

function candidateOf(node: Located): Candidate {
  const fields = fieldsOf(node, 'a candidate', ['id', 'cost', 'group', 'name']);
  const id = idOf(fields.get('id'), node.line, 'id of a candidate');
  const [cost, group, name] = [fields.get('cost'), fields.get('group'), fields.get('name')];
  const groups = Array.isArray(group?.value)
    ? listOf(group, node.line, 'group').map((each) => textOf(each, 'group'))
    : group && [textOf(group, 'group')];
  return {
    id,
    ...(cost && { cost: notNegative(cost, `cost of ${id}`) }),
    ...(groups && { groups }),
    ...(name && { name: textOf(name, 'name') }),
  };
}

function ballotOf(node: Located, known: ReadonlySet<string>): Ballot {
  const fields = fieldsOf(node, 'a ballot', ['approves', 'points', 'weight', 'group']);
  const seen = new Set<string>();
  for (const entry of listOf(fields.get('approves'), node.line, 'approves')) {
    const id = idOf(entry, entry.line, 'an approved id');
    if (!known.has(id))
      throw new FormatError(entry.line, `a ballot approves ${id}, which candidates does not list`);
    if (seen.has(id)) throw new FormatError(entry.line, `a ballot approves ${id} twice`);
    seen.add(id);
  }
  const [weight, points, group] = [fields.get('weight'), fields.get('points'), fields.get('group')];
  const given = points && listOf(points, node.line, 'points').map((each) => numberOf(each, 'points'));
  if (given && points && given.length !== seen.size) {
    throw new FormatError(
      points.line,
      `a ballot approves ${seen.size} candidates and gives ${given.length} points`,
    );
  }
  return {
    approves: [...seen],
    ...(given && { points: given }),
    ...(weight && { weight: positive(weight, 'weight') }),
    ...(group && { group: textOf(group, 'group') }),
  };
}

function capsOf(node: Located): Record<string, number> {
  if (!(node.value instanceof Map)) throw new FormatError(node.line, 'caps is not an object');
  const caps: [string, number][] = [];
  for (const [group, cap] of node.value) caps.push([group, wholeOf(cap, `cap of ${group}`)]);
  return Object.fromEntries(caps);
}

function wholeOf(node: Located, what: string): number {
  const { n, d } = numberOf(node, what);
  if (d !== 1n || n < 0n || n > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new FormatError(node.line, `${what} is not a whole number`);
  }
  return Number(n);
}

/**
 * Reads `{candidates: [{id, cost?, group?, name?}], k? | budget?, caps?, ballots: [{approves, points?, weight?,
 * group?}]}`. Numbers are exact as written; a string may hold a fraction ("2/3"). Throws FormatError with the line.
 */
export function parseJsonProfile(text: string): JsonProfile {
  const root = parseLocatedJson(text);
  const fields = fieldsOf(root, 'the profile', ['candidates', 'k', 'budget', 'caps', 'ballots']);
  const listed = listOf(fields.get('candidates'), root.line, 'candidates');
  const candidates = listed.map(candidateOf);
  const known = new Set<string>();
  candidates.forEach(({ id, cost }, at) => {
    const line = listed[at]?.line ?? root.line;
    if (known.has(id)) throw new FormatError(line, `candidate ${id} is listed twice`);
    if (fields.has('budget') && cost === undefined)
      throw new FormatError(line, `candidate ${id} has no cost`);
    known.add(id);
  });
  const [k, budget, caps] = [fields.get('k'), fields.get('budget'), fields.get('caps')];
  if (k && budget) throw new FormatError(budget.line, 'give either k or budget, and not both');
  const seats = k && wholeOf(k, 'k');
  if (k && (seats === 0 || Number(seats) > candidates.length)) {
    throw new FormatError(k.line, `k is ${seats}, and there are ${candidates.length} candidates`);
  }
  const numericIds = candidates.flatMap(({ id }, at) => {
    const node = listed[at]?.value;
    return node instanceof Map && node.get('id')?.value instanceof WrittenNumber ? [id] : [];
  });
  const election: Election = {
    candidates,
    ballots: listOf(fields.get('ballots'), root.line, 'ballots').map((node) => ballotOf(node, known)),
    ...(seats !== undefined && { k: seats }),
    ...(budget && { budget: notNegative(budget, 'budget') }),
    ...(caps && { caps: capsOf(caps) }),
    idOrder: 'natural',
  };
  return { election, numericIds: new Set(numericIds) };
}

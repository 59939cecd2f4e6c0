import type { Certificate, CertifiedBallot, CertifiedRound } from './certificate.ts';
import { parseRational, type Rational } from '../numbers/rational.ts';

/** A certificate that is not one: which part is not of the published form. */
export class MalformedCertificate extends Error {
  constructor(part: string) {
    super(`not a certificate: ${part}`);
    this.name = 'MalformedCertificate';
  }
}

type Fields = Readonly<Record<string, unknown>>;

const FRACTION = /^-?\d+\/[1-9]\d*$/;

/** Reads an amount; only lowest terms pass, so that equal amounts are equal texts. */
export function amount(text: unknown, part: string): Rational {
  const value = typeof text === 'string' && FRACTION.test(text) ? parseRational(text) : undefined;
  if (value === undefined || `${value.n}/${value.d}` !== text) throw new MalformedCertificate(part);
  return value;
}

function fields(value: unknown, part: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new MalformedCertificate(part);
  return Object.fromEntries(Object.entries(value));
}

function list<T>(value: unknown, part: string, read: (each: unknown, part: string) => T): T[] {
  if (!Array.isArray(value)) throw new MalformedCertificate(part);
  return value.map((each: unknown, at) => read(each, `${part}[${at}]`));
}

function text(value: unknown, part: string): string {
  if (typeof value !== 'string') throw new MalformedCertificate(part);
  return value;
}

function whole(value: unknown, part: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new MalformedCertificate(part);
  return value;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], part: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new MalformedCertificate(part);
  return found;
}

const PHASES = ['equal-shares', 'phragmen', 'pav', 'approval', 'fill', 'lot'] as const;

function roundOf(value: unknown, part: string): CertifiedRound {
  const { winner, phase, price } = fields(value, part);
  amount(price, `${part}.price`);
  return {
    winner: text(winner, `${part}.winner`),
    phase: oneOf(phase, PHASES, `${part}.phase`),
    price: text(price, part),
  };
}

function ballotOf(value: unknown, part: string): CertifiedBallot {
  const { weight, approvals, paid, rest } = fields(value, part);
  if (amount(weight, `${part}.weight`).n <= 0n) throw new MalformedCertificate(`${part}.weight`);
  const pairs = list(approvals, `${part}.approvals`, (pair, at): [string, string] => {
    const [id, points, ...more] = list(pair, at, text);
    if (more.length > 0) throw new MalformedCertificate(at);
    if (id === undefined || points === undefined || amount(points, at).n <= 0n)
      throw new MalformedCertificate(at);
    return [id, points];
  });
  const rounds = list(paid, `${part}.paid`, whole);
  const last = rest === undefined ? {} : { rest: whole(rest, `${part}.rest`) };
  return { weight: text(weight, part), approvals: pairs, paid: rounds, ...last };
}

function candidateOf(value: unknown, part: string): Certificate['candidates'][number] {
  const { id, cost, groups } = fields(value, part);
  if (amount(cost, `${part}.cost`).n < 0n) throw new MalformedCertificate(`${part}.cost`);
  return { id: text(id, `${part}.id`), cost: text(cost, part), groups: list(groups, `${part}.groups`, text) };
}

/** Takes any value apart and returns it as a certificate of the published form. Throws MalformedCertificate. */
export function readCertificate(value: unknown): Certificate {
  const given = fields(value, 'certificate');
  if (given['version'] !== 1) throw new MalformedCertificate('version');
  const ties = fields(given['ties'], 'ties');
  const kind = oneOf(ties['kind'], ['lot', 'id'], 'ties.kind');
  const { k, overspending, previous } = given;
  for (const part of ['budget', 'voters', 'share']) amount(given[part], part);
  const caps = Object.entries(fields(given['caps'], 'caps')).map(
    ([group, cap]) => [group, whole(cap, 'caps')] as const,
  );
  if (!/^\d+$/.test(text(given['increments'], 'increments'))) throw new MalformedCertificate('increments');
  return {
    version: 1,
    rule: text(given['rule'], 'rule'),
    utility: oneOf(given['utility'], ['cardinality', 'cost'], 'utility'),
    ties: kind === 'id' ? { kind } : { kind, seed: text(ties['seed'], 'ties.seed') },
    idOrder: oneOf(given['idOrder'], ['natural', 'text'], 'idOrder'),
    ...(k !== undefined && { k: whole(k, 'k') }),
    budget: text(given['budget'], 'budget'),
    voters: text(given['voters'], 'voters'),
    increments: text(given['increments'], 'increments'),
    share: text(given['share'], 'share'),
    caps: Object.fromEntries(caps),
    candidates: list(given['candidates'], 'candidates', candidateOf),
    ballotBox: text(given['ballotBox'], 'ballotBox'),
    ballots: list(given['ballots'], 'ballots', ballotOf),
    rounds: list(given['rounds'], 'rounds', roundOf),
    ...(previous !== undefined && { previous: list(previous, 'previous', roundOf) }),
    ...(overspending !== undefined && { overspending: list(overspending, 'overspending', roundOf) }),
  };
}

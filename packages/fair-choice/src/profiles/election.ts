import { parseRational, type Rational, type RationalInput } from '../numbers/rational.ts';

/** One topic that could be chosen. */
export type Candidate = {
  readonly id: string;
  /** Minutes, money or any other unit of the budget. Left out where every topic costs one place. */
  readonly cost?: RationalInput;
  /** Organisations or themes it belongs to; what caps count. */
  readonly groups?: readonly string[];
  readonly name?: string;
};

/** One voter's ballot, or several alike through `weight`. */
export type Ballot = {
  readonly approves: readonly string[];
  /** Points for each of `approves`, in the same order; a ballot without points gives one point to each. */
  readonly points?: readonly RationalInput[];
  /** 1 unless said. A ballot of weight w counts as w equal voters; any positive fraction. */
  readonly weight?: RationalInput;
  /** The stakeholder group this voter declared. */
  readonly group?: string;
};

/** How two ids are compared where the published order of ties is "lowest id first". */
export type IdOrder = 'natural' | 'text';

/** Either `k` places (every topic costs one), or a `budget` that the costs share. */
export type Election = {
  readonly candidates: readonly Candidate[];
  readonly ballots: readonly Ballot[];
  readonly k?: number;
  readonly budget?: RationalInput;
  /** At most so many winners of an organisation or theme. */
  readonly caps?: Readonly<Record<string, number>>;
  readonly idOrder?: IdOrder;
};

/** Most topics and most ballots one count takes; beyond, memory of one machine is not promised. */
export const CANDIDATES_MAX = 100_000;
export const BALLOTS_MAX = 20_000_000;

/** An election that cannot be counted, and why. `where` names the topic or the ballot (numbered from 1). */
export class ElectionError extends Error {
  readonly code: string;
  readonly where: string;
  constructor(code: string, where: string, message: string) {
    super(`${where}: ${message}`);
    this.name = 'ElectionError';
    this.code = code;
    this.where = where;
  }
}

export function exactly(input: RationalInput, where: string, what: string): Rational {
  const value = parseRational(input);
  if (value === undefined)
    throw new ElectionError('not-a-number', where, `${what} is not a number: ${String(input)}`);
  return value;
}

/** The seats of a unit-cost election, or undefined where a budget is shared. Refuses both and neither. */
export function seatsOf(election: Election): number | undefined {
  if ((election.k === undefined) === (election.budget === undefined)) {
    throw new ElectionError('k-or-budget', 'election', 'give either k or a budget, and not both');
  }
  const { k } = election;
  if (k !== undefined && (!Number.isInteger(k) || k < 1)) {
    throw new ElectionError('k-or-budget', 'election', `k is not a positive whole number: ${k}`);
  }
  return k;
}

/** Orders ids by UTF-16 code units, or so that runs of digits count as numbers (c2 before c10). */
export function compareIds(a: string, b: string, order: IdOrder): number {
  if (order === 'natural') {
    const left = a.match(/\d+|\D+/g) ?? [];
    const right = b.match(/\d+|\D+/g) ?? [];
    for (const [at, part] of left.entries()) {
      const other = right[at];
      if (other === undefined) return 1;
      const numeric = /^\d/.test(part) && /^\d/.test(other);
      const difference = numeric ? BigInt(part) - BigInt(other) : 0n;
      if (difference !== 0n) return difference < 0n ? -1 : 1;
      if (!numeric && part !== other) return part < other ? -1 : 1;
    }
    if (right.length > left.length) return -1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

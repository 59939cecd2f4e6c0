import type { Certificate, CertifiedRound } from './certificate.ts';
import { MoneyTable, budgetLeft, rateAt, type CheckedElection, type Refusal } from './certified-run.ts';
import { compareIds } from '../profiles/election.ts';
import {
  add,
  compare,
  divide,
  format,
  ONE,
  parseRational,
  ratio,
  subtract,
  ZERO,
  type Rational,
} from '../numbers/rational.ts';
import { lotOf } from '../profiles/tie-order.ts';
import { item } from '../numbers/within.ts';

/** A round with its topic looked up and its price read. */
export type CheckedRound = {
  readonly topic: number;
  readonly phase: CertifiedRound['phase'];
  readonly price: Rational;
};

/** The election and the path so far, as every check needs them. */
export class CheckedPath {
  readonly election: CheckedElection;
  readonly certificate: Certificate;
  readonly taken: number[] = [];
  readonly #groups = new Map<string, number>();

  constructor(election: CheckedElection, certificate: Certificate) {
    this.election = election;
    this.certificate = certificate;
  }

  take(topic: number): void {
    this.taken.push(topic);
    for (const group of item(this.election.groups, topic))
      this.#groups.set(group, (this.#groups.get(group) ?? 0) + 1);
  }

  /** Topics not taken that no cap excludes. */
  open(): number[] {
    const taken = new Set(this.taken);
    return this.election.ids
      .map((_, topic) => topic)
      .filter((topic) => !taken.has(topic) && this.allowed(topic));
  }

  allowed(topic: number): boolean {
    return item(this.election.groups, topic).every(
      (group) => (this.#groups.get(group) ?? 0) < (this.election.caps.get(group) ?? Infinity),
    );
  }

  supported(topic: number): boolean {
    return item(this.election.supporters, topic).length > 0;
  }

  fits(topic: number): boolean {
    const { k, costs } = this.election;
    if (k !== undefined) return this.taken.length < k;
    return compare(item(costs, topic), budgetLeft(this.election, this.taken)) <= 0;
  }

  approvals(topic: number): Rational {
    const { supporters, weights } = this.election;
    return item(supporters, topic).reduce((sum, { ballot }) => add(sum, item(weights, ballot)), ZERO);
  }

  /** Whether `a` comes before `b` in the published order of ties of the round after `taken`. */
  precedes(a: number, b: number): boolean {
    const { election, certificate } = this;
    const { ties, idOrder } = certificate;
    const [left, right] = [item(election.ids, a), item(election.ids, b)];
    if (ties.kind === 'id') return compareIds(left, right, idOrder) < 0;
    const cost = compare(item(election.costs, a), item(election.costs, b));
    const support = compare(this.approvals(b), this.approvals(a));
    const [round, seed] = [this.taken.length + 1, ties.seed ?? certificate.ballotBox];
    return (cost || support || (lotOf(round, seed, left) < lotOf(round, seed, right) ? -1 : 1)) < 0;
  }

  refuse(code: string): Refusal {
    return { code, round: this.taken.length + 1 };
  }
}

/** What each ballot paid: rounds in full, and the round it gave its rest. */
export type PaidByBallot = { readonly paid: number[][]; readonly rest: (number | undefined)[] };

/** Somebody can pay the rate in full: otherwise the true price is lower than the stated one. */
function somebodyPaysInFull(table: MoneyTable, topic: number, rate: Rational): boolean {
  const due = table.duePerPoint(rate);
  return item(table.election.supporters, topic).some(
    ({ ballot }, at) => item(table.money, ballot) >= due * table.pointsOf(topic, at),
  );
}

/** One purchase of Equal Shares: paid exactly, nothing cheaper, ties as published; then everybody is charged. */
export function checkPurchase(
  path: CheckedPath,
  table: MoneyTable,
  { topic, price }: CheckedRound,
  paidBy: PaidByBallot,
): Refusal | undefined {
  const { election, certificate } = path;
  const byCost = certificate.utility === 'cost';
  const rate = rateAt(election, topic, price, byCost);
  if (price.n < 0n || !path.allowed(topic)) return path.refuse('price');
  const due = table.duePerPoint(rate);
  const owed = (ballot: number, at: number): bigint => {
    const [money, full] = [item(table.money, ballot), due * table.pointsOf(topic, at)];
    return money < full ? money : full;
  };
  if (compare(table.sum(topic, owed), item(election.costs, topic)) !== 0)
    return path.refuse('not-paid-exactly');
  if (!somebodyPaysInFull(table, topic, rate)) return path.refuse('price');
  for (const other of path.open()) {
    if (other === topic || !path.supported(other)) continue;
    const otherRate = rateAt(election, other, price, byCost);
    const raised = table.compareRaised(other, otherRate);
    if (raised > 0) return path.refuse('not-cheapest');
    if (raised < 0) continue;
    if (!somebodyPaysInFull(table, other, otherRate)) return path.refuse('not-cheapest');
    if (path.precedes(other, topic)) return path.refuse('tie');
  }
  const round = path.taken.length;
  item(election.supporters, topic).forEach(({ ballot }, at) => {
    const [money, full] = [item(table.money, ballot), due * table.pointsOf(topic, at)];
    if (money >= full) item(paidBy.paid, ballot).push(round);
    else if (money > 0n) paidBy.rest[ballot] = round;
    table.setMoney(ballot, money >= full ? money - full : 0n);
  });
  path.take(topic);
  return undefined;
}

/** After Equal Shares nobody can buy anything with what is left. */
export function checkNothingAffordable(path: CheckedPath, table: MoneyTable): Refusal | undefined {
  for (const topic of path.open()) {
    if (path.supported(topic) && table.compareHeld(topic, ZERO) >= 0) return path.refuse('stopped-early');
  }
  return undefined;
}

/** One purchase of Phragmén: the price is the time at which its supporters hold exactly the cost, before all others. */
export function checkTimedPurchase(
  path: CheckedPath,
  table: MoneyTable,
  round: CheckedRound,
): Refusal | undefined {
  const { topic, price } = round;
  if (!path.supported(topic) || !path.allowed(topic) || !path.fits(topic)) return path.refuse('not-allowed');
  if (table.compareHeld(topic, price) !== 0) return path.refuse('not-paid-exactly');
  for (const other of timed(path)) {
    if (other === topic) continue;
    const held = table.compareHeld(other, price);
    if (held > 0) return path.refuse('not-cheapest');
    if (held < 0) continue;
    if (!path.fits(other)) return path.refuse('should-have-stopped');
    if (path.precedes(other, topic)) return path.refuse('tie');
  }
  const received = (price.n * table.unit) / price.d;
  for (const { ballot } of item(path.election.supporters, topic)) table.setMoney(ballot, -received);
  path.take(topic);
  return undefined;
}

/** Topics that take part in Phragmén: supported, and with a budget no dearer than all of it. */
function timed(path: CheckedPath): number[] {
  const { k, costs, budget } = path.election;
  return path
    .open()
    .filter(
      (topic) => path.supported(topic) && (k !== undefined || compare(item(costs, topic), budget) <= 0),
    );
}

/** Phragmén with a budget stops only where one of the next topics no longer fits; with k when all places are filled. */
export function checkTimedStop(path: CheckedPath, table: MoneyTable): Refusal | undefined {
  const { k, costs } = path.election;
  const rest = timed(path);
  if (rest.length === 0 || (k !== undefined && path.taken.length >= k)) return undefined;
  const times = rest.map((topic) => {
    const held = table.sum(topic, (ballot) => item(table.money, ballot));
    return divide(subtract(item(costs, topic), held), path.approvals(topic));
  });
  const first = times.reduce((least, time) => (compare(time, least) < 0 ? time : least));
  const tied = rest.filter((_, at) => compare(item(times, at), first) === 0);
  return tied.every((topic) => path.fits(topic)) ? path.refuse('stopped-early') : undefined;
}

/** The score of a topic in a score phase: weighted points, or Thiele's gain. */
function scoreOf(
  { election }: CheckedPath,
  topic: number,
  satisfied: readonly number[] | undefined,
): Rational {
  return item(election.supporters, topic).reduce((sum, { ballot, points }) => {
    const weight = item(election.weights, ballot);
    const value = satisfied === undefined ? points : ratio(1n, BigInt(item(satisfied, ballot)) + 1n);
    return add(sum, ratio(weight.n * value.n, weight.d * value.d));
  }, ZERO);
}

/** One choice by score: the highest that fits; `satisfied` counts winners per ballot in proportional approval voting. */
export function checkHighest(
  path: CheckedPath,
  round: CheckedRound,
  satisfied?: number[],
): Refusal | undefined {
  const { topic, price, phase } = round;
  const { election } = path;
  if (!path.allowed(topic) || !path.fits(topic)) return path.refuse('not-allowed');
  const score = scoreOf(path, topic, satisfied);
  const stated = score.n === 0n ? ZERO : divide(item(election.costs, topic), score);
  if (format(stated) !== format(price) || (phase === 'lot') !== (score.n === 0n)) return path.refuse('price');
  for (const other of path.open()) {
    if (other === topic || !path.fits(other)) continue;
    const difference = compare(scoreOf(path, other, satisfied), score);
    if (difference > 0) return path.refuse('not-highest');
    if (difference === 0 && path.precedes(other, topic)) return path.refuse('tie');
  }
  for (const { ballot } of item(election.supporters, topic)) {
    if (satisfied !== undefined) satisfied[ballot] = item(satisfied, ballot) + 1;
  }
  path.take(topic);
  return undefined;
}

/** A fill takes all that fits: with k until all places are filled, with a budget whatever anybody supports. */
export function checkFull(path: CheckedPath): Refusal | undefined {
  const needed = (topic: number): boolean => path.election.k !== undefined || path.supported(topic);
  const missed = path.open().some((topic) => needed(topic) && path.fits(topic));
  return missed ? path.refuse('stopped-early') : undefined;
}

/** The share every voter of weight 1 starts with. */
export function shareOf(election: CheckedElection, increments: bigint): Rational {
  const voters = election.weights.reduce(add, ZERO);
  if (voters.n === 0n) return ZERO;
  return add(divide(election.budget, voters), multiplyWhole(ONE, increments));
}

const multiplyWhole = (value: Rational, by: bigint): Rational => ratio(value.n * by, value.d);

export function checkedRound(
  election: CheckedElection,
  { winner, phase, price }: CertifiedRound,
): CheckedRound {
  return { topic: election.ids.indexOf(winner), phase, price: parseRational(price) ?? ZERO };
}

/*
 * The rules as a textbook states them, one fraction per voter and every topic priced anew in every round: slow, and
 * with nothing in common with the package but the words. Winners, their order, prices and ties are checked against it.
 */
import { createHash } from 'node:crypto';
import type { Election } from '../src/profiles/election.ts';
import type { Ties } from '../src/profiles/tie-order.ts';
import type { Utility } from '../src/rules/equal-shares.ts';
import { item } from '../src/numbers/within.ts';

/** A fraction in lowest terms, the way a first implementation would keep it. */
export class Fraction {
  readonly n: bigint;
  readonly d: bigint;
  constructor(n: bigint, d = 1n) {
    let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
    while (b > 0n) [a, b] = [b, a % b];
    const by = d < 0n ? -a : a;
    this.n = n / by;
    this.d = d / by;
  }
  plus = (o: Fraction): Fraction => new Fraction(this.n * o.d + o.n * this.d, this.d * o.d);
  minus = (o: Fraction): Fraction => new Fraction(this.n * o.d - o.n * this.d, this.d * o.d);
  times = (o: Fraction): Fraction => new Fraction(this.n * o.n, this.d * o.d);
  over = (o: Fraction): Fraction => new Fraction(this.n * o.d, this.d * o.n);
  below = (o: Fraction): boolean => this.n * o.d < o.n * this.d;
  same = (o: Fraction): boolean => this.n === o.n && this.d === o.d;
  text = (): string => `${this.n}/${this.d}`;
}

const NOTHING = new Fraction(0n);
const ONE = new Fraction(1n);
const whole = (value: number | bigint): Fraction => new Fraction(BigInt(value));
const sum = (values: readonly Fraction[]): Fraction => values.reduce((all, each) => all.plus(each), NOTHING);
const atMost = (a: Fraction, b: Fraction): boolean => !b.below(a);

/** Reads what tests write: whole numbers, `"12.5"` and `"2/3"`. */
function read(value: unknown): Fraction {
  const text = String(value);
  const [over = '', under] = text.split('/');
  if (under !== undefined) return new Fraction(BigInt(over), BigInt(under));
  const [units = '0', decimals = ''] = over.split('.');
  return new Fraction(BigInt(units + decimals), 10n ** BigInt(decimals.length));
}

/** The points a supporter gives a topic. */
const worth = (points: ReadonlyMap<number, Fraction>, topic: number): Fraction =>
  points.get(topic) ?? NOTHING;

type Voter = { readonly weight: Fraction; readonly points: ReadonlyMap<number, Fraction>; money: Fraction };
type Topic = { readonly id: string; readonly cost: Fraction; readonly groups: readonly string[] };

export type TextbookRound = {
  readonly winner: string;
  readonly price: string;
  /** All topics at that price, by id. */
  readonly tied: readonly string[];
};

/** What a rule offers in a round: smaller values win. */
type Offer = { readonly topic: number; readonly value: Fraction };

class Counting {
  readonly election: Election;
  readonly ties: Ties;
  readonly utility: Utility;
  readonly topics: readonly Topic[];
  readonly voters: readonly Voter[];
  readonly budget: Fraction;
  readonly rounds: TextbookRound[] = [];
  readonly taken: number[] = [];

  constructor(election: Election, utility: Utility, ties: Ties) {
    this.election = election;
    this.utility = utility;
    this.ties = ties;
    const { candidates, ballots, k, budget } = election;
    this.topics = candidates.map(({ id, cost, groups }) => ({
      id,
      cost: k === undefined ? read(cost) : ONE,
      groups: groups ?? [],
    }));
    this.budget = k === undefined ? read(budget) : whole(k);
    this.voters = ballots.map(({ approves, points, weight }) => {
      const given = approves.map((id, at): [number, Fraction] => [
        candidates.findIndex((candidate) => candidate.id === id),
        read(points?.[at] ?? 1),
      ]);
      return {
        weight: read(weight ?? 1),
        points: new Map(given.filter(([, value]) => NOTHING.below(value))),
        money: NOTHING,
      };
    });
  }

  supporters = (topic: number): Voter[] => this.voters.filter(({ points }) => points.has(topic));
  weightOf = (voters: readonly Voter[]): Fraction => sum(voters.map(({ weight }) => weight));
  spent = (): Fraction => sum(this.taken.map((topic) => item(this.topics, topic).cost));
  fits = (topic: number): boolean =>
    this.election.k === undefined
      ? atMost(this.spent().plus(item(this.topics, topic).cost), this.budget)
      : this.taken.length < this.election.k;

  /** Topics not taken and not over the cap of a theme. */
  open(): number[] {
    const perGroup = (group: string): number =>
      this.taken.filter((topic) => item(this.topics, topic).groups.includes(group)).length;
    return [...this.topics.keys()].filter(
      (topic) =>
        !this.taken.includes(topic) &&
        item(this.topics, topic).groups.every(
          (group) => perGroup(group) < (this.election.caps?.[group] ?? Infinity),
        ),
    );
  }

  supported = (): number[] => this.open().filter((topic) => this.supporters(topic).length > 0);

  /** Whether `a` goes first among equals: METHODS C, or the lowest id. */
  first(a: number, b: number): boolean {
    const [left, right] = [item(this.topics, a), item(this.topics, b)];
    if (this.ties.kind === 'id') {
      if (this.election.idOrder === 'text') return left.id < right.id;
      return Number(left.id) < Number(right.id);
    }
    if (!left.cost.same(right.cost)) return left.cost.below(right.cost);
    const support = [a, b].map((topic) => this.weightOf(this.supporters(topic)));
    if (!item(support, 0).same(item(support, 1))) return item(support, 1).below(item(support, 0));
    const seed = this.ties.seed ?? '';
    const lot = ({ id }: Topic): string =>
      createHash('sha256')
        .update(`${this.taken.length + 1}|${seed}|${id}`)
        .digest('hex');
    return lot(left) < lot(right);
  }

  /** The lowest offer; equals by the order of ties. */
  best(offers: readonly Offer[]): (Offer & { tied: readonly number[] }) | undefined {
    let best: Offer | undefined;
    for (const offer of offers) {
      const better =
        best === undefined ||
        offer.value.below(best.value) ||
        (offer.value.same(best.value) && this.first(offer.topic, best.topic));
      if (better) best = offer;
    }
    if (best === undefined) return undefined;
    const { value } = best;
    return { ...best, tied: offers.filter((each) => each.value.same(value)).map(({ topic }) => topic) };
  }

  take(topic: number, price: Fraction, tied: readonly number[]): void {
    const ids = tied.map((each) => item(this.topics, each).id).sort();
    this.rounds.push({ winner: item(this.topics, topic).id, price: price.text(), tied: ids });
    this.taken.push(topic);
  }
}

/** The lowest rate at which the supporters raise the cost, each paying the rate per unit of utility or all they have. */
function rateOf(counting: Counting, topic: number): Fraction | undefined {
  const { cost } = item(counting.topics, topic);
  const factor = counting.utility === 'cost' && !cost.same(NOTHING) ? cost : ONE;
  const payers = counting.supporters(topic).map(({ weight, points, money }) => {
    const utility = worth(points, topic).times(factor);
    return { all: weight.times(money), units: weight.times(utility), limit: money.over(utility) };
  });
  payers.sort((a, b) => (a.limit.below(b.limit) ? -1 : b.limit.below(a.limit) ? 1 : 0));
  let missing = cost;
  for (const [at, { all, limit }] of payers.entries()) {
    const rate = missing.over(sum(payers.slice(at).map(({ units }) => units)));
    if (atMost(rate, limit)) return rate;
    missing = missing.minus(all);
  }
  return undefined;
}

function equalShares(counting: Counting, extra: bigint): void {
  const everybody = counting.weightOf(counting.voters);
  if (everybody.same(NOTHING)) return;
  const share = counting.budget.over(everybody).plus(whole(extra));
  for (const voter of counting.voters) voter.money = share;
  for (;;) {
    const offers = counting.supported().flatMap((topic): Offer[] => {
      const value = rateOf(counting, topic);
      return value === undefined ? [] : [{ topic, value }];
    });
    const best = counting.best(offers);
    if (best === undefined) return;
    const { cost } = item(counting.topics, best.topic);
    const factor = counting.utility === 'cost' && !cost.same(NOTHING) ? cost : ONE;
    for (const voter of counting.supporters(best.topic)) {
      const due = best.value.times(worth(voter.points, best.topic)).times(factor);
      voter.money = voter.money.below(due) ? NOTHING : voter.money.minus(due);
    }
    counting.take(best.topic, best.value, best.tied);
  }
}

/** Money flows to everybody at one speed; whoever's supporters hold the cost first is bought, and they hold nothing. */
function phragmen(counting: Counting): void {
  let time = NOTHING;
  const { k } = counting.election;
  while (k === undefined || counting.taken.length < k) {
    const affordable = (topic: number): boolean =>
      k !== undefined || atMost(item(counting.topics, topic).cost, counting.budget);
    const offers = counting
      .supported()
      .filter(affordable)
      .map((topic): Offer => {
        const supporters = counting.supporters(topic);
        const held = sum(supporters.map(({ weight, money }) => weight.times(money)));
        return {
          topic,
          value: item(counting.topics, topic).cost.minus(held).over(counting.weightOf(supporters)),
        };
      });
    const best = counting.best(offers);
    if (best === undefined || !best.tied.every(counting.fits)) break;
    time = time.plus(best.value);
    for (const voter of counting.voters) voter.money = voter.money.plus(best.value);
    for (const voter of counting.supporters(best.topic)) voter.money = NOTHING;
    counting.take(best.topic, time, best.tied);
  }
  while (k !== undefined && counting.taken.length < k) {
    const best = counting.best(counting.open().map((topic) => ({ topic, value: NOTHING })));
    if (best === undefined) return;
    counting.take(best.topic, NOTHING, best.tied);
  }
}

/** The highest score that fits, again and again; nobody's topic is taken only where places have to be filled. */
function highest(counting: Counting, scoreOf: (topic: number) => Fraction): void {
  for (;;) {
    const offers = counting
      .open()
      .filter((topic) => counting.fits(topic))
      .map((topic): Offer => ({ topic, value: NOTHING.minus(scoreOf(topic)) }))
      .filter(({ value }) => counting.election.k !== undefined || value.below(NOTHING));
    const best = counting.best(offers);
    if (best === undefined) return;
    const score = NOTHING.minus(best.value);
    const price = score.same(NOTHING) ? NOTHING : item(counting.topics, best.topic).cost.over(score);
    counting.take(best.topic, price, best.tied);
  }
}

function byPoints(counting: Counting): void {
  highest(counting, (topic) =>
    sum(counting.supporters(topic).map(({ weight, points }) => weight.times(worth(points, topic)))),
  );
}

function thiele(counting: Counting): void {
  highest(counting, (topic) =>
    sum(
      counting.supporters(topic).map(({ weight, points }) => {
        const satisfied = counting.taken.filter((winner) => points.has(winner)).length;
        return weight.over(whole(satisfied + 1));
      }),
    ),
  );
}

export type Textbook = { readonly rounds: readonly TextbookRound[]; readonly increments: bigint };

/** Equal Shares after as many further units per voter as its add1 completion allows. */
function addOne(start: () => Counting, exhaustive: boolean): { counting: Counting; increments: bigint } {
  const at = (extra: bigint): Counting => {
    const counting = start();
    equalShares(counting, extra);
    return counting;
  };
  for (let increments = 0n, counting = at(0n); ; increments += 1n) {
    const { topics, budget } = counting;
    const room = (topic: number): boolean => atMost(counting.spent().plus(item(topics, topic).cost), budget);
    const open = counting.supported();
    if (open.length === 0 || (exhaustive && !open.some(room))) return { counting, increments };
    const next = at(increments + 1n);
    if (next.budget.below(next.spent())) return { counting, increments };
    counting = next;
  }
}

/** Counts by the definition. `rule` is one of the published names. */
export function countByTextbook(election: Election, rule: string, utility: Utility, ties: Ties): Textbook {
  const start = (): Counting => new Counting(election, utility, ties);
  let counting = start();
  let increments = 0n;
  if (rule.includes('+add1')) ({ counting, increments } = addOne(start, rule.includes('exhaustive')));
  else if (rule.startsWith('equal-shares')) equalShares(counting, 0n);
  if (rule.includes('phragmen')) phragmen(counting);
  if (rule === 'pav') thiele(counting);
  if (rule === 'approval' || rule.endsWith('+fill')) byPoints(counting);
  return { rounds: counting.rounds, increments };
}

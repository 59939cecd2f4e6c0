import { approximate, compare, lcm, multiply, ratio, subtract, type Rational } from '../numbers/rational.ts';
import { f64, item } from '../numbers/within.ts';

/** A certificate's election in the verifier's own terms; ballots as lists, amounts as fractions. */
export type CheckedElection = {
  readonly ids: readonly string[];
  readonly costs: readonly Rational[];
  readonly groups: readonly (readonly string[])[];
  readonly caps: ReadonlyMap<string, number>;
  readonly budget: Rational;
  readonly k: number | undefined;
  readonly weights: readonly Rational[];
  /** Per topic, its supporters and the points each gives. */
  readonly supporters: readonly (readonly { readonly ballot: number; readonly points: Rational }[])[];
};

/** Why a certificate is refused; the round counts from 1. */
export type Refusal = { readonly code: string; readonly round?: number };

const common = (values: readonly Rational[]): bigint =>
  [...new Set(values.map(({ d }) => d))].reduce((scale, d) => lcm(scale, d), 1n);

const whole = (value: Rational, scale: bigint): bigint => value.n * (scale / value.d);

/**
 * Money per voter of each ballot in whole numbers over one common denominator, with doubles beside them that
 * rule out most comparisons. The verifier's own ledger: it shares no code with the count.
 */
export class MoneyTable {
  readonly election: CheckedElection;
  /** One unit of the budget is this much; weights and points have scales of their own. */
  readonly unit: bigint;
  readonly money: bigint[];
  readonly #floats: Float64Array;
  readonly #weights: bigint[];
  readonly #weightUnit: bigint;
  readonly #weightFloats: Float64Array;
  readonly #points: readonly (readonly bigint[])[];
  readonly #pointUnit: bigint;

  constructor(election: CheckedElection, start: Rational, amounts: readonly Rational[]) {
    const { weights, supporters, costs } = election;
    this.election = election;
    const given = supporters.map((list) => list.map(({ points }) => points));
    this.#pointUnit = given.reduce((unit, points) => lcm(unit, common(points)), 1n);
    this.#points = given.map((list) => list.map((points) => whole(points, this.#pointUnit)));
    this.#weightUnit = common(weights);
    this.#weights = weights.map((weight) => whole(weight, this.#weightUnit));
    this.#weightFloats = Float64Array.from(weights, ({ n, d }) => approximate(n, d));
    // Rates are per point, so a payment of one point needs the point unit in the money's denominator as well.
    this.unit = common([start, ...amounts, ...costs]) * this.#pointUnit;
    this.money = weights.map(() => whole(start, this.unit));
    this.#floats = new Float64Array(weights.length).fill(approximate(start.n, start.d));
  }

  pointsOf(topic: number, at: number): bigint {
    return item(item(this.#points, topic), at);
  }

  setMoney(ballot: number, money: bigint): void {
    this.money[ballot] = money;
    this.#floats[ballot] = approximate(money, this.unit);
  }

  /** What one point costs at a rate, in whole money; a supporter with `points` owes points times this. */
  duePerPoint(rate: Rational): bigint {
    return whole(rate, this.unit) / this.#pointUnit;
  }

  /** Sign of (what supporters raise at a rate, capped by what they hold) minus the cost. */
  compareRaised(topic: number, rate: Rational): number {
    const due = approximate(rate.n, rate.d);
    let float = 0;
    const pointUnit = Number(this.#pointUnit);
    const list = item(this.election.supporters, topic);
    list.forEach(({ ballot }, at) => {
      const owed = (due * Number(this.pointsOf(topic, at))) / pointUnit;
      float += f64(this.#weightFloats, ballot) * Math.min(f64(this.#floats, ballot), owed);
    });
    const cost = item(this.election.costs, topic);
    const goal = approximate(cost.n, cost.d);
    const doubt = (list.length + 16) * 2 ** -48 * (float + goal);
    if (float < goal - doubt) return -1;
    if (float > goal + doubt) return 1;
    const raised = this.sum(topic, (ballot, at) => {
      const [money, owed] = [item(this.money, ballot), this.duePerPoint(rate) * this.pointsOf(topic, at)];
      return money < owed ? money : owed;
    });
    return compare(raised, cost);
  }

  /** Exact sum over supporters of weight times an amount of whole money. */
  sum(topic: number, amount: (ballot: number, at: number) => bigint): Rational {
    let sum = 0n;
    item(this.election.supporters, topic).forEach(({ ballot }, at) => {
      sum += item(this.#weights, ballot) * amount(ballot, at);
    });
    return ratio(sum, this.#weightUnit * this.unit);
  }

  /** Sign of (what supporters hold after everybody received `time`) minus the cost. */
  compareHeld(topic: number, time: Rational): number {
    const extra = approximate(time.n, time.d);
    let [float, size] = [0, 0];
    const list = item(this.election.supporters, topic);
    for (const { ballot } of list) {
      const held = f64(this.#weightFloats, ballot) * (f64(this.#floats, ballot) + extra);
      float += held;
      size += Math.abs(held) + f64(this.#weightFloats, ballot) * Math.abs(extra);
    }
    const cost = item(this.election.costs, topic);
    const goal = approximate(cost.n, cost.d);
    const doubt = (list.length + 16) * 2 ** -47 * (size + goal);
    if (float < goal - doubt) return -1;
    if (float > goal + doubt) return 1;
    const received = whole(time, this.unit);
    return compare(
      this.sum(topic, (ballot) => item(this.money, ballot) + received),
      cost,
    );
  }
}

/** The rate per point at which a topic costs `price` per unit of utility. */
export function rateAt(
  election: CheckedElection,
  topic: number,
  price: Rational,
  costUtility: boolean,
): Rational {
  const cost = item(election.costs, topic);
  return costUtility && cost.n > 0n ? multiply(price, cost) : price;
}

/** What is left of the budget after these topics. */
export function budgetLeft(election: CheckedElection, topics: readonly number[]): Rational {
  return topics.reduce((left, topic) => subtract(left, item(election.costs, topic)), election.budget);
}

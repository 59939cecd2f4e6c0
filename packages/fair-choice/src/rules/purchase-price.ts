import { SPENT, type ShareLedger } from './share-ledger.ts';
import type { ExactPrice } from './pick-cheapest.ts';
import { approximate } from '../numbers/rational.ts';
import { f64, i32, item } from '../numbers/within.ts';

const EPSILON = 2 ** -52;
const SETTLED = 1 + 1e-12;

/** Different numbers of points on one side of a count; purse and points share one 53-bit key. */
const UNIT_VALUES_MAX = 2 ** 21;

/** What happened when a topic was bought: total weights, scaled whole numbers. */
export type Purchase = {
  readonly rate: ExactPrice;
  readonly paidInFull: bigint;
  /** Those who could not pay the full price and gave all they had left, if they had anything. */
  readonly paidTheRest: bigint;
};

/**
 * The price of a topic in the Method of Equal Shares: the lowest rate q such that its supporters together raise
 * its cost when each pays q per unit of utility, or all they have left if that is less (Peters & Skowron).
 */
export class PurchasePrice {
  readonly #ledger: ShareLedger;
  readonly #poor: Uint8Array;

  constructor(ledger: ShareLedger) {
    const { supporterStart, ids } = ledger.profile;
    this.#ledger = ledger;
    let most = 0;
    for (let topic = 0; topic < ids.length; topic += 1) {
      most = Math.max(most, i32(supporterStart, topic + 1) - i32(supporterStart, topic));
    }
    this.#poor = new Uint8Array(most);
  }

  /**
   * A lower bound of the rate in doubles, safe against rounding. The raised money is a concave function of the
   * rate, so each Newton step from any start stays below the true rate; the error of the sum is taken off.
   */
  bound(topic: number, known: number, limit: number): number {
    const { profile, left, slack } = this.#ledger;
    const { supporters, supporterPoints, supporterStart, weight } = profile;
    const [from, to] = [i32(supporterStart, topic), i32(supporterStart, topic + 1)];
    const cost = Number(item(profile.costs, topic));
    let rate = known;
    for (;;) {
      let poorMoney = 0;
      let poorWeight = 0;
      let rich = 0;
      for (let at = from; at < to; at += 1) {
        const ballot = i32(supporters, at);
        const units = supporterPoints === undefined ? 1 : f64(supporterPoints, at);
        const money = f64(left, ballot);
        const size = f64(weight, ballot);
        if (money < rate * units) {
          poorMoney += size * money;
          poorWeight += size;
        } else {
          rich += size * units;
        }
      }
      const error = (to - from + 8) * EPSILON * (cost + poorMoney) + poorWeight * slack;
      if (rich === 0) return poorMoney + error < cost ? Infinity : known;
      const next = (cost - poorMoney) / rich;
      const safe = next - (error * SETTLED) / rich;
      if (next <= rate * SETTLED || safe > limit) return safe;
      rate = next;
    }
  }

  /**
   * The exact rate over the ledger's denominator, or undefined if the supporters cannot raise the cost.
   * Starts from supporters who are surely too poor at `bound` and adds those who turn out to be.
   */
  exact(topic: number, bound: number): ExactPrice | undefined {
    const { profile } = this.#ledger;
    const from = i32(profile.supporterStart, topic);
    const count = i32(profile.supporterStart, topic + 1) - from;
    this.#poor.fill(0, 0, count);
    this.#markPoor(topic, bound, undefined);
    for (;;) {
      const rate = this.#rateOf(topic);
      if (rate === undefined) return undefined;
      const float = approximate(rate.n, rate.d * this.#ledger.denominator);
      if (!this.#markPoor(topic, float, rate)) return rate;
    }
  }

  /** Charges the supporters at the rate last returned by `exact` for this same topic. */
  charge(topic: number, price: ExactPrice): Purchase {
    const { profile, purse, left, lastPurse, spentIn } = this.#ledger;
    const { supporters, supporterPoints, supporterStart, multiplicity, kind, kindWeights } = profile;
    const from = i32(supporterStart, topic);
    const to = i32(supporterStart, topic + 1);
    const rate = this.#ledger.openRound(price);
    const round = this.#ledger.rates.length - 1;
    const next = new Map<number, number>();
    const full = new Float64Array(kindWeights.length);
    const rest = new Float64Array(kindWeights.length);
    for (let at = from; at < to; at += 1) {
      const ballot = i32(supporters, at);
      const old = i32(purse, ballot);
      const voters = f64(multiplicity, ballot);
      const ofKind = i32(kind, ballot);
      if (this.#poor[at - from] === 1) {
        // An exactly empty purse stays as it is: what it paid for is still to be told.
        if (f64(left, ballot) === 0) continue;
        rest[ofKind] = f64(rest, ofKind) + voters;
        lastPurse[ballot] = old;
        spentIn[ballot] = round;
        purse[ballot] = SPENT;
        left[ballot] = 0;
        continue;
      }
      const units = supporterPoints === undefined ? 1 : f64(supporterPoints, at);
      full[ofKind] = f64(full, ofKind) + voters;
      const key = supporterPoints === undefined ? old : old * UNIT_VALUES_MAX + this.#unitIndex(units);
      const paid = next.get(key) ?? this.#ledger.payInFull(old, units, rate);
      next.set(key, paid);
      purse[ballot] = paid;
      left[ballot] = this.#ledger.valueOf(paid);
    }
    const join = (sums: Float64Array): bigint =>
      kindWeights.reduce((sum, each, at) => sum + each * BigInt(f64(sums, at)), 0n);
    return { rate: price, paidInFull: join(full), paidTheRest: join(rest) };
  }

  /** Whether the supporter at this place of the topic last charged could not pay in full. */
  wasPoor(place: number): boolean {
    return this.#poor[place] === 1;
  }

  readonly #unitNumbers = new Map<number, number>();
  #unitIndex(units: number): number {
    const known = this.#unitNumbers.get(units) ?? this.#unitNumbers.size;
    if (known >= UNIT_VALUES_MAX)
      throw new RangeError(`more than ${UNIT_VALUES_MAX} different numbers of points`);
    this.#unitNumbers.set(units, known);
    return known;
  }

  #rateOf(topic: number): ExactPrice | undefined {
    const { profile, denominator } = this.#ledger;
    const { supporters, supporterPoints, supporterStart, multiplicity, kind, kindWeights } = profile;
    const from = i32(supporterStart, topic);
    const to = i32(supporterStart, topic + 1);
    const rich = new Float64Array(kindWeights.length);
    for (let at = from; at < to; at += 1) {
      const ballot = i32(supporters, at);
      if (this.#poor[at - from] === 1) {
        this.#ledger.addToSum(ballot);
      } else {
        const ofKind = i32(kind, ballot);
        const units = supporterPoints === undefined ? 1 : f64(supporterPoints, at);
        rich[ofKind] = f64(rich, ofKind) + f64(multiplicity, ballot) * units;
      }
    }
    const poorMoney = this.#ledger.takeMoney();
    const richUnits = kindWeights.reduce((sum, each, at) => sum + each * BigInt(f64(rich, at)), 0n);
    if (richUnits === 0n) return undefined;
    return { n: item(profile.costs, topic) * denominator - poorMoney, d: richUnits };
  }

  /** Marks supporters who hold less than `rate` asks; doubles decide unless they are too close. True if any is new. */
  #markPoor(topic: number, rate: number, exact: ExactPrice | undefined): boolean {
    const { profile, left, slack, purse } = this.#ledger;
    const { supporters, supporterPoints, supporterStart } = profile;
    const from = i32(supporterStart, topic);
    const to = i32(supporterStart, topic + 1);
    const verdicts = new Map<number, boolean>();
    let found = false;
    for (let at = from; at < to; at += 1) {
      if (this.#poor[at - from] === 1) continue;
      const ballot = i32(supporters, at);
      const units = supporterPoints === undefined ? 1 : f64(supporterPoints, at);
      const asked = rate * units;
      const doubt = slack + asked * 2 ** -44;
      const money = f64(left, ballot);
      if (money > asked + doubt) continue;
      let poor = money < asked - doubt;
      if (!poor && exact !== undefined) {
        const key = i32(purse, ballot) * UNIT_VALUES_MAX + this.#unitIndex(units);
        poor = verdicts.get(key) ?? this.#ledger.isBelow(i32(purse, ballot), exact, units);
        verdicts.set(key, poor);
      }
      if (poor) {
        this.#poor[at - from] = 1;
        found = true;
      }
    }
    return found;
  }
}

import type { ExactPrice } from './pick-cheapest.ts';
import type { PurchasePrice } from './purchase-price.ts';
import { approximate } from '../numbers/rational.ts';
import type { ShareLedger } from './share-ledger.ts';
import { f64, i32, item } from '../numbers/within.ts';

/** Takes off more than all roundings of a run can add up to. */
const SAFELY = 1 - 2 ** -30;
const EPSILON = 2 ** -44;

/**
 * How many further units per voter surely change no purchase, so that add1 need not try each of them: budgets in a
 * small currency have hundreds of thousands of units. With more money and the same purchases every purse only grows
 * and every rate only falls. `growth` is a bound on what one unit adds to each purse; a topic that lost a round by
 * `lack` cannot win it before its supporters' purses have grown by as much. Bounds in floating point, rounded to the
 * safe side: they only spare counts, and never decide one.
 */
export class Headroom {
  readonly #ledger: ShareLedger;
  readonly #growth: Float64Array;
  #units = Infinity;

  constructor(ledger: ShareLedger) {
    const { costScale, weightScale, kind } = ledger.profile;
    this.#ledger = ledger;
    this.#growth = new Float64Array(kind.length).fill(approximate(costScale, weightScale));
  }

  /** All whole numbers of further units below this leave the purchases as they are. */
  get units(): number {
    return this.#units;
  }

  /** One topic at the winner's rate (over the ledger's denominator), or at any rate where nobody can buy any more. */
  lost(topic: number, rate?: ExactPrice): void {
    if (this.#units < 1) return;
    const { profile, left, slack, denominator } = this.#ledger;
    const { supporters, supporterPoints, supporterStart, weight } = profile;
    const [from, to] = [i32(supporterStart, topic), i32(supporterStart, topic + 1)];
    const due = rate === undefined ? Infinity : approximate(rate.n, rate.d * denominator);
    let [raised, growing] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const ballot = i32(supporters, at);
      const asked = supporterPoints === undefined ? due : due * f64(supporterPoints, at);
      const money = f64(left, ballot);
      raised += f64(weight, ballot) * Math.min(money, asked);
      if (money < asked + slack + asked * EPSILON) growing += f64(weight, ballot) * f64(this.#growth, ballot);
    }
    // If all could pay in full, the topic's price stands still, and the winner's only falls: not even a tie turns.
    if (growing === 0) return;
    const cost = Number(item(profile.costs, topic));
    const error =
      (to - from + 8) * EPSILON * (cost + raised) + Number(item(profile.approvals, topic)) * slack;
    const lack = cost - raised - error;
    if (lack <= 0) this.#units = 0;
    else this.#units = Math.min(this.#units, (lack / growing) * SAFELY);
  }

  /** After a purchase: the rate falls by what its poor supporters' purses grow, shared by those who pay in full. */
  bought(topic: number, prices: PurchasePrice): void {
    if (this.#units < 1) return;
    const { supporters, supporterPoints, supporterStart, weight } = this.#ledger.profile;
    const [from, to] = [i32(supporterStart, topic), i32(supporterStart, topic + 1)];
    let [growing, units] = [0, 0];
    for (let at = from; at < to; at += 1) {
      const ballot = i32(supporters, at);
      const size = f64(weight, ballot);
      if (prices.wasPoor(at - from)) growing += size * f64(this.#growth, ballot);
      else units += size * (supporterPoints === undefined ? 1 : f64(supporterPoints, at));
    }
    const falls = growing / units;
    for (let at = from; at < to; at += 1) {
      const ballot = i32(supporters, at);
      const points = supporterPoints === undefined ? 1 : f64(supporterPoints, at);
      this.#growth[ballot] = f64(this.#growth, ballot) + points * falls;
    }
  }
}

import type { ExactPrice } from './pick-cheapest.ts';
import { approximate, gcd } from '../numbers/rational.ts';
import { SPENT, type ShareLedger } from './share-ledger.ts';
import { f64, i32, item } from '../numbers/within.ts';

const EPSILON = 2 ** -52;
const START = -1;

/**
 * Phragmén's loads: everybody receives money at the same speed, a topic is bought as soon as its supporters hold
 * its cost, and they then hold nothing. A voter's load is the time of their last purchase; whoever still has money
 * of an equal share starts at minus that money. Times are whole numbers over the share ledger's denominator.
 */
export class LoadLedger {
  readonly ledger: ShareLedger;
  readonly times: bigint[] = [];
  /** The round of each merged ballot's last purchase in this phase, or -1. */
  readonly round: Int32Array;
  readonly load: Float64Array;
  readonly #slack: number;

  constructor(ledger: ShareLedger) {
    this.ledger = ledger;
    this.round = new Int32Array(ledger.purse.length).fill(START);
    this.load = ledger.left.map((money) => -money);
    this.#slack = ledger.slack;
  }

  /** A lower bound of the time at which the topic can be bought. */
  bound(topic: number): number {
    const { supporters, supporterStart, weight, costs, approvals } = this.ledger.profile;
    const [from, to] = [i32(supporterStart, topic), i32(supporterStart, topic + 1)];
    let sum = 0;
    let size = 0;
    for (let at = from; at < to; at += 1) {
      const ballot = i32(supporters, at);
      const term = f64(weight, ballot) * f64(this.load, ballot);
      sum += term;
      size += Math.abs(term);
    }
    const cost = Number(item(costs, topic));
    const everyone = Number(item(approvals, topic));
    const error = (to - from + 8) * EPSILON * (cost + size) + everyone * this.#slack;
    return (cost + sum - error) / everyone - (Math.abs(cost + sum) / everyone) * 2 ** -50;
  }

  /** The exact time over the ledger's denominator; the topic has supporters. */
  exact(topic: number): ExactPrice {
    const { profile, denominator } = this.ledger;
    return {
      n: item(profile.costs, topic) * denominator - this.moneyAtZero(topic),
      d: item(profile.approvals, topic),
    };
  }

  /** The sum of weight times minus load over a topic's supporters: what they would hold at time 0. */
  moneyAtZero(topic: number): bigint {
    const { supporters, supporterStart, multiplicity, kind, kindWeights } = this.ledger.profile;
    const kinds = kindWeights.length;
    const counts = new Float64Array(this.times.length * kinds);
    const to = i32(supporterStart, topic + 1);
    for (let at = i32(supporterStart, topic); at < to; at += 1) {
      const ballot = i32(supporters, at);
      const round = i32(this.round, ballot);
      if (round === START) {
        if (this.ledger.purse[ballot] !== SPENT) this.ledger.addToSum(ballot);
      } else {
        const cell = round * kinds + i32(kind, ballot);
        counts[cell] = f64(counts, cell) + f64(multiplicity, ballot);
      }
    }
    let money = this.ledger.takeMoney();
    this.times.forEach((time, round) => {
      for (let of = 0; of < kinds; of += 1) {
        const voters = f64(counts, round * kinds + of);
        if (voters !== 0) money -= time * BigInt(voters) * item(kindWeights, of);
      }
    });
    return money;
  }

  /** Sets the supporters' loads to the exact time of the purchase; returns the weight of those who paid anything. */
  buy(topic: number, { n, d }: ExactPrice): bigint {
    const { supporters, supporterStart, multiplicity, kind, kindWeights } = this.ledger.profile;
    const common = gcd(n, d);
    const factor = d / common;
    this.ledger.refine(factor);
    for (let round = 0; round < this.times.length; round += 1)
      this.times[round] = item(this.times, round) * factor;
    this.times.push(n / common);
    const time = approximate(n / common, this.ledger.denominator);
    const now = n / common;
    let payers = 0n;
    const to = i32(supporterStart, topic + 1);
    const paid = new Float64Array(kindWeights.length * (this.times.length + 1));
    for (let at = i32(supporterStart, topic); at < to; at += 1) {
      const ballot = i32(supporters, at);
      const cell = (i32(this.round, ballot) + 1) * kindWeights.length + i32(kind, ballot);
      paid[cell] = f64(paid, cell) + f64(multiplicity, ballot);
      this.round[ballot] = this.times.length - 1;
      this.load[ballot] = time;
    }
    paid.forEach((voters, cell) => {
      const round = Math.floor(cell / kindWeights.length) - 1;
      // Whoever bought at this same moment already holds nothing now; everybody else holds something.
      if (voters === 0 || (round !== START && item(this.times, round) === now)) return;
      payers += BigInt(voters) * item(kindWeights, cell % kindWeights.length);
    });
    return payers;
  }
}

import type { ExactPrice } from './pick-cheapest.ts';
import type { Profile } from '../profiles/profile.ts';
import { approximate, gcd } from '../numbers/rational.ts';
import { f64, i32, item } from '../numbers/within.ts';

/** The purse of somebody who paid all they had left, and of everybody before the first purchase. */
export const SPENT = 0;
const FULL = 1;

const NODES_AT_FIRST = 1024;

/**
 * Who has how much left, exactly, without a fraction per voter. Voters who paid the same prices so far share a
 * purse: purse p is its parent's purse less `units[p]` times the rate of round `roundOf[p]`. Rates, the equal
 * share and money are whole numbers over one common denominator, so a sum over any set of voters needs only one
 * whole count per round: money = share * voters - sum over rounds of rate * count.
 */
export class ShareLedger {
  readonly profile: Profile;
  /** Common denominator of `share` and `rates`; money is further scaled by the profile's own scales. */
  denominator: bigint;
  share: bigint;
  /** What one unit of utility paid in each round. */
  readonly rates: bigint[] = [];
  /** The purse of each merged ballot, and what is in it as a double (within `slack`). */
  readonly purse: Int32Array;
  readonly left: Float64Array;
  /** The purse just before the last payment of those who then paid all the rest, and the round they did. */
  readonly lastPurse: Int32Array;
  readonly spentIn: Int32Array;
  readonly slackPerRound: number;
  #parent = new Int32Array(NODES_AT_FIRST);
  #roundOf = new Int32Array(NODES_AT_FIRST);
  #units = new Float64Array(NODES_AT_FIRST);
  #value = new Float64Array(NODES_AT_FIRST);
  #weights: Float64Array;
  #purses = 2;

  /** `increments`: whole units added to every voter's share, as the add1 completions do. `shared`: false starts everybody at nothing. */
  constructor(profile: Profile, increments: bigint, shared = true) {
    const { totalWeight, weightScale, budget, costScale } = profile;
    this.profile = profile;
    this.denominator = totalWeight === 0n ? 1n : totalWeight * weightScale;
    this.share =
      shared && totalWeight > 0n ? budget * weightScale + increments * costScale * totalWeight : 0n;
    const voters = profile.kind.length;
    const share = approximate(this.share, this.denominator);
    this.purse = new Int32Array(voters).fill(shared ? FULL : SPENT);
    this.left = new Float64Array(voters).fill(share);
    this.lastPurse = new Int32Array(voters);
    this.spentIn = new Int32Array(voters).fill(-1);
    this.slackPerRound = share * 2 ** -50;
    this.#value[FULL] = share;
    this.#weights = new Float64Array(NODES_AT_FIRST * profile.kindWeights.length);
  }

  /** How far a double in `left` may be from the truth. */
  get slack(): number {
    return this.slackPerRound * (this.rates.length + 2);
  }

  /** Adds voters of a kind to the sum that `takeMoney` will return. */
  addToSum(ballot: number): void {
    const { kind, multiplicity, kindWeights } = this.profile;
    const cell = i32(this.purse, ballot) * kindWeights.length + i32(kind, ballot);
    this.#weights[cell] = f64(this.#weights, cell) + f64(multiplicity, ballot);
  }

  /** The exact money of all ballots added since the last call, over `denominator`. */
  takeMoney(): bigint {
    const { kindWeights } = this.profile;
    const kinds = kindWeights.length;
    const counts = new Float64Array(this.rates.length * kinds);
    for (let purse = this.#purses - 1; purse > FULL; purse -= 1) {
      for (let kind = 0; kind < kinds; kind += 1) {
        const voters = f64(this.#weights, purse * kinds + kind);
        if (voters === 0) continue;
        const round = i32(this.#roundOf, purse) * kinds + kind;
        const parent = i32(this.#parent, purse) * kinds + kind;
        counts[round] = f64(counts, round) + voters * f64(this.#units, purse);
        this.#weights[parent] = f64(this.#weights, parent) + voters;
        this.#weights[purse * kinds + kind] = 0;
      }
    }
    let money = 0n;
    for (let kind = 0; kind < kinds; kind += 1) {
      let ofKind = this.share * BigInt(f64(this.#weights, FULL * kinds + kind));
      for (let round = 0; round < this.rates.length; round += 1) {
        const count = f64(counts, round * kinds + kind);
        if (count !== 0) ofKind -= item(this.rates, round) * BigInt(count);
      }
      money += ofKind * item(kindWeights, kind);
      this.#weights[FULL * kinds + kind] = 0;
      this.#weights[SPENT * kinds + kind] = 0;
    }
    return money;
  }

  /** Exactly what is in a purse, over `denominator`. */
  moneyIn(purse: number): bigint {
    let paid = 0n;
    let at = purse;
    for (; at > FULL; at = i32(this.#parent, at)) {
      paid += item(this.rates, i32(this.#roundOf, at)) * BigInt(f64(this.#units, at));
    }
    return at === FULL ? this.share - paid : 0n;
  }

  /** The rounds a purse paid in full, earliest first, with the units of utility paid for. */
  paymentsOf(purse: number): { round: number; units: number }[] {
    const payments: { round: number; units: number }[] = [];
    for (let at = purse; at > FULL; at = i32(this.#parent, at)) {
      payments.push({ round: i32(this.#roundOf, at), units: f64(this.#units, at) });
    }
    return payments.reverse();
  }

  /** Whether a purse holds less than `units` times the price `n / d` (over `denominator`), exactly. */
  isBelow(purse: number, price: ExactPrice, units: number): boolean {
    return this.moneyIn(purse) * price.d < price.n * BigInt(units);
  }

  /** Multiplies the common denominator, so that a new rate becomes a whole number. */
  refine(factor: bigint): void {
    if (factor === 1n) return;
    this.denominator *= factor;
    this.share *= factor;
    for (let round = 0; round < this.rates.length; round += 1)
      this.rates[round] = item(this.rates, round) * factor;
  }

  /** Opens the next round at the price `n / d` (over `denominator`) and returns the rate as a double. */
  openRound({ n, d }: ExactPrice): number {
    const common = gcd(n, d);
    this.refine(d / common);
    this.rates.push(n / common);
    return approximate(n / common, this.denominator);
  }

  /** The purse of somebody who pays this round's rate for `units` in full. */
  payInFull(purse: number, units: number, rate: number): number {
    const child = this.#purses;
    this.#purses += 1;
    if (child >= this.#parent.length) this.#grow();
    this.#parent[child] = purse;
    this.#roundOf[child] = this.rates.length - 1;
    this.#units[child] = units;
    const left = f64(this.#value, purse) - rate * units;
    // A purse reads 0 if and only if it is exactly empty: its owner may pay for nothing any more.
    const empty = left <= this.slack && this.moneyIn(child) === 0n;
    this.#value[child] = empty ? 0 : Math.max(left, Number.MIN_VALUE);
    return child;
  }

  valueOf(purse: number): number {
    return f64(this.#value, purse);
  }

  #grow(): void {
    const double = <T extends Int32Array | Float64Array>(small: T, large: T): T => {
      large.set(small);
      return large;
    };
    const size = this.#parent.length * 2;
    this.#parent = double(this.#parent, new Int32Array(size));
    this.#roundOf = double(this.#roundOf, new Int32Array(size));
    this.#units = double(this.#units, new Float64Array(size));
    this.#value = double(this.#value, new Float64Array(size));
    this.#weights = double(this.#weights, new Float64Array(size * this.profile.kindWeights.length));
  }
}

import {
  CheapestPicker,
  type Cheapest,
  type ExactPrice,
  type Priced,
  type PriceSource,
} from './pick-cheapest.ts';
import { offerAtRate, offerAtRest } from './lacking.ts';
import { Headroom } from './headroom.ts';
import type { MissingApprovals } from './missing-approvals.ts';
import type { Profile } from '../profiles/profile.ts';
import { PurchasePrice } from './purchase-price.ts';
import { approximate, ratio, type Rational } from '../numbers/rational.ts';
import { choose, nothingChosen, open, votersOf, type Chosen } from './round.ts';
import { ShareLedger } from './share-ledger.ts';
import type { TieOrder } from '../profiles/tie-order.ts';
import { f64, item } from '../numbers/within.ts';

/** What a voter gets from an approved topic: one unit (or its points), or as many as it costs. */
export type Utility = 'cardinality' | 'cost';

export type EqualSharesOptions = {
  readonly utility: Utility;
  /** Whole units added to every voter's share before counting. */
  readonly increments: bigint;
  readonly tieOrder: TieOrder;
  /** Where given, runner-up prices and missing approvals are worked out as well. */
  readonly missing?: MissingApprovals;
  /** Where true, the run says how many units more would surely change none of its purchases. */
  readonly headroom?: boolean;
};

export type EqualSharesRun = {
  readonly ledger: ShareLedger;
  readonly chosen: Chosen;
  readonly headroom?: Headroom;
};

/** Prices compare as rate per unit of utility: rate / factor, over the ledger's denominator. */
function factorOf(profile: Profile, utility: Utility, topic: number): bigint {
  const cost = item(profile.costs, topic);
  return utility === 'cost' && cost > 0n ? cost : 1n;
}

/** The smallest relative step that surely covers the rounding of one multiplication or division. */
const BELOW = 1 - 2 ** -50;
const SAFELY_BELOW = 1 - 2 ** -40;

function priceSource(
  ledger: ShareLedger,
  prices: PurchasePrice,
  utility: Utility,
  chosen: Chosen,
): PriceSource {
  const { profile } = ledger;
  const factors = profile.ids.map((_, topic) => factorOf(profile, utility, topic));
  const floats = Float64Array.from(factors, Number);
  return {
    eligible: (topic) => chosen.caps.allows(topic),
    bound: (topic, known, limit) => {
      const factor = f64(floats, topic);
      return (prices.bound(topic, known * factor * BELOW, limit * factor) / factor) * BELOW;
    },
    exact: (topic, bound) => {
      const rate = prices.exact(topic, bound * f64(floats, topic) * BELOW);
      return rate === undefined ? undefined : { n: rate.n, d: rate.d * item(factors, topic) };
    },
    approximate: ({ n, d }) => approximate(n, d * ledger.denominator),
  };
}

/** A price of this run in the budget's unit per unit of utility. */
function inUnits(ledger: ShareLedger, utility: Utility, { n, d }: ExactPrice): Rational {
  const { weightScale, pointScale, costScale } = ledger.profile;
  const scale = utility === 'cost' ? 1n : costScale;
  return ratio(n * weightScale * pointScale, d * ledger.denominator * scale);
}

/**
 * The Method of Equal Shares (Peters & Skowron; weights and points as exact rationals): everybody gets an equal
 * share of the budget, and the topic whose supporters can buy it at the lowest price per unit of utility is bought,
 * until no supporters can buy theirs. Runs in the number of distinct approvals per price actually looked at.
 */
export function runEqualShares(profile: Profile, options: EqualSharesOptions): EqualSharesRun {
  const ledger = new ShareLedger(profile, options.increments);
  const chosen = nothingChosen(profile);
  const prices = new PurchasePrice(ledger);
  const headroom = options.headroom ? new Headroom(ledger) : undefined;
  const picker = new CheapestPicker(profile.ids.length, priceSource(ledger, prices, options.utility, chosen));
  profile.scores.forEach((score, topic) => {
    if (score === 0n) return;
    const factor = factorOf(profile, options.utility, topic);
    picker.add(topic, approximate(item(profile.costs, topic), score * factor) * BELOW);
  });
  for (;;) {
    const cheapest = picker.pick(options.missing ? 2 : 1, options.tieOrder(chosen.rounds.length + 1));
    if (cheapest === undefined) break;
    if (options.missing) noteLosers(ledger, chosen, options, cheapest);
    if (headroom) noteHeadroom(headroom, ledger, chosen, { cheapest, utility: options.utility });
    buy(ledger, prices, chosen, { cheapest, utility: options.utility });
    headroom?.bought(cheapest.winner.topic, prices);
  }
  for (const topic of headroom ? open(profile, chosen) : []) headroom?.lost(topic);
  return { ledger, chosen, ...(headroom && { headroom }) };
}

function buy(
  ledger: ShareLedger,
  prices: PurchasePrice,
  chosen: Chosen,
  { cheapest, utility }: { cheapest: Cheapest; utility: Utility },
): void {
  const { profile } = ledger;
  const { winner, runnerUp, tied } = cheapest;
  const priced = ({ topic, price }: Priced) => ({ topic, price: inUnits(ledger, utility, price) });
  const price = inUnits(ledger, utility, winner.price);
  const second = runnerUp === undefined ? {} : { runnerUp: priced(runnerUp) };
  // The winner is priced once more, because other topics may have been looked at since.
  const { n, d } = winner.price;
  const bound =
    approximate(n * factorOf(profile, utility, winner.topic), d * ledger.denominator) * SAFELY_BELOW;
  const rate = prices.exact(winner.topic, bound);
  if (rate === undefined) throw new Error('a topic that had a price lost it without a purchase');
  const { paidInFull, paidTheRest } = prices.charge(winner.topic, rate);
  choose(profile, chosen, {
    topic: winner.topic,
    phase: 'equal-shares',
    price,
    ...second,
    supporters: votersOf(profile, item(profile.approvals, winner.topic)),
    payers: votersOf(profile, paidInFull + paidTheRest),
    paidInFull: votersOf(profile, paidInFull),
    tied,
  });
}

/** How far each topic that may still be bought is from this round's purchase. */
function noteHeadroom(
  headroom: Headroom,
  { profile }: ShareLedger,
  chosen: Chosen,
  { cheapest: { winner }, utility }: { cheapest: Cheapest; utility: Utility },
): void {
  for (const topic of open(profile, chosen)) {
    const rate = { n: winner.price.n * factorOf(profile, utility, topic), d: winner.price.d };
    if (topic !== winner.topic) headroom.lost(topic, rate);
  }
}

/** What each topic not yet chosen lacked to be bought in this round before the winner. */
function noteLosers(
  ledger: ShareLedger,
  chosen: Chosen,
  options: EqualSharesOptions,
  { winner }: Cheapest,
): void {
  const { profile } = ledger;
  const { missing, utility } = options;
  const winsTie = missing?.tieAgainst(winner.topic, options.tieOrder(chosen.rounds.length + 1));
  const done = new Set(chosen.rounds.map(({ topic }) => topic).concat(winner.topic));
  profile.ids.forEach((_, topic) => {
    if (done.has(topic) || !chosen.caps.allows(topic)) return;
    const rate = { n: winner.price.n * factorOf(profile, utility, topic), d: winner.price.d };
    if (missing && winsTie) offerAtRate({ ledger, missing, topic, winsTie: winsTie(topic) }, rate);
  });
}

/** What each topic left over lacked to be bought at all, once nobody can buy anything any more. */
export function noteUnaffordable({ ledger, chosen }: EqualSharesRun, missing: MissingApprovals): void {
  const done = new Set(chosen.rounds.map(({ topic }) => topic));
  ledger.profile.ids.forEach((_, topic) => {
    if (!done.has(topic) && chosen.caps.allows(topic))
      offerAtRest({ ledger, missing, topic, winsTie: () => true });
  });
}

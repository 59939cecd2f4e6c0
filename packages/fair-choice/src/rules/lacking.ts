import type { MissingApprovals } from './missing-approvals.ts';
import type { ExactPrice } from './pick-cheapest.ts';
import { approximate } from '../numbers/rational.ts';
import type { ShareLedger } from './share-ledger.ts';
import { f64, i32, item } from '../numbers/within.ts';

type Lacking = {
  readonly ledger: ShareLedger;
  readonly missing: MissingApprovals;
  readonly topic: number;
  /** Whether the topic would win the round if it came to the winner's exact price. */
  readonly winsTie: (voters: bigint) => boolean;
};

/** About what a topic's supporters raise at a rate. */
function raisedAt({ profile, left }: ShareLedger, topic: number, rate: number): number {
  const { supporters, supporterPoints, supporterStart, weight } = profile;
  const to = i32(supporterStart, topic + 1);
  let raised = 0;
  for (let at = i32(supporterStart, topic); at < to; at += 1) {
    const ballot = i32(supporters, at);
    const asked = supporterPoints === undefined ? rate : rate * f64(supporterPoints, at);
    const money = f64(left, ballot);
    raised += f64(weight, ballot) * (money < asked ? money : asked);
  }
  return raised;
}

/** What a topic lacked to be bought at the winner's rate (per unit of utility, over the ledger's denominator). */
export function offerAtRate({ ledger, missing, topic, winsTie }: Lacking, rate: ExactPrice): void {
  const { profile, left, slack, denominator } = ledger;
  const { supporters, supporterPoints, supporterStart, weightScale, pointScale } = profile;
  const float = approximate(rate.n, rate.d * denominator);
  const [from, to] = [i32(supporterStart, topic), i32(supporterStart, topic + 1)];
  const share = approximate(ledger.share, denominator);
  const brings = Math.min(share, float * Number(pointScale)) * Number(weightScale);
  const cost = item(profile.costs, topic);
  const raised = raisedAt(ledger, topic, float);
  const error = (to - from + 8) * 2 ** -50 * Number(cost) + Number(item(profile.approvals, topic)) * slack;
  const [low, high] = [Number(cost) - raised - error, Number(cost) - raised + error];
  if (missing.settle(topic, (low / brings) * (1 - 2 ** -48), (high / brings) * (1 + 2 ** -48))) return;
  const rich = new Float64Array(profile.kindWeights.length);
  for (let at = from; at < to; at += 1) {
    const ballot = i32(supporters, at);
    const units = supporterPoints === undefined ? 1 : f64(supporterPoints, at);
    const asked = float * units;
    const doubt = slack + asked * 2 ** -44;
    const money = f64(left, ballot);
    const near = money <= asked + doubt && money >= asked - doubt;
    if (near ? ledger.isBelow(i32(ledger.purse, ballot), rate, units) : money < asked) {
      ledger.addToSum(ballot);
    } else {
      const kind = i32(profile.kind, ballot);
      rich[kind] = f64(rich, kind) + f64(profile.multiplicity, ballot) * units;
    }
  }
  const richUnits = profile.kindWeights.reduce((sum, each, kind) => sum + each * BigInt(f64(rich, kind)), 0n);
  const lack = (cost * denominator - ledger.takeMoney()) * rate.d - rate.n * richUnits;
  const [whole, priced] = [ledger.share * rate.d, rate.n * pointScale];
  // Where nobody could pay the rate in full, raising the cost exactly means raising it at a lower rate: no tie.
  const cheaper = richUnits === 0n && whole < priced;
  missing.offer(
    topic,
    lack,
    weightScale * (whole < priced ? whole : priced),
    (voters) => cheaper || winsTie(voters),
  );
}

/** What a topic lacked to be bought with all the money its supporters have left. */
export function offerAtRest({ ledger, missing, topic, winsTie }: Lacking): void {
  const { profile } = ledger;
  const to = i32(profile.supporterStart, topic + 1);
  for (let at = i32(profile.supporterStart, topic); at < to; at += 1)
    ledger.addToSum(i32(profile.supporters, at));
  const lack = item(profile.costs, topic) * ledger.denominator - ledger.takeMoney();
  missing.offer(topic, lack, ledger.share * profile.weightScale, winsTie);
}

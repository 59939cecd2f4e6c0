import { LoadLedger } from './load-ledger.ts';
import type { MissingApprovals } from './missing-approvals.ts';
import { CheapestPicker, type Cheapest } from './pick-cheapest.ts';
import type { Profile } from '../profiles/profile.ts';
import { approximate, ratio, ZERO } from '../numbers/rational.ts';
import { choose, isChosen, nothingChosen, votersOf, type Chosen } from './round.ts';
import { ShareLedger } from './share-ledger.ts';
import type { TieOrder } from '../profiles/tie-order.ts';
import { f64, i32, item } from '../numbers/within.ts';

export type PhragmenOptions = { readonly tieOrder: TieOrder; readonly missing?: MissingApprovals };

export type PhragmenRun = { readonly loads: LoadLedger; readonly chosen: Chosen };

const full = (profile: Profile, chosen: Chosen): boolean =>
  profile.seats !== undefined && chosen.rounds.length >= profile.seats;

/** The whole rule: everybody starts with nothing. */
export function runPhragmen(profile: Profile, options: PhragmenOptions): PhragmenRun {
  return continueByPhragmen(new ShareLedger(profile, 0n, false), nothingChosen(profile), options);
}

/**
 * Sequential Phragmén from the money left after Equal Shares. With k it fills all places, the last ones by the
 * order of ties if nobody approves what remains; with a budget it stops at the first topic, in order of time, that
 * no longer fits (topics dearer than the whole budget never take part).
 */
export function continueByPhragmen(
  ledger: ShareLedger,
  chosen: Chosen,
  options: PhragmenOptions,
): PhragmenRun {
  const { profile } = ledger;
  const loads = new LoadLedger(ledger);
  const picker = new CheapestPicker(profile.ids.length, {
    eligible: (topic) => chosen.caps.allows(topic),
    bound: (topic) => loads.bound(topic),
    exact: (topic) => loads.exact(topic),
    approximate: ({ n, d }) => approximate(n, d * ledger.denominator),
  });
  profile.approvals.forEach((approvals, topic) => {
    if (approvals === 0n || isChosen(chosen, topic)) return;
    if (profile.seats === undefined && item(profile.costs, topic) > profile.budget) return;
    picker.add(topic, -Infinity);
  });
  while (!full(profile, chosen)) {
    const cheapest = picker.pick(options.missing ? 2 : 1, options.tieOrder(chosen.rounds.length + 1));
    if (cheapest === undefined) {
      if (profile.seats === undefined) options.missing?.offerUnsupported(chosen);
      break;
    }
    const fits = (topic: number): boolean => chosen.spent + item(profile.costs, topic) <= profile.budget;
    if (profile.seats === undefined && !cheapest.tied.every(fits)) {
      if (options.missing) noteLosers(loads, chosen, options, { ...cheapest, stopped: true });
      break;
    }
    if (options.missing) noteLosers(loads, chosen, options, { ...cheapest, stopped: false });
    buy(loads, chosen, cheapest);
  }
  if (profile.seats !== undefined) fillByLot(profile, chosen, options);
  return { loads, chosen };
}

function buy(loads: LoadLedger, chosen: Chosen, { winner, runnerUp, tied }: Cheapest): void {
  const { profile } = loads.ledger;
  const { weightScale, costScale } = profile;
  const scale = loads.ledger.denominator * costScale;
  const priceOf = ({ n, d }: { n: bigint; d: bigint }) => ratio(n * weightScale, d * scale);
  const price = priceOf(winner.price);
  const second = runnerUp && { runnerUp: { topic: runnerUp.topic, price: priceOf(runnerUp.price) } };
  const payers = votersOf(profile, loads.buy(winner.topic, winner.price));
  choose(profile, chosen, {
    topic: winner.topic,
    phase: 'phragmen',
    price,
    ...second,
    supporters: votersOf(profile, item(profile.approvals, winner.topic)),
    payers,
    paidInFull: payers,
    tied,
  });
}

/**
 * A further voter who had paid for nothing holds the whole share plus everything received since. Where the count
 * `stopped`, because the next topic no longer fits, only a topic that comes before it would have been bought.
 */
function noteLosers(
  loads: LoadLedger,
  chosen: Chosen,
  options: PhragmenOptions,
  { winner, stopped }: { winner: Cheapest['winner']; stopped: boolean },
): void {
  const { ledger } = loads;
  const { profile, denominator } = ledger;
  const winsTie = options.missing?.tieAgainst(winner.topic, options.tieOrder(chosen.rounds.length + 1));
  const { n, d } = winner.price;
  const each = (n + ledger.share * d) * profile.weightScale;
  profile.ids.forEach((_, topic) => {
    if ((topic === winner.topic && !stopped) || isChosen(chosen, topic) || !chosen.caps.allows(topic)) return;
    if (profile.seats === undefined && chosen.spent + item(profile.costs, topic) > profile.budget) return;
    const time = approximate(n, d * denominator);
    const { held, error } = heldAt(loads, topic, time);
    const brings = approximate(each, d * denominator);
    const lacking = Number(item(profile.costs, topic)) - held;
    const [low, high] = [(lacking - error) / brings, (lacking + error) / brings];
    if (options.missing?.settle(topic, low * (1 - 2 ** -48), high * (1 + 2 ** -48)) !== false) return;
    const raised = loads.moneyAtZero(topic) * d + n * item(profile.approvals, topic);
    const lack = item(profile.costs, topic) * denominator * d - raised;
    options.missing.offer(topic, lack, each, (voters) => !stopped && winsTie?.(topic)(voters) === true);
  });
}

/** About what a topic's supporters hold at a time, and how far off that may be. */
function heldAt({ ledger, load }: LoadLedger, topic: number, time: number): { held: number; error: number } {
  const { supporters, supporterStart, weight, approvals } = ledger.profile;
  const [from, to] = [i32(supporterStart, topic), i32(supporterStart, topic + 1)];
  let held = 0;
  for (let at = from; at < to; at += 1) {
    const ballot = i32(supporters, at);
    held += f64(weight, ballot) * (time - f64(load, ballot));
  }
  const each = ledger.slack + Math.abs(time) * 2 ** -46;
  return { held, error: Math.abs(held) * (to - from + 8) * 2 ** -50 + Number(item(approvals, topic)) * each };
}

/** Places that no approval can fill go by the published order of ties alone. */
function fillByLot(profile: Profile, chosen: Chosen, { tieOrder, missing }: PhragmenOptions): void {
  while (!full(profile, chosen)) {
    const open = profile.ids.map((_, topic) => topic);
    const tied = open.filter((topic) => !isChosen(chosen, topic) && chosen.caps.allows(topic));
    tied.sort(tieOrder(chosen.rounds.length + 1));
    const [topic] = tied;
    if (topic === undefined) return;
    // One approval is enough to come before all whom nobody approves.
    for (const other of tied.slice(1)) missing?.offerFirst(other);
    const nobody = { supporters: ZERO, payers: ZERO, paidInFull: ZERO, price: ZERO };
    choose(profile, chosen, { topic, phase: 'lot', ...nobody, tied });
  }
}

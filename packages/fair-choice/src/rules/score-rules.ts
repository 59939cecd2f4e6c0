import type { MissingApprovals } from './missing-approvals.ts';
import { CheapestPicker, type Cheapest, type ExactPrice } from './pick-cheapest.ts';
import type { Profile } from '../profiles/profile.ts';
import { approximate, lcm, ratio, type Rational } from '../numbers/rational.ts';
import { choose, isChosen, nothingChosen, votersOf, type Chosen, type Phase } from './round.ts';
import type { TieOrder } from '../profiles/tie-order.ts';
import { f64, i32, item } from '../numbers/within.ts';

export type ScoreOptions = { readonly tieOrder: TieOrder; readonly missing?: MissingApprovals };

const fits = (profile: Profile, chosen: Chosen, topic: number): boolean =>
  profile.seats === undefined
    ? chosen.spent + item(profile.costs, topic) <= profile.budget
    : chosen.rounds.length < profile.seats;

/** What a rule makes highest: scores are exact, over a common denominator. */
type Highest = {
  bound: (topic: number) => number;
  exact: (topic: number) => bigint;
  /** The common denominator of scores; bounds are plain numbers of voters. */
  common: bigint;
  /** What one further voter adds to a score. */
  each: bigint;
  /** The score as a number of voters. */
  inVoters: (value: bigint) => Rational;
  taken: (topic: number) => void;
  options: ScoreOptions;
};

/** What each topic that still fits lacked to have the highest score. */
function noteLosers(
  profile: Profile,
  chosen: Chosen,
  { winner, exact, each, options }: Highest & { readonly winner: Cheapest['winner'] },
): void {
  const { missing, tieOrder } = options;
  const winsTie = missing?.tieAgainst(winner.topic, tieOrder(chosen.rounds.length + 1));
  profile.ids.forEach((_, topic) => {
    if (topic === winner.topic || isChosen(chosen, topic)) return;
    if (!winsTie || !chosen.caps.allows(topic) || !fits(profile, chosen, topic)) return;
    missing?.offer(topic, -winner.price.n - exact(topic), each, winsTie(topic));
  });
}

/** Takes the highest score that still fits, again and again; `scoreOf` is exact, over a common denominator. */
function takeHighest(profile: Profile, chosen: Chosen, phase: Phase, score: Highest): void {
  const { missing, tieOrder } = score.options;
  const picker = new CheapestPicker(profile.ids.length, {
    eligible: (topic) => chosen.caps.allows(topic) && fits(profile, chosen, topic),
    bound: score.bound,
    exact: (topic): ExactPrice => ({ n: -score.exact(topic), d: 1n }),
    approximate: ({ n }) => approximate(n, score.common),
  });
  profile.ids.forEach((_, topic) => {
    // A topic nobody approves takes a place only where all places are to be filled.
    const wanted = profile.seats !== undefined || item(profile.scores, topic) > 0n;
    if (wanted && !isChosen(chosen, topic)) picker.add(topic, -Infinity);
  });
  for (;;) {
    const before = tieOrder(chosen.rounds.length + 1);
    const cheapest = picker.pick(missing ? 2 : 1, before);
    if (cheapest === undefined) {
      if (profile.seats === undefined) missing?.offerUnsupported(chosen);
      break;
    }
    const { winner, tied, runnerUp }: Cheapest = cheapest;
    if (missing) noteLosers(profile, chosen, { winner, ...score });
    const price = (topic: number, value: bigint): Rational => {
      const cost = { n: item(profile.costs, topic), d: profile.costScale };
      const voters = score.inVoters(value);
      return value === 0n ? { n: 0n, d: 1n } : ratio(cost.n * voters.d, cost.d * voters.n);
    };
    const supporters = votersOf(profile, item(profile.approvals, winner.topic));
    choose(profile, chosen, {
      topic: winner.topic,
      phase: winner.price.n === 0n ? 'lot' : phase,
      price: price(winner.topic, -winner.price.n),
      ...(runnerUp && {
        runnerUp: { topic: runnerUp.topic, price: price(runnerUp.topic, -runnerUp.price.n) },
      }),
      supporters,
      payers: supporters,
      paidInFull: supporters,
      tied,
    });
    score.taken(winner.topic);
  }
}

/** Most approvals first (most points, where ballots are scored), as long as they fit: what `+fill` adds. */
export function takeByApprovals(profile: Profile, chosen: Chosen, phase: Phase, options: ScoreOptions): void {
  takeHighest(profile, chosen, phase, {
    bound: (topic) => -Number(item(profile.scores, topic)) * (1 + 2 ** -50),
    exact: (topic) => item(profile.scores, topic),
    common: 1n,
    each: profile.weightScale * profile.pointScale,
    inVoters: (value) => ratio(value, profile.weightScale * profile.pointScale),
    taken: () => undefined,
    options,
  });
}

export function runApproval(profile: Profile, options: ScoreOptions): Chosen {
  const chosen = nothingChosen(profile);
  takeByApprovals(profile, chosen, 'approval', options);
  return chosen;
}

/**
 * Sequential proportional approval voting (Thiele): a ballot that approves j winners already adds weight / (j + 1)
 * to each further topic it approves. Points do not count. With a budget, the highest gain that still fits.
 */
export function runPav(profile: Profile, options: ScoreOptions): Chosen {
  const { supporters, supporterStart, weight, multiplicity, kind, kindWeights } = profile;
  const chosen = nothingChosen(profile);
  const satisfied = new Int32Array(multiplicity.length);
  let common = 1n;
  const kinds = kindWeights.length;
  const range = (topic: number) => [i32(supporterStart, topic), i32(supporterStart, topic + 1)] as const;
  // Scores are whole over a common multiple of 1, 2, .. that is fixed beforehand: enough for every possible round.
  const rounds = profile.seats ?? profile.ids.length;
  for (let level = 2; level <= rounds; level += 1) common = lcm(common, BigInt(level));
  const shares = Array.from({ length: rounds }, (_, level) => common / BigInt(level + 1));
  takeHighest(profile, chosen, 'pav', {
    bound: (topic) => {
      let gain = 0;
      const [from, to] = range(topic);
      for (let at = from; at < to; at += 1) {
        const ballot = i32(supporters, at);
        gain += f64(weight, ballot) / (i32(satisfied, ballot) + 1);
      }
      return -gain * (1 + (to - from + 8) * 2 ** -52);
    },
    exact: (topic) => {
      const counts = new Float64Array((chosen.rounds.length + 1) * kinds);
      const [from, to] = range(topic);
      for (let at = from; at < to; at += 1) {
        const ballot = i32(supporters, at);
        const cell = i32(satisfied, ballot) * kinds + i32(kind, ballot);
        counts[cell] = f64(counts, cell) + f64(multiplicity, ballot);
      }
      let gain = 0n;
      counts.forEach((voters, cell) => {
        if (voters === 0) return;
        gain += BigInt(voters) * item(kindWeights, cell % kinds) * item(shares, Math.floor(cell / kinds));
      });
      return gain;
    },
    common,
    each: profile.weightScale * common,
    inVoters: (value) => ratio(value, profile.weightScale * common),
    taken: (topic) => {
      const [from, to] = range(topic);
      for (let at = from; at < to; at += 1) {
        const ballot = i32(supporters, at);
        satisfied[ballot] = i32(satisfied, ballot) + 1;
      }
    },
    options,
  });
  return chosen;
}

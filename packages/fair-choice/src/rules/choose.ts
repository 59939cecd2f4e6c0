import { findIncrements } from './add-one.ts';
import { buildProfile } from '../profiles/build-profile.ts';
import type { Election } from '../profiles/election.ts';
import { noteUnaffordable, runEqualShares, type EqualSharesRun, type Utility } from './equal-shares.ts';
import type { LoadLedger } from './load-ledger.ts';
import { MissingApprovals } from './missing-approvals.ts';
import { continueByPhragmen, runPhragmen } from './phragmen.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Rational } from '../numbers/rational.ts';
import type { Chosen, Phase, Round } from './round.ts';
import { parseRule, ruleName, type Rule } from './rule-name.ts';
import { runApproval, runPav, takeByApprovals } from './score-rules.ts';
import type { ShareLedger } from './share-ledger.ts';
import { tieOrderOf, type TieOrder, type Ties } from '../profiles/tie-order.ts';
import { item } from '../numbers/within.ts';

export type ChooseOptions = {
  /** Default `equal-shares+phragmen`. */
  readonly rule?: string;
  /** Default: `cost` where a budget is shared and ballots carry no points, else `cardinality`. */
  readonly utility?: Utility;
  /** Default: lots seeded by the hash of the ballot box. */
  readonly ties?: Ties;
  /** false leaves out runner-up prices and missing approvals, which cost about as much as the count itself. */
  readonly explain?: boolean;
};

export type ExplainedRound = {
  readonly winner: string;
  readonly phase: Phase;
  readonly price: Rational;
  readonly runnerUp?: { readonly id: string; readonly price: Rational };
  readonly supporters: Rational;
  readonly payers: Rational;
  readonly paidInFull: Rational;
  /** The other topics at the same exact price, in the order of ties; empty if there was no tie. */
  readonly ties: readonly string[];
};

export type Outcome = {
  readonly rule: string;
  readonly utility: Utility;
  readonly ties: Ties;
  /** In order of choice. */
  readonly winners: readonly string[];
  readonly rounds: readonly ExplainedRound[];
  /** Losers by what they lacked, the nearest first; undefined where no number of approvals would have won. */
  readonly runnersUp: readonly { readonly id: string; readonly missingApprovals: bigint | undefined }[];
  /** Whole units the add1 completions added to every share. */
  readonly increments: bigint;
  /** For the certificate and the account of one voter. */
  readonly count: Count;
};

/** The finished count in whole numbers. */
export type Count = {
  readonly profile: Profile;
  readonly rule: Rule;
  readonly chosen: Chosen;
  readonly ledger?: ShareLedger;
  readonly loads?: LoadLedger;
  /** Set where one unit more per voter would have overspent. */
  readonly overspends: boolean;
};

export class UnknownRule extends Error {
  constructor(name: string) {
    super(`no such rule: ${name}`);
    this.name = 'UnknownRule';
  }
}

type Setting = {
  readonly profile: Profile;
  readonly utility: Utility;
  readonly tieOrder: TieOrder;
  readonly missing?: MissingApprovals;
};

const unfilled = ({ seats }: Profile, chosen: Chosen): boolean =>
  seats === undefined || chosen.rounds.length < seats;

function countEqualShares(
  setting: Setting,
  rule: Rule & { base: 'equal-shares' },
): Count & { increments: bigint } {
  const { profile, missing } = setting;
  const { completion, fill } = rule;
  const adding = completion === 'add1' || completion === 'add1-exhaustive';
  const { increments, overspends } = adding
    ? findIncrements(profile, { ...setting, increments: 0n }, completion === 'add1-exhaustive')
    : { increments: 0n, overspends: false };
  const run: EqualSharesRun = runEqualShares(profile, { ...setting, increments });
  const { ledger, chosen } = run;
  if (missing && unfilled(profile, chosen)) noteUnaffordable(run, missing);
  const loads = completion === 'phragmen' ? continueByPhragmen(ledger, chosen, setting).loads : undefined;
  if (fill) takeByApprovals(profile, chosen, 'fill', setting);
  return { profile, rule, chosen, ledger, ...(loads && { loads }), overspends, increments };
}

function count(setting: Setting, rule: Rule): Count & { increments: bigint } {
  const { profile } = setting;
  const plain = { profile, rule, overspends: false, increments: 0n };
  if (rule.base === 'equal-shares') return countEqualShares(setting, rule);
  if (rule.base === 'pav') return { ...plain, chosen: runPav(profile, setting) };
  if (rule.base === 'approval') return { ...plain, chosen: runApproval(profile, setting) };
  const { chosen, loads } = runPhragmen(profile, setting);
  return { ...plain, chosen, ledger: loads.ledger, loads };
}

function explained({ ids }: Profile, round: Round): ExplainedRound {
  const { topic, runnerUp, tied, ...rest } = round;
  return {
    ...rest,
    winner: item(ids, topic),
    ...(runnerUp && { runnerUp: { id: item(ids, runnerUp.topic), price: runnerUp.price } }),
    ties: tied.filter((other) => other !== topic).map((other) => item(ids, other)),
  };
}

/** Counts a profile that is already in whole numbers; `choose` is for everybody else. */
export function chooseFrom(profile: Profile, options: ChooseOptions = {}): Outcome {
  const name = options.rule ?? 'equal-shares+phragmen';
  const rule = parseRule(name);
  if (rule === undefined) throw new UnknownRule(name);
  const ties = options.ties ?? { kind: 'lot' };
  const scored = profile.points !== undefined;
  const utility = options.utility ?? (profile.seats === undefined && !scored ? 'cost' : 'cardinality');
  const missing = options.explain === false ? undefined : new MissingApprovals(profile);
  const setting: Setting = {
    profile,
    utility,
    tieOrder: tieOrderOf(profile, ties),
    ...(missing && { missing }),
  };
  const { increments, ...counted } = count(setting, rule);
  const { rounds } = counted.chosen;
  const won = new Set(rounds.map(({ topic }) => topic));
  return {
    rule: ruleName(rule),
    utility,
    ties,
    winners: rounds.map(({ topic }) => item(profile.ids, topic)),
    rounds: rounds.map((round) => explained(profile, round)),
    runnersUp: (missing?.list(won) ?? []).map(({ topic, missing: lacked }) => ({
      id: item(profile.ids, topic),
      missingApprovals: lacked,
    })),
    increments,
    count: counted,
  };
}

/**
 * Chooses topics by a proportional rule, exactly: no result depends on floating point, on the order of ballots or
 * topics, or on whether equal ballots are merged. Throws ElectionError or UnknownRule for input it cannot count.
 */
export function choose(election: Election, options: ChooseOptions = {}): Outcome {
  return chooseFrom(buildProfile(election), options);
}

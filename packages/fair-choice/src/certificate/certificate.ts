import { boxedBallot, hashOfBallots, type BoxedBallot } from '../profiles/ballot-box.ts';
import type { Outcome } from '../rules/choose.ts';
import type { IdOrder } from '../profiles/election.ts';
import type { EqualSharesRun, Utility } from '../rules/equal-shares.ts';
import { runEqualShares } from '../rules/equal-shares.ts';
import { add, format, multiply, ratio, type Rational } from '../numbers/rational.ts';
import type { Phase } from '../rules/round.ts';
import { SPENT, type ShareLedger } from '../rules/share-ledger.ts';
import { tieOrderOf, type Ties } from '../profiles/tie-order.ts';
import { i32, item } from '../numbers/within.ts';

/** One winner: what was chosen, in which phase, and at which exact price. */
export type CertifiedRound = { readonly winner: string; readonly phase: Phase; readonly price: string };

/**
 * One distinct ballot, and what each of its voters paid. `paid` lists the rounds (from 0) in which they paid the
 * price for every unit of utility; `rest` the round in which they could not and gave all they had left.
 */
export type CertifiedBallot = BoxedBallot & { readonly paid: readonly number[]; readonly rest?: number };

/** Everything needed to check an outcome without running the rule. All amounts are exact fractions "p/q". */
export type Certificate = {
  readonly version: 1;
  readonly rule: string;
  readonly utility: Utility;
  readonly ties: Ties;
  readonly idOrder: IdOrder;
  readonly k?: number;
  readonly budget: string;
  readonly voters: string;
  /** Whole units per voter that an add1 completion added, and the shares that follow: (budget / voters) + increments. */
  readonly increments: string;
  readonly share: string;
  readonly caps: Readonly<Record<string, number>>;
  readonly candidates: readonly {
    readonly id: string;
    readonly cost: string;
    readonly groups: readonly string[];
  }[];
  readonly ballotBox: string;
  readonly ballots: readonly CertifiedBallot[];
  readonly rounds: readonly CertifiedRound[];
  /** Where an add1 completion stopped because one unit more would overspend: the purchases that would. */
  readonly overspending?: readonly CertifiedRound[];
  /** The purchases one unit earlier: within the budget, and for add1-exhaustive with a further topic that fits. */
  readonly previous?: readonly CertifiedRound[];
};

/** What one voter of a merged ballot paid in each Equal Shares round, in the budget's unit. */
export function paymentsOf(
  ledger: ShareLedger,
  ballot: number,
): { paid: { round: number; units: number }[]; rest?: number } {
  const spentIn = i32(ledger.spentIn, ballot);
  const gone = i32(ledger.purse, ballot) === SPENT && spentIn >= 0;
  const paid = ledger.paymentsOf(gone ? i32(ledger.lastPurse, ballot) : i32(ledger.purse, ballot));
  return gone ? { paid, rest: spentIn } : { paid };
}

const shareOf = ({ profile, share, denominator }: ShareLedger): Rational =>
  ratio(share * profile.weightScale, denominator * profile.costScale);

/** The same count with other shares; its rounds are evidence for where an add1 completion stopped. */
function runAt(outcome: Outcome, increments: bigint): EqualSharesRun {
  const { profile } = outcome.count;
  const tieOrder = tieOrderOf(profile, outcome.ties);
  return runEqualShares(profile, { utility: outcome.utility, increments, tieOrder });
}

/** Writes the certificate of a count. Ballots are listed in the order of their content, so nobody's place shows. */
export function certify(outcome: Outcome): Certificate {
  const { profile, chosen, ledger, rule, overspends } = outcome.count;
  const { increments } = outcome;
  const boxed = Array.from(profile.kind, (_, ballot) => boxedBallot(profile, ballot));
  const equalShares = rule.base === 'equal-shares' && ledger !== undefined;
  const rows = boxed.map((ballot, at) => {
    if (!equalShares) return { ...ballot, paid: [] };
    const { paid, rest } = paymentsOf(ledger, at);
    return { ...ballot, paid: paid.map(({ round }) => round), ...(rest !== undefined && { rest }) };
  });
  const keyed = rows.map((row) => ({ row, key: JSON.stringify(row) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const ballotBox = hashOfBallots(boxed);
  const certified = (rounds: typeof chosen.rounds): CertifiedRound[] =>
    rounds.map(({ topic, phase, price }) => ({
      winner: item(profile.ids, topic),
      phase,
      price: format(price),
    }));
  return {
    version: 1,
    rule: outcome.rule,
    utility: outcome.utility,
    ties: outcome.ties.kind === 'id' ? { kind: 'id' } : { kind: 'lot', seed: outcome.ties.seed ?? ballotBox },
    idOrder: profile.idOrder,
    ...(profile.seats !== undefined && { k: profile.seats }),
    budget: format(ratio(profile.budget, profile.costScale)),
    voters: format(ratio(profile.totalWeight, profile.weightScale)),
    increments: String(increments),
    share: equalShares ? format(shareOf(ledger)) : '0/1',
    caps: Object.fromEntries(profile.caps),
    candidates: profile.ids.map((id, topic) => ({
      id,
      cost: format(ratio(item(profile.costs, topic), profile.costScale)),
      groups: item(profile.groups, topic),
    })),
    ballotBox,
    ballots: keyed.map(({ row }) => row),
    rounds: certified(chosen.rounds),
    ...(overspends && { overspending: certified(runAt(outcome, increments + 1n).chosen.rounds) }),
    ...(increments > 0n && { previous: certified(runAt(outcome, increments - 1n).chosen.rounds) }),
  };
}

/** What the share of one voter paid for: private to that voter, in the budget's unit. */
export type VoterAccount = {
  readonly share: Rational;
  readonly payments: readonly { readonly winner: string; readonly amount: Rational }[];
  readonly left: Rational;
};

/** The account of the voter who cast ballot number `ballot` (from 0, in the order given to `choose`). */
export function accountOf(outcome: Outcome, ballot: number): VoterAccount {
  const { profile, ledger, chosen } = outcome.count;
  const merged = i32(profile.mergedInto, ballot);
  if (ledger === undefined) return { share: ratio(0n, 1n), payments: [], left: ratio(0n, 1n) };
  const inUnits = (money: bigint): Rational =>
    ratio(money * profile.weightScale, ledger.denominator * profile.costScale);
  const { paid, rest } = paymentsOf(ledger, merged);
  const winner = (round: number): string => item(profile.ids, item(chosen.rounds, round).topic);
  const payments = paid.map(({ round, units }) => ({
    winner: winner(round),
    amount: inUnits(item(ledger.rates, round) * BigInt(units)),
  }));
  if (rest !== undefined) {
    const last = i32(ledger.lastPurse, merged);
    payments.push({ winner: winner(rest), amount: inUnits(ledger.moneyIn(last)) });
  }
  const spent = payments.reduce((sum, { amount }) => add(sum, amount), ratio(0n, 1n));
  const share = shareOf(ledger);
  return { share, payments, left: add(share, multiply(spent, ratio(-1n, 1n))) };
}

import { runEqualShares, type EqualSharesOptions, type EqualSharesRun } from './equal-shares.ts';
import type { Profile } from './profile.ts';
import { isChosen, type Chosen } from './round.ts';
import { item } from './within.ts';

/** Topics somebody supports, that are not chosen and that no cap excludes. */
const open = (profile: Profile, chosen: Chosen): number[] =>
  profile.ids
    .map((_, topic) => topic)
    .filter(
      (topic) => item(profile.scores, topic) > 0n && !isChosen(chosen, topic) && chosen.caps.allows(topic),
    );

const exhaustive = (profile: Profile, chosen: Chosen): boolean =>
  open(profile, chosen).every((topic) => chosen.spent + item(profile.costs, topic) > profile.budget);

const ceil = (n: bigint, d: bigint): bigint => (n <= 0n ? 0n : (n + d - 1n) / d);

/** The next number of units worth trying: while nothing at all is bought, the first that buys anything. */
function nextIncrements(run: EqualSharesRun, tried: bigint): bigint {
  const { profile, share, denominator } = run.ledger;
  if (run.chosen.rounds.length > 0) return tried + 1n;
  let least: bigint | undefined;
  for (const topic of open(profile, run.chosen)) {
    const approvals = item(profile.approvals, topic);
    // cost / approvals - share / denominator, in units of costScale / weightScale.
    const lack = (item(profile.costs, topic) * denominator - share * approvals) * profile.weightScale;
    const steps = ceil(lack, approvals * denominator * profile.costScale);
    if (least === undefined || steps < least) least = steps;
  }
  return tried + (least === undefined || least < 1n ? 1n : least);
}

export type AddOneRun = {
  readonly increments: bigint;
  /** Set where one unit more would have overspent. */ readonly overspends: boolean;
};

/**
 * The add1 completions: one whole unit more for every voter, counted afresh, as often as it can be done. `add1`
 * stops only when the next step would overspend (or nothing is left to buy); `add1-exhaustive` already when no
 * further topic fits. Returns how many units that is; the shares start from the exact quotient budget / voters.
 */
export function findIncrements(
  profile: Profile,
  options: EqualSharesOptions,
  stopExhaustive: boolean,
): AddOneRun {
  const { utility, tieOrder } = options;
  const at = (increments: bigint): EqualSharesRun =>
    runEqualShares(profile, { utility, tieOrder, increments });
  let increments = 0n;
  let run = at(increments);
  for (;;) {
    if (stopExhaustive && exhaustive(profile, run.chosen)) return { increments, overspends: false };
    if (open(profile, run.chosen).length === 0) return { increments, overspends: false };
    const next = nextIncrements(run, increments);
    run = at(next);
    // Skipped steps buy nothing, so the last one before an overspending step is the last affordable one.
    if (run.chosen.spent > profile.budget) return { increments: next - 1n, overspends: true };
    increments = next;
  }
}

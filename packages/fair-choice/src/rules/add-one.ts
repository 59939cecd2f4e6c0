import { ElectionError } from '../profiles/election.ts';
import { runEqualShares, type EqualSharesOptions, type EqualSharesRun } from './equal-shares.ts';
import type { Profile } from '../profiles/profile.ts';
import { open, type Chosen } from './round.ts';
import { item } from '../numbers/within.ts';

const exhaustive = (profile: Profile, chosen: Chosen): boolean =>
  open(profile, chosen).every((topic) => chosen.spent + item(profile.costs, topic) > profile.budget);

/** Looking ahead costs about as much as counting: where it gains nothing, it is left out for so many counts. */
const PAUSE_MAX = 16;

/** Most counts one add1 completion takes: costs so far beyond every share are a slip or an attack. */
export const COUNTS_MAX = 200_000;

/** Counts with ever more units per voter, and leaves out those that surely buy the same. */
class Stepping {
  readonly #profile: Profile;
  readonly #options: EqualSharesOptions;
  #pause = 1;
  #plain = 0;
  #counts = 0;

  constructor(profile: Profile, options: EqualSharesOptions) {
    this.#profile = profile;
    this.#options = options;
  }

  at(increments: bigint): EqualSharesRun {
    this.#counts += 1;
    if (this.#counts > COUNTS_MAX) {
      const why = `add1 needs more than ${COUNTS_MAX} counts: state costs in a larger unit, or choose another completion`;
      throw new ElectionError('add1-counts', 'election', why);
    }
    const headroom = this.#plain === 0;
    this.#plain = Math.max(0, this.#plain - 1);
    return runEqualShares(this.#profile, { ...this.#options, increments, headroom });
  }

  /** The first number of units that might buy something else. */
  next({ headroom }: EqualSharesRun, tried: bigint): bigint {
    if (headroom === undefined) return tried + 1n;
    const steps = Number.isFinite(headroom.units) ? Math.max(1, Math.ceil(headroom.units)) : 1;
    this.#pause = steps > 2 ? 1 : Math.min(PAUSE_MAX, this.#pause * 2);
    if (steps <= 2) this.#plain = this.#pause;
    return tried + BigInt(steps);
  }
}

export type AddOneRun = {
  readonly increments: bigint;
  /** Set where one unit more would have overspent. */ readonly overspends: boolean;
};

/**
 * The add1 completions: one whole unit more for every voter, counted afresh, as often as it can be done. `add1`
 * stops only when the next step would overspend (or nothing is left to buy); `add1-exhaustive` already when no
 * further topic fits. Returns how many units that is; the shares start from the exact quotient budget / voters.
 * Throws ElectionError beyond COUNTS_MAX counts.
 */
export function findIncrements(
  profile: Profile,
  options: EqualSharesOptions,
  stopExhaustive: boolean,
): AddOneRun {
  const { utility, tieOrder } = options;
  const stepping = new Stepping(profile, { utility, tieOrder, increments: 0n });
  let increments = 0n;
  let run = stepping.at(increments);
  for (;;) {
    if (stopExhaustive && exhaustive(profile, run.chosen)) return { increments, overspends: false };
    if (open(profile, run.chosen).length === 0) return { increments, overspends: false };
    const next = stepping.next(run, increments);
    run = stepping.at(next);
    // Skipped steps buy the same, so the last one before an overspending step is the last affordable one.
    if (run.chosen.spent > profile.budget) return { increments: next - 1n, overspends: true };
    increments = next;
  }
}

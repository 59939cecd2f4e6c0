import type { Profile } from '../profiles/profile.ts';
import { ratio, type Rational } from '../numbers/rational.ts';
import { item } from '../numbers/within.ts';

/** What put a topic among the winners. `lot`: places nobody's approval could fill any more. */
export type Phase = 'equal-shares' | 'phragmen' | 'pav' | 'approval' | 'fill' | 'lot';

/** One choice, with everything its explanation needs. Topics are numbers into `profile.ids`. */
export type Round = {
  readonly topic: number;
  readonly phase: Phase;
  /**
   * What the phase makes lowest. Equal Shares: money per unit of utility that each supporter who can pays.
   * Phragmén: the money every voter must have received by now. Others: cost per point of score.
   */
  readonly price: Rational;
  readonly runnerUp?: { readonly topic: number; readonly price: Rational };
  /** Total weight of its supporters, of those who paid anything, and of those who paid the full price. */
  readonly supporters: Rational;
  readonly payers: Rational;
  readonly paidInFull: Rational;
  /** Topics at the same exact price, the winner first. */
  readonly tied: readonly number[];
};

/** Counts winners per organisation or theme and says who may still be chosen. */
export class CapCount {
  readonly #profile: Profile;
  readonly #taken = new Map<string, number>();

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  allows(topic: number): boolean {
    return item(this.#profile.groups, topic).every(
      (group) => (this.#taken.get(group) ?? 0) < (this.#profile.caps.get(group) ?? Infinity),
    );
  }

  take(topic: number): void {
    for (const group of item(this.#profile.groups, topic)) {
      this.#taken.set(group, (this.#taken.get(group) ?? 0) + 1);
    }
  }
}

/** Scaled whole weight as the number of voters it stands for. */
export const votersOf = (profile: Profile, weight: bigint): Rational => ratio(weight, profile.weightScale);

/** What a run has chosen so far; completions go on from it. */
export type Chosen = {
  readonly rounds: Round[];
  readonly caps: CapCount;
  spent: bigint;
};

export function nothingChosen(profile: Profile): Chosen {
  return { rounds: [], caps: new CapCount(profile), spent: 0n };
}

/** Writes a choice down; the only place where `spent` and the caps move. */
export function choose(profile: Profile, chosen: Chosen, round: Round): void {
  chosen.rounds.push(round);
  chosen.caps.take(round.topic);
  chosen.spent += item(profile.costs, round.topic);
}

export const isChosen = (chosen: Chosen, topic: number): boolean =>
  chosen.rounds.some((round) => round.topic === topic);

/** Topics somebody supports, that are not chosen and that no cap excludes. */
export const open = (profile: Profile, chosen: Chosen): number[] => {
  const taken = new Set(chosen.rounds.map(({ topic }) => topic));
  return profile.ids
    .map((_, topic) => topic)
    .filter((topic) => item(profile.scores, topic) > 0n && !taken.has(topic) && chosen.caps.allows(topic));
};
